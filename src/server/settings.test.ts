import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings, type Settings } from './settings.ts'

const home = process.cwd()
const elsewhere = mkdtempSync(join(tmpdir(), 'clbchat-settings-'))
const real = { noDemo: true }

function reading(env: Record<string, string>, asked = { noDemo: false }): Settings {
  return readSettings({ SITE_DIR: join(home, 'site/clbchat'), ...env }, asked, elsewhere)
}

describe('settings', () => {
  test('[SG1] an administrator who sets nothing gets the demo on localhost:3000', () => {
    expect(reading({})).toMatchObject({
      ...{ mode: 'demo', host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' },
      ...{ staffUrl: 'http://localhost:3000', trustedProxies: [] },
      ...{ dataDirectory: join(elsewhere, 'data/demo'), databases: null },
    })
  })

  test('[SG2] asking for the real thing keeps its data apart from the demo', () => {
    expect(reading({}, real)).toMatchObject({ mode: 'real', dataDirectory: join(elsewhere, 'data/helpline') })
  })

  test.each([
    ['PORT', 'abc', 'a whole number from 1 to 65535'],
    ['PORT', '0', 'a whole number from 1 to 65535'],
    ['PORT', '70000', 'a whole number from 1 to 65535'],
    ['PORT', '3000.5', 'a whole number'],
    ['PUBLIC_URL', 'chat.example.be', 'an address such as https://chat.example.be'],
    ['PUBLIC_URL', 'https://chat.example.be/pad', 'only a scheme and a host'],
    ['PUBLIC_URL', 'http://chat.example.be', 'expected https'],
    ['DATABASE_URL', 'mysql://x/y', 'an address such as postgres://user@host/database'],
    ['DATABASE_URL', 'postgres://x/y', 'LIVE_DATABASE_URL'],
    ['VALKEY_URL', 'http://x', 'redis://'],
    ['VALKEY_URL', 'redis://localhost', 'not supported yet'],
    ['TRUSTED_PROXIES', '127.0.0.1, proxy', 'found "proxy"'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', 'addresses or networks'],
    ['LOG_LEVEL', 'loud', 'one of info, silent'],
    ['SITE_DIR', '/nowhere/at/all', 'there is no folder'],
    ['SETTINGS_FILE', '/nowhere/at/all', 'there is no file'],
    ['STAFF_URL', 'https://desk.example.be/desk', 'only a scheme and a host'],
    ['STAFF_URL', 'http://desk.example.be', 'expected https'],
    ['STAFF_URL', 'https://desk.example.be', 'expected http:// as in PUBLIC_URL'],
    ['STAFF_URL', 'http://localhost:3001', 'another host name than PUBLIC_URL'],
    ['STAFF_URL', 'http://LOCALHOST:80', 'another host name than PUBLIC_URL'],
    ['STAFF_URL', 'https://desk.example.be.', 'without a dot at its end'],
  ])(
    '[SG3] %s=%s stops the start with the name of the setting and what was expected',
    (name, value, said) => {
      expect(() => reading({ [name]: value }, real)).toThrow(said)
      expect(() => reading({ [name]: value }, real)).toThrow(/^[A-Z_]+: /)
    },
  )

  test('[SC21] staff have the host of visitors, or one of their own by name', () => {
    const staffUrlOf = (staff: Record<string, string>, publicUrl = 'https://chat.example.be') =>
      reading({ PUBLIC_URL: publicUrl, ...staff }, real).staffUrl
    expect(staffUrlOf({})).toBe('https://chat.example.be')
    expect(staffUrlOf({ STAFF_URL: 'https://Chat.Example.be:443/' })).toBe('https://chat.example.be')
    expect(staffUrlOf({ STAFF_URL: 'https://desk.example.be' })).toBe('https://desk.example.be')
    expect(staffUrlOf({ STAFF_URL: 'http://localhost:3000' }, 'http://127.0.0.1:3000')).toBe(
      'http://localhost:3000',
    )
    expect(() => reading({ STAFF_URL: 'http://127.0.0.1:3000' })).toThrow('STAFF_URL: the demo has one host')
  })

  test('[SG4] the demo listens on loopback only', () => {
    expect(() => reading({ HOST: '0.0.0.0' })).toThrow('HOST: the demo listens on loopback only')
    expect(() => reading({ PUBLIC_URL: 'https://chat.example.be' })).toThrow('PUBLIC_URL: the demo')
    expect(reading({ HOST: '::1' }).host).toBe('::1')
  })

  test('[SG5] live conversations are never in the database that has backups', () => {
    const address = 'postgres://helpline@localhost/one'
    expect(() => reading({ DATABASE_URL: address, LIVE_DATABASE_URL: address }, real)).toThrow(
      'another database',
    )
  })

  test('[SG6] no password of a database is ever repeated on the screen', () => {
    expect(() =>
      reading({ DATABASE_URL: 'http://geheim@x/y', LIVE_DATABASE_URL: 'postgres://a/b' }, real),
    ).toThrow(/^(?!.*geheim)/)
  })

  test('[SG7] one settings file does as well, the environment wins, and a misspelled name stops the start', () => {
    const file = join(elsewhere, 'mine.env')
    writeFileSync(file, 'PORT=4000\nHOST=127.0.0.1\n')
    expect(reading({ SETTINGS_FILE: file }).port).toBe(4000)
    expect(reading({ SETTINGS_FILE: file, PORT: '4001' }).port).toBe(4001)
    writeFileSync(file, 'PROT=4000\n')
    expect(() => reading({ SETTINGS_FILE: file })).toThrow('PROT: unknown setting')
  })
})
