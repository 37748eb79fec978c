import { readdirSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askRaw, type RawAnswer, writeRaw } from './raw-request.ts'
import { onTwoDomains, RealHouse } from './real-house.ts'

/** Written out once more, so that a change of the door is seen here. */
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"
const nothing = [
  'accelerometer aria-notify autoplay browsing-topics camera captured-surface-control clipboard-read clipboard-write',
  'compute-pressure cross-origin-isolated deferred-fetch deferred-fetch-minimal digital-credentials-create',
  'digital-credentials-get display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid',
  'identity-credentials-get idle-detection keyboard-map language-detector language-model local-fonts magnetometer',
  'microphone midi on-device-speech-recognition otp-credentials payment picture-in-picture',
  'private-state-token-issuance private-state-token-redemption publickey-credentials-create',
  'publickey-credentials-get screen-wake-lock serial speaker-selection storage-access summarizer sync-xhr translator',
  'unload usb window-management xr-spatial-tracking',
]
  .flatMap(line => line.split(' '))
  .map(feature => `${feature}=()`)
  .join(', ')

const strict: Record<string, string> = {
  'content-security-policy': csp,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  'x-robots-tag': 'noarchive',
  'permissions-policy': nothing,
}
const hsts = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
const form = { 'content-security-policy': csp.replace("form-action 'none'", "form-action 'self'") }
const passkeys = {
  'permissions-policy': nothing
    .replace('clipboard-write=()', 'clipboard-write=(self)')
    .replace('publickey-credentials-create=()', 'publickey-credentials-create=(self)')
    .replace('publickey-credentials-get=()', 'publickey-credentials-get=(self)'),
}
const forOthers = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, max-age=15',
}
const lasting = { 'cache-control': 'public, max-age=31536000, immutable' }
const hourly = { 'cache-control': 'public, max-age=3600' }

/** What answers beside the strict headers, by path. */
const always: Record<string, Record<string, string>> = {
  '/contact': form,
  ...{ '/desk': passkeys, '/set-up': passkeys, '/uitnodiging': passkeys },
}
const whenGiven: Record<string, Record<string, string>> = {
  ...{ '/status.json': forOthers, '/status-knop': forOthers, '/status-knop.svg': forOthers },
  ...{ '/openingsuren.ics': forOthers, '/danger-words.json': hourly, '/jaarverslag/:file': hourly },
  '/assets/*': lasting,
}

/** Headers that say what the answer is, and nothing of how it may be used. */
const ofContent = [
  ...['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-type', 'content-length', 'vary'],
  ...['content-encoding', 'content-disposition', 'etag', 'last-modified', 'accept-ranges', 'location'],
]

function policyIn(headers: IncomingHttpHeaders): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofContent.includes(name)))
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']
const asset = readdirSync('build/pages/assets').find(name => name.endsWith('.js')) ?? ''

/** A path that this route answers. */
const pathOf = (route: string) => route.replace('/assets/*', `/assets/${asset}`).replace(/:\w+|\*/g, 'x')

const json = { 'content-type': 'application/json' }
const name = 'A'.repeat(22)
const listen = JSON.stringify({ line: name, after: 0, isStreamed: true })
const say = JSON.stringify({ line: name, after: 0, batch: 1, frames: [] })

function upgrade({ path = '/api/visitor', origin = 'http://localhost:PORT', key = `${'A'.repeat(22)}==` }) {
  const lines = [
    ...[`GET ${path} HTTP/1.1`, 'Host: localhost:PORT', `Origin: ${origin}`, 'Upgrade: websocket'],
    ...['Connection: Upgrade', 'Sec-WebSocket-Version: 13', ...(key ? [`Sec-WebSocket-Key: ${key}`] : [])],
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

let house: RealHouse
beforeAll(async () => {
  house = await RealHouse.isSetUp()
}, 60_000)
afterAll(() => house.closes())

const ask = (path: string, method: string, headers: Record<string, string> = {}, body?: string) =>
  askRaw({
    ...{ port: house.settings.port, path, method },
    headers: { host: `localhost:${house.settings.port}`, origin: house.settings.publicUrl, ...headers },
    ...(body !== undefined && { body }),
  })

const found = ({ status }: RawAnswer) => status < 300 || status === 304

describe('who asks for anything on one host', () => {
  test('[SC1] [SC24] gets exactly the headers of its kind, on every route and by every method', async () => {
    const paths = [...new Set(house.house.routes.map(({ path }) => path))]
    expect(paths.length).toBeGreaterThan(90)
    const unlike: unknown[] = []
    const given = new Set<string>()
    for (const path of paths)
      await Promise.all(
        methods.map(async method => {
          const answer = await ask(pathOf(path), method)
          const isRouted = house.house.routes.some(one => one.path === path && one.method === method)
          const kind = path.startsWith('/site/') ? lasting : whenGiven[path]
          if (found(answer)) given.add(path)
          const expected = {
            ...strict,
            ...(isRouted && always[path]),
            ...(isRouted && found(answer) && kind),
          }
          const seen = policyIn(answer.headers)
          if (JSON.stringify(sorted(seen)) !== JSON.stringify(sorted(expected)))
            unlike.push({ path, method, status: answer.status, seen, expected })
        }),
      )
    expect(unlike).toEqual([])
    for (const path of ['/', '/chat', '/contact', '/desk', '/status.json', '/assets/*', '/api/vault-key'])
      expect([...given]).toContain(path)
  })

  test.each<[string, number, string, string, Record<string, string>, string | undefined]>([
    ['what is not there', 404, '/nergens', 'GET', { accept: 'text/html' }, undefined],
    ['a body that is too large', 413, '/api/sign-in', 'POST', json, 'x'.repeat(20_000)],
    ['a body that is no JSON', 400, '/api/sign-in', 'POST', json, '{"a":'],
    ['a body of another kind', 400, '/api/sign-in', 'POST', { 'content-type': 'text/plain' }, 'a'],
    ['an address that says nothing', 400, '/%', 'GET', {}, undefined],
    ['a name that is not ours', 403, '/', 'GET', { host: 'evil.example' }, undefined],
    ['a page of elsewhere', 403, '/api/leave', 'POST', { origin: 'https://evil.example' }, '{}'],
    ['a line that listens', 200, '/api/visitor/listen', 'POST', json, listen],
    ['a line that nobody knows', 410, '/api/desk/say', 'POST', json, say],
  ])('[SC1] %s is answered with the strict headers', async (_, status, path, method, headers, body) => {
    const answer = await ask(path, method, headers, body)
    expect([answer.status, ofLine(policyIn(answer.headers))]).toEqual([status, strict])
  })

  test.each([
    ['a request that is none', 'nonsense\r\n\r\n', '400'],
    ['a header of 20 kB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['a path of 20 kB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, '431'],
    ['a line that is refused', upgrade({ origin: 'http://evil.example' }), '403'],
    ['a line that nobody has', upgrade({ path: '/api/other' }), '403'],
    ['a line without its key', upgrade({ key: '' }), '400'],
  ])('[SC1] %s is answered with the strict headers, before any route is known', async (_, text, status) => {
    const told = await writeRaw(house.settings.port, text.replaceAll('PORT', `${house.settings.port}`))
    expect(told.slice(0, 12)).toBe(`HTTP/1.1 ${status}`)
    expect(policyIn(headersIn(told))).toEqual(strict)
  })
})

describe('who asks where staff have a host of their own', () => {
  let apart: RealHouse
  beforeAll(async () => {
    apart = await RealHouse.open(onTwoDomains)
  }, 60_000)
  afterAll(() => apart.closes())
  const asks = (host: string, path: string) => askRaw({ port: apart.settings.port, path, headers: { host } })

  test('[SC1] [SC25] gets HSTS on both, and on the host of staff a policy that tells when it is broken', async () => {
    const chat = await asks('chat.helpline.example', '/chat')
    expect([chat.status, policyIn(chat.headers)]).toEqual([200, { ...strict, ...hsts }])
    const desk = await asks('desk.team.example', '/desk')
    const telling = { 'content-security-policy': `${csp}; report-uri /api/csp-report` }
    expect([desk.status, policyIn(desk.headers)]).toEqual([
      200,
      { ...strict, ...hsts, ...passkeys, ...telling },
    ])
    const stray = await asks('desk.team.example', '/chat')
    expect([stray.status, policyIn(stray.headers)]).toEqual([404, { ...strict, ...hsts, ...telling }])
  })
})

function sorted(headers: Record<string, unknown>): unknown[] {
  return Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1))
}

/** Without the one header of a line that speaks to proxies. */
function ofLine({ 'x-accel-buffering': _, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest
}

function headersIn(told: string): IncomingHttpHeaders {
  const [head = ''] = told.split('\r\n\r\n')
  const lines = head.split('\r\n').slice(1)
  return Object.fromEntries(
    lines.map(one => [one.split(': ')[0]?.toLowerCase(), one.slice(one.indexOf(': ') + 2)]),
  )
}
