import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signPages } from '../src/command-line/sign-pages.ts'
import { type Asked, verifyPages } from '../src/command-line/verify-pages.ts'
import { freePort } from './free-port.ts'
import { honest, type Lie, LyingProxy } from './lying-proxy.ts'
import { TestHouse } from './open-house.ts'

let house: TestHouse
let proxy: LyingProxy
let url: string
let folder: string
let asked: Asked

beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}`
  house = await TestHouse.open({ publicUrl: url, staffUrl: url })
  proxy = await LyingProxy.opens(port, house.settings.port)
  folder = mkdtempSync(join(tmpdir(), 'clbchat-verify-'))
  asked = {
    release: 'build/pages',
    rootKey: join(house.settings.dataDirectory, 'root.pub'),
    site: 'site/clbchat',
  }
})
afterAll(async () => {
  await proxy?.closes()
  await house?.closes()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  proxy.lie = honest
})

async function looks(how: Asked = asked): Promise<{ ending: number; said: string[] }> {
  const said: string[] = []
  const ending = await verifyPages(url, how, line => said.push(line))
  return { ending, said }
}

/** Changes the text of one page or file. */
const inPage =
  (where: string | RegExp, change: (text: string) => string): Lie =>
  (path, said) => {
    if (typeof where === 'string' ? path !== where : !where.test(path)) return
    const before = said.body.toString('latin1')
    const after = change(before)
    if (after === before) throw new Error(`the lie about ${path} changes nothing`)
    said.body = Buffer.from(after, 'latin1')
  }
const adds = (where: string, what: string) => inPage(where, text => text.replace('</main>', `${what}</main>`))
const swaps = (where: string, from: string | RegExp, to: string) =>
  inPage(where, text => text.replace(from, to))
const header =
  (where: RegExp, name: string, value: string | undefined): Lie =>
  (path, { headers }) => {
    if (!where.test(path)) return
    if (value === undefined) delete headers[name]
    else headers[name] = value
  }

test('[BP7] [BP8] [BP10] an honest site is the same as its release, for visitors and for staff', async () => {
  for (const how of [asked, { ...asked, staff: true as const }]) {
    const { ending, said } = await looks(how)
    expect(said).toEqual([
      expect.stringMatching(/the same as clbchat \d+\.\d+\.\d+, in \d+ pages and \d+ files\.$/),
    ])
    expect(ending).toBe(0)
  }
})

const oneByte = (text: string) => `${text.slice(0, -9)}${text.at(-9) === 'a' ? 'b' : 'a'}${text.slice(-8)}`
const otherKey = Buffer.alloc(32, 7).toString('base64url')

describe('a site that was taken over is seen when it', () => {
  const lies: [string, Lie, RegExp][] = [
    [
      'changes one byte of the chat',
      inPage(/\/assets\/visitor-.*js$/, oneByte),
      /^\/assets\/visitor-\S+ \(br\): expected sha256 [0-9a-f]{64}, found/,
    ],
    [
      'changes one byte of a file that few ever load',
      inPage(/hpke-noble/, oneByte),
      /^\/assets\/hpke-noble\S+ \(identity\): expected/,
    ],
    [
      'changes only the packed copy',
      (path, said) => {
        if (said.headers['content-encoding'] === 'br' && path.includes('welcome'))
          said.body = Buffer.from('//')
      },
      /^\/assets\/welcome\S+ \(br\): expected/,
    ],
    ['changes one byte of the typeface', inPage(/latin-wght.*woff2/, oneByte), /woff2 \(gzip\): expected/],
    [
      'gives a file away',
      (path, said) => {
        if (path.includes('rest-of-page')) said.status = 404
      },
      /rest-of-page\S+ \(identity\): answers with 404/,
    ],
    [
      'serves another manifest',
      inPage('/manifest.json', oneByte),
      /^\/manifest.json: expected that of clbchat/,
    ],
    [
      'swaps a script for another one of the release',
      swaps('/chat', /\/assets\/visitor-[\w-]+\.js/, '/assets/welcome.js'),
      /^\/chat: has not script of type "module" \/assets\/visitor-/,
    ],
    [
      'swaps file and hash together',
      swaps(
        '/chat',
        /<script type="module" src="[^"]+" integrity="[^"]+">/,
        '<script type="module" src="/assets/evil.js" integrity="sha384-AAAA">',
      ),
      /^\/chat: has script of type "module" \/assets\/evil\.js sha384-AAAA, which the release has not/,
    ],
    [
      'drops a hash',
      swaps('/chat', / integrity="[^"]+"><\/script>/, '></script>'),
      /^\/chat: has script .* \(no hash\), which the release has not/,
    ],
    [
      'drops the hash of a part that comes later',
      swaps('/contact', /(rel="later"[^>]*) integrity="[^"]+"/, '$1'),
      /^\/contact: has later \S+ \(no hash\)/,
    ],
    [
      'adds a script of its own',
      adds('/', '<script src="/x.js"></script>'),
      /^\/: has script of type "" \/x\.js/,
    ],
    [
      'adds code to the page itself',
      adds('/bezet', '<script>alert(1)</script>'),
      /^\/bezet: has code in the page itself: alert\(1\)/,
    ],
    [
      'hides code in what a script cannot see',
      swaps('/', '</body>', '<noscript><p title="</noscript><script>1</script>"></p></noscript></body>'),
      /^\/: is not written as this product writes pages/,
    ],
    [
      'adds a style sheet',
      swaps(
        '/chat',
        '</head>',
        '<link rel="stylesheet" href="/site/look-AAAAAAAAAAAA.css" integrity="sha384-AAAA"></head>',
      ),
      /^\/chat: has stylesheet \/site\/look-AAAAAAAAAAAA\.css/,
    ],
    [
      'adds an event to a button',
      swaps('/', '<a class', '<a onfocus="x()" class'),
      /^\/: has onfocus="x\(\)" on <a>/,
    ],
    [
      'writes style into a tag',
      swaps('/', '<main', '<main style="display:none"'),
      /^\/: has style="display:none" on <main>/,
    ],
    ['frames another page', adds('/privacy', '<iframe src="/x"></iframe>'), /^\/privacy: has <iframe>/],
    [
      'moves all addresses',
      swaps('/', '<title>', '<base href="https://kwaad.example/"><title>'),
      /^\/: has <base>/,
    ],
    [
      'leads on by itself',
      swaps('/', '<title>', '<meta http-equiv="refresh" content="0;url=/x"><title>'),
      /^\/: has <meta http-equiv refresh/,
    ],
    [
      'leads on with a header',
      header(/^\/chat$/, 'refresh', '0;url=https://kwaad.example/'),
      /^\/chat: header refresh: expected none/,
    ],
    [
      'sends people elsewhere',
      (path, said) => {
        if (path === '/chat') said.status = 302
      },
      /^\/chat: answers with 302/,
    ],
    [
      'sends what is typed elsewhere',
      swaps('/contact', 'action="/contact"', 'action="https://kwaad.example/"'),
      /^\/contact: has action="https:\/\/kwaad\.example\/" on <form>/,
    ],
    [
      'runs a link as code',
      swaps('/', 'href="/contact"', 'href="javascript:x()"'),
      /^\/: has href="javascript:x\(\)" on <a>/,
    ],
    [
      'pins another root key',
      swaps('/chat', /"rootKey":"[^"]+"/, `"rootKey":"${otherKey}"`),
      new RegExp(`^/chat: expected the root key \\S+, found ${otherKey}`),
    ],
    [
      'brings back who was sent away',
      swaps('/chat', /"grantsFrom":\d+/, '"grantsFrom":1'),
      /^\/chat: grantsFrom: expected \d+ or later, found 1$/,
    ],
    [
      'changes where "Snel weg" leads',
      swaps('/chat', /"quickExit":"[^"]+"/, '"quickExit":"https://kwaad.example/"'),
      /^\/chat: quickExit: expected what the site folder says/,
    ],
    [
      'loosens the content policy',
      header(/^\/chat$/, 'content-security-policy', "script-src 'self' 'unsafe-inline'"),
      /^\/chat: header content-security-policy: expected/,
    ],
    [
      'drops a header of a file',
      header(/visitor-.*js$/, 'x-content-type-options', undefined),
      /^\/assets\/visitor-\S+ \(identity\): header x-content-type-options/,
    ],
    [
      'gives a cookie to a visitor',
      header(/^\/$/, 'set-cookie', 'a=b'),
      /^\/: header set-cookie: expected none/,
    ],
    [
      'says in another alphabet what it says',
      header(/^\/chat$/, 'content-type', 'text/html; charset=utf-7'),
      /^\/chat: header content-type/,
    ],
  ]
  test.each(lies)('[BP7] [BP8] [BP9] [BP10] %s', async (_, lie, expected) => {
    proxy.lie = lie
    const { ending, said } = await looks()
    expect(said).toContainEqual(expect.stringMatching(expected))
    expect(said.at(-1)).toMatch(/differences? from clbchat/)
    expect(ending).toBe(1)
  })
})

describe('[BP6] who makes a release', () => {
  const release = () => join(folder, 'pages')
  const keys = (name: string) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const pair = { secret: join(folder, `${name}.key`), open: join(folder, `${name}.pub`) }
    writeFileSync(pair.secret, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    writeFileSync(pair.open, publicKey.export({ type: 'spki', format: 'pem' }))
    return pair
  }
  const signs = (key: string) => {
    const said: string[] = []
    return [signPages(key, release(), line => said.push(line)), said.join()] as const
  }

  beforeAll(() => cpSync('build/pages', release(), { recursive: true }))

  test('signs it, and then the key alone shows somebody outside whether a site serves it', async () => {
    const [maker, other] = [keys('maker'), keys('other')]
    expect(signs(maker.secret)).toEqual([0, expect.stringContaining('is signed')])
    const signature = readFileSync(join(release(), 'manifest.sig'))
    proxy.lie = (path, said) => {
      if (path === '/manifest.sig') Object.assign(said, { status: 200, body: signature })
    }
    expect((await looks({ signedBy: maker.open })).ending).toBe(0)
    expect((await looks({ release: release(), signedBy: maker.open })).ending).toBe(0)
    expect((await looks({ signedBy: other.open })).said).toContainEqual(
      expect.stringMatching(/^\/manifest\.sig: expected a signature of .*other\.pub, found none that holds$/),
    )
  })

  test('is refused a key that others may read, that lies in the project, or that is none', () => {
    const { secret, open } = keys('careless')
    chmodSync(secret, 0o644)
    expect(signs(secret)).toEqual([2, expect.stringContaining('others may read it')])
    chmodSync(open, 0o600)
    expect(signs(open)).toEqual([2, expect.stringContaining('expected a private key')])
    expect(signs(join(folder, 'nothing'))).toEqual([2, expect.stringContaining('no such file')])
  })
})

test('[BP7] who cannot reach the site, or has nothing to compare with, is told so and hears no "the same"', async () => {
  const nobody = `http://localhost:${await freePort()}`
  const tries: [string, Asked, RegExp][] = [
    [nobody, asked, /^could not look: localhost:\d+: /],
    [url, {}, /expected a release to compare with/],
    [url, { release: folder }, /there is no such file/],
    [url, { ...asked, rootKey: 'package.json' }, /expected the root\.pub of a helpline/],
    [url, { ...asked, signedBy: 'package.json' }, /expected an Ed25519 public key/],
    [url, { ...asked, proxy: 'http://localhost:1' }, /expected a SOCKS 5 proxy/],
    [`${url}/chat`, asked, /expected the address of a site/],
  ]
  for (const [where, how, expected] of tries) {
    const said: string[] = []
    expect(await verifyPages(where, how, line => said.push(line))).toBe(2)
    expect(said).toEqual([expect.stringMatching(expected)])
  }
})
