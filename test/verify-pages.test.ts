import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signPages } from '../src/command-line/sign-pages.ts'
import { type Asked, verifyPages } from '../src/command-line/verify-pages.ts'
import { freePort } from './free-port.ts'
import { honest, LyingProxy } from './lying-proxy.ts'
import { TestHouse } from './open-house.ts'
import { lies } from './site-lies.ts'
import { SocksProxy } from './socks-proxy.ts'

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

test('[BP3] [BP7] [BP8] [BP10] an honest site is the same as its release, for visitors and for staff', async () => {
  for (const how of [asked, { ...asked, staff: true as const }]) {
    const { ending, said } = await looks(how)
    expect(said).toEqual([
      expect.stringMatching(/the same as clbchat \d+\.\d+\.\d+, in \d+ pages and \d+ files\.$/),
    ])
    expect(ending).toBe(0)
  }
})

describe('a site that was taken over is seen when it', () => {
  const heard: Promise<{ ending: number; said: string[] }>[] = []
  const listens = (round: number) => {
    heard[round] ??= (async () => {
      await heard[round - 1]
      proxy.lie = (path, said) => {
        for (const [, where, change] of lies[round] ?? [])
          if (typeof where === 'string' ? path === where : where.test(path)) change(said, path)
      }
      return looks()
    })()
    return heard[round]
  }
  const each = lies.flatMap((together, round) =>
    together.map(([name, , , seen]) => [name, round, seen] as const),
  )

  test.each(each)('[BP7] [BP8] [BP9] [BP10] %s', async (_, round, seen) => {
    const { ending, said } = await listens(round)
    expect(said).toContainEqual(expect.stringMatching(seen))
    expect(said.at(-1)).toMatch(/differences from clbchat/)
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

test('[BP11] who asks through Tor gives it the name as it is, and sees the same', async () => {
  const tor = await SocksProxy.opens(Number(new URL(url).port))
  const through = `socks5://127.0.0.1:${tor.port}`
  expect(await looks({ ...asked, staff: true, proxy: through })).toMatchObject({ ending: 0 })
  expect(new Set(tor.askedFor)).toEqual(new Set(['localhost']))
  tor.refuses = true
  expect(await looks({ ...asked, proxy: through })).toEqual({
    ending: 2,
    said: [expect.stringContaining('the proxy refused (SOCKS 5)')],
  })
  await tor.closes()
})

test('[BP7] types it as a command, and a script reads how it went', async () => {
  const run = (...given: string[]) =>
    new Promise<number | null>(settle =>
      spawn(process.execPath, ['bin/clbchat', 'verify-pages', ...given], { stdio: 'ignore' }).once(
        'close',
        settle,
      ),
    )
  expect(await run(url, '--staff')).toBe(0)
  proxy.lie = (path, said) => {
    if (path === '/desk') said.status = 500
  }
  expect(await run(url, '--staff')).toBe(1)
  expect(await run('no-address')).toBe(2)
}, 30_000)

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
