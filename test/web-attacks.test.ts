import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestProxy } from './proxy.ts'
import { askRaw, type RawAnswer, writeRaw } from './raw-request.ts'
import { RealHouse } from './real-house.ts'

/** T16: what a scanner tries, against a whole house. */
let house: RealHouse
let port: number
let cookie: string
beforeAll(async () => {
  house = await RealHouse.isSetUp()
  port = house.settings.port
  cookie = await house.signsIn(house.bram)
}, 60_000)
afterAll(() => house.closes())

interface Asked {
  readonly path: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** From a page of ours, as a coordinator who is signed in. */
const ask = ({ headers, ...asked }: Asked): Promise<RawAnswer> =>
  askRaw({
    ...{ port, ...asked },
    headers: { host: `localhost:${port}`, origin: house.settings.publicUrl, cookie, ...headers },
  })

const posts = () => [
  ...new Set(house.house.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)),
]

/** The statuses of all answers on one connection that wrote these bytes. `H` stands for our own host. */
async function statusesOf(text: string, to = port): Promise<number[]> {
  const told = await writeRaw(to, Buffer.from(text.replaceAll('H!', `localhost:${port}`), 'latin1'), 400)
  return [...told.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status))
}

describe('who asks for files', () => {
  const up = ['../../../package.json', '../../../../../../etc/passwd', '../../pages/visitor.json']
  const written = [
    (path: string) => path,
    (path: string) => path.replaceAll('..', '%2e%2e'),
    (path: string) => path.replaceAll('/', '%2f'),
    (path: string) => path.replaceAll('../', '%252e%252e%252f'),
    (path: string) => path.replaceAll('/', '%5c'),
    (path: string) => path.replaceAll('/', '\\'),
    (path: string) => path.replaceAll('../', '....//'),
    (path: string) => path.replaceAll('../', '..;/'),
    (path: string) => path.replaceAll('..', '%c0%ae%c0%ae'),
    (path: string) => `${path}%00.js`,
    (path: string) => `/${path}`,
    (path: string) => `file:///${path}`,
  ]
  test.each(['/assets/', '/jaarverslag/', '/rooster/', '/site/', '/api/key-file/', '/'])(
    '[SC26] finds none but those that have an address: %s',
    async folder => {
      for (const path of up)
        for (const write of written) {
          const text = `GET ${folder}${write(path)} HTTP/1.1\r\nHost: H!\r\nConnection: close\r\n\r\n`
          const told = await writeRaw(port, text.replaceAll('H!', `localhost:${port}`))
          expect(told, `${folder}${write(path)}`).toMatch(/^HTTP\/1\.1 (400|401|403|404) /)
          expect(told).not.toMatch(/root:|"dependencies"|"isEntry"/)
        }
    },
  )

  test.each([
    '/assets/',
    '/assets/.',
    '/assets/.vite/manifest.json',
    '/.git/config',
    '/.env',
    '/clbchat.env',
  ])('[SC26] finds no list and nothing hidden: %s', async path => {
    expect((await ask({ path })).status).toBe(404)
  })
})

describe('who asks by another method', () => {
  test.each(['x-http-method-override', 'x-http-method', 'x-method-override'])(
    '[SC26] is not believed in the header %s',
    async name => {
      expect((await ask({ path: '/api/sign-out', headers: { [name]: 'POST' } })).status).toBe(404)
      expect((await ask({ path: '/api/sign-out?_method=POST' })).status).toBe(404)
      const reading = { path: '/api/ways', headers: { [name]: 'GET', origin: 'https://evil.example' } }
      expect((await ask({ ...reading, method: 'POST' })).status).toBe(403)
      expect((await ask({ path: '/api/ways' })).status).toBe(200)
    },
  )

  test.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'MKCOL', 'SEARCH', 'PURGE'])(
    '[SC26] %s is at home nowhere, and brings back nothing that was sent',
    async method => {
      for (const path of ['/', '/chat', '/api/ways', '/assets/x']) {
        const { status, body, headers } = await ask({ path, method, headers: { 'x-mine': 'brought-back' } })
        expect([path, status]).toEqual([path, 404])
        expect(body).not.toContain('brought-back')
        expect(headers['allow'] ?? headers['access-control-allow-methods']).toBe(undefined)
      }
    },
  )

  test.each(['CONNECT localhost:80', 'FOO /', 'GeT /', 'get /', '\u0000GET /'])(
    '[SC26] %s is no way in',
    async line => {
      const statuses = await statusesOf(`${line} HTTP/1.1\r\nHost: H!\r\n\r\n`)
      expect([[], [400]]).toContainEqual(statuses)
    },
  )
})

describe('a page of another site', () => {
  const origins = () => [
    'null',
    `http://localhost:${port}.evil.example`,
    `http://evil-localhost:${port}`,
    `http://localhost:${port + 1}`,
    `https://localhost:${port}`,
    'http://localhost',
    `http://LOCALHOST:${port}`,
    `http://localhost:${port}/`,
    `http://localhost:${port}, https://evil.example`,
    `http://user@localhost:${port}`,
    'file://',
    '',
  ]
  test('[SC26] gets no leave to read, whatever it calls itself, and changes nothing', async () => {
    for (const origin of origins()) {
      const read = await ask({ path: '/api/ways', headers: { origin } })
      expect(read.headers['access-control-allow-origin']).toBe(undefined)
      expect(read.headers['access-control-allow-credentials']).toBe(undefined)
      for (const path of ['/api/sign-out', '/api/leave', '/api/desk-pass', '/api/visitor/listen']) {
        const asked = { path, method: 'POST', headers: { origin, ...json }, body: '{}' }
        expect([origin, path, (await ask(asked)).status]).toEqual([origin, path, 403])
      }
      const preflight = { origin, 'access-control-request-method': 'POST' }
      expect(
        (await ask({ path: '/api/leave', method: 'OPTIONS', headers: preflight })).headers,
      ).not.toHaveProperty('access-control-allow-origin')
    }
    expect((await ask({ path: '/api/ways' })).status).toBe(200)
  })

  test('[SC26] gets no leave by what the browser says of its site', async () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      const headers = { 'sec-fetch-site': site, ...json }
      expect((await ask({ path: '/api/leave', method: 'POST', headers, body: '{}' })).status).toBe(403)
    }
  })

  test('[SC26] reads the state of the door, and with it no cookie and nobody', async () => {
    const { status, headers } = await ask({
      path: '/status.json',
      headers: { origin: 'https://school.example' },
    })
    expect([status, headers['access-control-allow-origin']]).toEqual([200, '*'])
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
  })
})

describe('who calls us by another name', () => {
  test.each([
    ['of somebody else', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 403],
    [
      'ours and another',
      'GET / HTTP/1.1\r\nHost: H!\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      403,
    ],
    [
      'another and ours',
      'GET / HTTP/1.1\r\nHost: evil.example\r\nHost: H!\r\nConnection: close\r\n\r\n',
      403,
    ],
    ['ours twice', 'GET / HTTP/1.1\r\nHost: H!\r\nHost: H!\r\nConnection: close\r\n\r\n', 403],
    [
      'another in the address',
      'GET http://evil.example/ HTTP/1.1\r\nHost: H!\r\nConnection: close\r\n\r\n',
      403,
    ],
    [
      'ours in the address',
      'GET http://H!/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      403,
    ],
    ['none', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['none, as long ago', 'GET / HTTP/1.0\r\nConnection: close\r\n\r\n', 403],
    ['an empty one', 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', 403],
    ['with somebody before it', 'GET / HTTP/1.1\r\nHost: evil@H!\r\nConnection: close\r\n\r\n', 403],
    ['with somebody behind it', 'GET / HTTP/1.1\r\nHost: H!.evil.example\r\nConnection: close\r\n\r\n', 403],
    ['of another port', 'GET / HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n', 403],
    ['two in one line', 'GET / HTTP/1.1\r\nHost: H!, evil.example\r\nConnection: close\r\n\r\n', 403],
  ])('[SC26] %s is refused', async (_, text, status) => {
    expect(await statusesOf(text)).toEqual([status])
  })

  test('[SC26] in a header of a proxy changes no address on a page', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
      'x-host': 'evil.example',
    }
    for (const path of ['/', '/openingsuren', '/status-knop', '/openingsuren.ics']) {
      const { body, headers: told } = await ask({ path, headers })
      expect(body + JSON.stringify(told)).not.toContain('evil.example')
    }
  })
})

/** What two servers in a row might cut into requests in another way: the second of each pair must never be answered. */
const second = 'GET /status.json HTTP/1.1\r\nHost: H!\r\n\r\n'
const smuggled = (headers: string, body: string) =>
  `POST /api/leave HTTP/1.1\r\nHost: H!\r\nOrigin: http://H!\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`
const pairs: [string, string][] = [
  ['length and chunks', smuggled('Content-Length: 6\r\nTransfer-Encoding: chunked', `0\r\n\r\n${second}`)],
  [
    'chunks and length',
    smuggled('Transfer-Encoding: chunked\r\nContent-Length: 4', `5c\r\n${second}0\r\n\r\n`),
  ],
  ['chunks and something else', smuggled('Transfer-Encoding: chunked, identity', `0\r\n\r\n${second}`)],
  ['chunks twice', smuggled('Transfer-Encoding: chunked\r\nTransfer-Encoding: x', `0\r\n\r\n${second}`)],
  ['chunks misspelled', smuggled('Transfer-Encoding: xchunked', `0\r\n\r\n${second}`)],
  ['a space before the colon', smuggled('Transfer-Encoding : chunked', `0\r\n\r\n${second}`)],
  ['a folded header', smuggled('Transfer-Encoding:\r\n chunked', `0\r\n\r\n${second}`)],
  ['a tab', smuggled('Transfer-Encoding:\u000bchunked', `0\r\n\r\n${second}`)],
  ['two lengths', smuggled('Content-Length: 2\r\nContent-Length: 60', `{}${second}`)],
  ['two lengths in one', smuggled('Content-Length: 2, 60', `{}${second}`)],
  ['a length with a sign', smuggled('Content-Length: +2', `{}${second}`)],
  ['a length in another system', smuggled('Content-Length: 0x2', `{}${second}`)],
  ['a length below nothing', smuggled('Content-Length: -1', second)],
  ['a chunk of another system', smuggled('Transfer-Encoding: chunked', `0x2\r\n{}\r\n0\r\n\r\n${second}`)],
  ['a chunk beyond all numbers', smuggled('Transfer-Encoding: chunked', `fffffffffffffffff\r\n{}${second}`)],
  ['a chunk that ends early', smuggled('Transfer-Encoding: chunked', `2\r\n{}${second}`)],
  [
    'a chunk with a line in its name',
    smuggled('Transfer-Encoding: chunked', `2;a\n\r\n{}\r\n0\r\n\r\n${second}`),
  ],
  ['a carriage return alone', smuggled('X: a\rContent-Length: 60', second)],
  ['a zero in a header', smuggled('X: a\u0000\r\nContent-Length: 2', `{}${second}`)],
  ['a header without a name', smuggled(': a\r\nContent-Length: 2', `{}${second}`)],
]

describe('who hides one request in another', () => {
  test.each(pairs)('[SC26] is refused: %s', async (_, text) => {
    expect(await statusesOf(text)).toEqual([400])
  })

  test('[SC26] is refused by a proxy, or by us behind it, and nothing slips through', async () => {
    const proxy = await TestProxy.standsBefore(house.settings.publicUrl, {
      upgrades: 'refuses',
      isHoldingBack: false,
    })
    try {
      const to = Number(new URL(proxy.url).port)
      for (const [name, text] of pairs) expect([name, await statusesOf(text, to)]).toEqual([name, [400]])
      expect(proxy.timesAsked('/status.json')).toBe(0)
    } finally {
      await proxy.goes()
    }
  })

  test('[SC26] and who honestly asks twice on one connection is answered twice, in order', async () => {
    const ours = 'Host: H!\r\n'
    const text = `GET /nergens HTTP/1.1\r\n${ours}\r\nGET / HTTP/1.1\r\n${ours}Connection: close\r\n\r\n`
    expect(await statusesOf(text)).toEqual([404, 200])
    const refusedFirst = `${smuggled('Content-Length: 2', '{}')}GET / HTTP/1.1\r\n${ours}Connection: close\r\n\r\n`
    expect(await statusesOf(refusedFirst)).toEqual([400, 200])
  })

  test.each([
    ['of 1991', 'GET /\r\n\r\n'],
    ['of the next version', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['of a version that is none', 'GET / HTTP/9.9\r\nHost: H!\r\n\r\n'],
    ['of another protocol', 'GET / ICE/1.0\r\nHost: H!\r\n\r\n'],
    ['with line ends of another kind', 'GET / HTTP/1.1\nHost: H!\n\n'],
  ])('[SC26] a request %s is not read as one of today', async (_, text) => {
    expect([[], [400], [403]]).toContainEqual(await statusesOf(text))
  })
})

const json = { 'content-type': 'application/json' }

describe('who sends another body than is asked', () => {
  const poisoned = [
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"way":{"__proto__":{"polluted":true}}}',
    '[{"__proto__":{"polluted":true}}]',
    '{"\\u005f_proto__":{"polluted":true}}',
  ]
  const odd = [
    ...['{"toString":1,"hasOwnProperty":1,"then":1}', 'null', '"text"', '[]', '\u00ff\u00fe{}'],
    `{"a":${'['.repeat(7_000)}${']'.repeat(7_000)}}`,
  ]
  /** The cookie must last until the end. */
  const paths = () => posts().filter(path => path !== '/api/sign-out')

  test('[SC26] changes no object of the house, on no route', async () => {
    expect(paths().length).toBeGreaterThan(50)
    for (const path of paths())
      for (const body of poisoned) {
        const { status } = await ask({ path, method: 'POST', headers: json, body })
        expect([path, body, status]).toEqual([path, body, refused(status)])
        expect(Object.keys(Object.prototype)).toEqual([])
      }
  })

  test('[SC26] breaks nothing, on no route', async () => {
    for (const path of paths())
      for (const body of odd) {
        const { status } = await ask({ path, method: 'POST', headers: json, body })
        expect([path, body.slice(0, 40), status < 500]).toEqual([path, body.slice(0, 40), true])
      }
    expect((await ask({ path: '/api/ways' })).status).toBe(200)
  })

  const types = [
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json'],
    ...[
      'application/jsonp',
      'application/json-patch+json',
      'application/xml',
      'text/plain; x=application/json',
    ],
    ...['application/csp-report', 'application/octet-stream', 'application/json, text/plain', 'x'],
  ]
  test('[SC26] is not read when it is called something else than JSON, on no route', async () => {
    for (const path of paths().filter(one => one !== '/contact'))
      for (const type of path === '/api/leave' ? types : types.slice(0, 3)) {
        const { status } = await ask({ path, method: 'POST', headers: { 'content-type': type }, body: '{}' })
        expect([path, type, status]).toEqual([path, type, refused(status)])
      }
    expect((await ask({ path: '/api/ways' })).status).toBe(200)
  })

  test.each([
    ['in another alphabet', { 'content-type': 'application/json; charset=utf-7' }, '+AHsAfQ-'],
    ['packed', { ...json, 'content-encoding': 'gzip' }, '\u001f\u008b\u0008'],
    ['with a mark before it', json, '\ufeff\ufeff{}'],
    ['with two ends', json, '{}{}'],
  ])('[SC26] is not read when it is %s', async (_, headers, body) => {
    expect((await ask({ path: '/api/sign-in', method: 'POST', headers, body })).status).toBe(400)
  })

  test('[SC26] is not read when it is larger than any of ours', async () => {
    const body = JSON.stringify({ a: 'x'.repeat(2 * 1024 * 1024) })
    for (const path of ['/api/set-up', '/api/sign-in', '/api/leave', '/api/resume-blob', '/contact'])
      expect([path, (await ask({ path, method: 'POST', headers: json, body })).status]).toEqual([path, 413])
  })
})

/** Any refusal and no fault of ours: a 5xx is `try-again` or worse. */
const refused = (status: number) => (status >= 400 && status < 500 ? status : 'a refusal')

describe('who hopes for a cache or a way elsewhere', () => {
  test.each([
    ...[
      '/chat/x.css',
      '/chat;x.css',
      '/chat%2fx.css',
      '/chat?x.css',
      '/chat%00.css',
      '/desk/x.js',
      '/desk?v=1.js',
    ],
    ...[
      '/api/ways/x.css',
      '/api/ways;.css',
      '/api/ways?x.png',
      '/api/vault-key?.css',
      '/rooster/x.css',
      '/contact?x.css',
    ],
    ...['/assets/x.css', '/assets/..%2fchat', '/nergens.css', '/favicon.ico', '/status-stream?x.css'],
  ])('[SC26] %s is kept by no cache', async path => {
    const { headers } = await ask({
      path,
      headers: { 'x-forwarded-scheme': 'http', 'x-original-url': '/desk' },
    })
    expect(headers['cache-control']).toBe('no-store')
  })

  test.each([
    ...['//evil.example', '//evil.example/..', '/\\evil.example', '/%2f%2fevil.example', '/%5cevil.example'],
    ...['/?next=//evil.example', '/chat?url=https://evil.example', '/contact/verstuurd?to=//evil.example'],
    ...[
      '/chat//evil.example/',
      '/.evil.example',
      '/%0d%0aLocation:%20https://evil.example',
      '/desk/..//evil.example',
    ],
  ])('[SC26] %s leads nobody elsewhere', async path => {
    const { headers } = await ask({ path, headers: { accept: 'text/html' } })
    expect(JSON.stringify(headers)).not.toContain('evil')
    expect([undefined, 'https://www.meteo.be/nl']).toContain(headers.location)
  })
})

describe('who sends more than fits', () => {
  const head = 'GET / HTTP/1.1\r\nHost: H!\r\n'
  test.each<[string, string, number[]]>([
    ['a header of 20 kB', `${head}X: ${'x'.repeat(20_000)}\r\n\r\n`, [431]],
    ['a thousand headers', `${head}${'X: yyyyyyyyyyyyyyyy\r\n'.repeat(1_000)}\r\n`, [431]],
    ['an address of 20 kB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: H!\r\n\r\n`, [431]],
    [
      'a thousand questions',
      `GET /?${'a=1&'.repeat(1_000)} HTTP/1.1\r\nHost: H!\r\nConnection: close\r\n\r\n`,
      [200],
    ],
    [
      'a name of 10 kB',
      `GET /rooster/${'x'.repeat(10_000)} HTTP/1.1\r\nHost: H!\r\nConnection: close\r\n\r\n`,
      [400],
    ],
    ['a pile of cookies', `${head}Cookie: ${'s=x; '.repeat(3_000)}\r\nConnection: close\r\n\r\n`, [200]],
  ])('[SC26] %s troubles nobody', async (_, text, statuses) => {
    expect(await statusesOf(text)).toEqual(statuses)
  })
})
