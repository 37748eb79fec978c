import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { type MailSettings, readMailSettings, readWebhookSettings } from './alarm/alarm-settings.ts'
import { loopbackHosts } from './loopback-hosts.ts'
import { parseUrl, readAddresses } from './read-addresses.ts'
import { StartRefused } from './start-refused.ts'

/** What an administrator may set, by environment or in one settings file; the environment wins. */
export interface Settings {
  readonly mode: 'demo' | 'real'
  readonly host: string
  readonly port: number
  /** Origin under which people reach this server, without a path. */
  readonly publicUrl: string
  /** Origin of the pages of staff: the same, or a host of its own (SC21). */
  readonly staffUrl: string
  /** Addresses and networks of our own proxies: only these are believed about where somebody comes from (SC20). */
  readonly trustedProxies: readonly string[]
  readonly dataDirectory: string
  readonly siteDirectory: string
  /** PostgreSQL for what is kept and for the live conversations; null: SQLite in the data directory. */
  readonly databases: { readonly main: string; readonly live: string } | null
  /** Mail server, and a gateway's address: how an alarm reaches people. Both may hold a password: never shown. */
  readonly mail: MailSettings | null
  readonly alarmWebhookUrl: string | null
  /** The demo is always open, or keeps the hours of the site folder. A real helpline keeps its hours. */
  readonly keepsHours: boolean
  readonly logLevel: 'info' | 'silent'
}

const names = [
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'STAFF_URL',
  'TRUSTED_PROXIES',
  'DATA_DIR',
  'SITE_DIR',
  'DATABASE_URL',
  'LIVE_DATABASE_URL',
  'VALKEY_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'ALARM_WEBHOOK_URL',
  'DEMO_HOURS',
  'LOG_LEVEL',
] as const
type Name = (typeof names)[number]
type Raw = Partial<Record<Name, string>>

/**
 * Reads and checks the settings.
 * `asked` is what the command line says; `home` is where relative paths start.
 * Throws `StartRefused` with the setting's name and what was expected.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  asked: { readonly noDemo: boolean },
  home: string,
): Settings {
  const raw = { ...readSettingsFile(env, home), ...fromEnvironment(env) }
  const siteDirectory = existingDirectory('SITE_DIR', resolve(home, raw.SITE_DIR ?? 'site/clbchat'))
  const isSetUp = existsSync(resolve(siteDirectory, 'root.pub'))
  const mode = asked.noDemo || isSetUp ? 'real' : 'demo'
  const port = wholeNumber('PORT', raw.PORT ?? '3000', 1, 65_535)
  const host = raw.HOST ?? '127.0.0.1'
  const addresses = readAddresses(raw.PUBLIC_URL ?? `http://localhost:${port}`, raw.STAFF_URL)
  if (mode === 'demo' && !loopbackHosts.includes(host))
    throw new StartRefused(
      'HOST',
      `the demo listens on loopback only (127.0.0.1, ::1 or localhost), not on "${host}"`,
    )
  if (mode === 'demo' && !loopbackHosts.includes(new URL(addresses.publicUrl).hostname))
    throw new StartRefused(
      'PUBLIC_URL',
      'the demo is for this machine only; expected an address on localhost',
    )
  if (mode === 'demo' && addresses.staffUrl !== addresses.publicUrl)
    throw new StartRefused('STAFF_URL', 'the demo has one host for all; leave it empty')
  if (raw.VALKEY_URL) refuseValkey(raw.VALKEY_URL)
  return {
    mode,
    host,
    port,
    siteDirectory,
    ...addresses,
    trustedProxies: readProxies(raw.TRUSTED_PROXIES ?? ''),
    dataDirectory: resolve(home, raw.DATA_DIR ?? (mode === 'demo' ? 'data/demo' : 'data/helpline')),
    databases: databases(raw),
    mail: readMailSettings(raw.SMTP_URL, raw.MAIL_FROM),
    alarmWebhookUrl: readWebhookSettings(raw.ALARM_WEBHOOK_URL),
    keepsHours:
      oneOf('DEMO_HOURS', raw.DEMO_HOURS ?? 'always', ['always', 'site']) === 'site' || mode === 'real',
    logLevel: oneOf('LOG_LEVEL', raw.LOG_LEVEL ?? 'info', ['info', 'silent']),
  }
}

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Raw {
  return Object.fromEntries(names.filter(name => env[name]).map(name => [name, env[name]]))
}

function readSettingsFile(env: Readonly<Record<string, string | undefined>>, home: string): Raw {
  const named = env['SETTINGS_FILE']
  const file = resolve(home, named ?? 'clbchat.env')
  if (!existsSync(file)) {
    if (named) throw new StartRefused('SETTINGS_FILE', `there is no file at ${file}`)
    return {}
  }
  const found = parseEnv(readFileSync(file, 'utf8'))
  for (const name of Object.keys(found))
    if (!names.includes(name as Name))
      throw new StartRefused(name, `unknown setting in ${file}; expected one of ${names.join(', ')}`)
  return found as Raw
}

function existingDirectory(name: Name, path: string): string {
  if (!existsSync(path)) throw new StartRefused(name, `there is no folder at ${path}`)
  return path
}

function wholeNumber(name: Name, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most))
    throw new StartRefused(name, `expected a whole number from ${least} to ${most}, found "${text}"`)
  return number
}

function oneOf<Choice extends string>(name: Name, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find(choice => choice === text)
  if (!found) throw new StartRefused(name, `expected one of ${choices.join(', ')}, found "${text}"`)
  return found
}

/** One bad address among them would quietly make every visitor the same one. */
function readProxies(text: string): readonly string[] {
  const proxies = text.split(',').flatMap(part => part.trim() || [])
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/')
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
    if (most < 0 || !isNetwork)
      throw new StartRefused(
        'TRUSTED_PROXIES',
        `expected addresses or networks with commas in between, as in 127.0.0.1, 10.0.0.0/8; found "${proxy}"`,
      )
  }
  return proxies
}

function databases(raw: Raw): Settings['databases'] {
  if (!raw.DATABASE_URL && !raw.LIVE_DATABASE_URL) return null
  const main = postgresUrl('DATABASE_URL', raw.DATABASE_URL)
  const live = postgresUrl('LIVE_DATABASE_URL', raw.LIVE_DATABASE_URL)
  if (main === live)
    throw new StartRefused(
      'LIVE_DATABASE_URL',
      'expected another database than DATABASE_URL: live conversations must never be in a backup (SE42)',
    )
  return { main, live }
}

function postgresUrl(name: Name, text: string | undefined): string {
  const other = name === 'DATABASE_URL' ? 'LIVE_DATABASE_URL' : 'DATABASE_URL'
  const example = 'postgres://user@host/database'
  if (!text) throw new StartRefused(name, `expected with ${other}: ${example}`)
  parseUrl(name, text, ['postgres:', 'postgresql:'], example)
  return text
}

function refuseValkey(text: string): never {
  parseUrl('VALKEY_URL', text, ['redis:', 'rediss:', 'valkey:', 'valkeys:'], 'redis://host:6379')
  throw new StartRefused('VALKEY_URL', 'several machines are not supported yet; leave it empty')
}
