import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isCi } from '../is-ci.ts'
import { findChromium, findFirefox } from './find-browsers.ts'
import { findAge, hasPythonSeals } from './find-other-tools.ts'
import { findPostgres } from './find-postgres.ts'

type Program = { name: string; isThere: () => boolean; debian: string; playwright?: string }

const programs: Program[] = [
  {
    name: 'Chromium',
    isThere: () => findChromium() !== undefined,
    debian: 'chromium',
    playwright: 'chromium',
  },
  {
    name: 'Firefox',
    isThere: () => findFirefox() !== undefined,
    debian: 'firefox-esr',
    playwright: 'firefox',
  },
  { name: 'PostgreSQL', isThere: () => findPostgres() !== undefined, debian: 'postgresql' },
  { name: 'Python with cryptography', isThere: hasPythonSeals, debian: 'python3-cryptography' },
  { name: 'age', isThere: () => findAge() !== undefined, debian: 'age' },
]

const missing = () => programs.filter(program => !program.isThere())
const say = (line: string) => process.stdout.write(`setup: ${line}\n`)

installByApt(missing())
installByPlaywright(missing())
complain(missing())

function installByApt(wanted: Program[]): void {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (wanted.length === 0 || !mayInstall) return
  say(`installing ${namesOf(wanted)} with apt-get …`)
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...wanted.map(program => program.debian)])
}

function installByPlaywright(wanted: Program[]): void {
  const browsers = wanted.flatMap(program => program.playwright ?? [])
  if (browsers.length === 0) return
  say(`installing Playwright's own ${browsers.join(' and ')} …`)
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', ...browsers])
}

// In CI nothing of ours may be skipped; at home a person without PostgreSQL can still run the rest.
function complain(wanted: Program[]): void {
  if (wanted.length === 0) return
  const line = '='.repeat(78)
  say(line)
  say(
    `${isCi ? 'FAILED' : 'WARNING'}: ${namesOf(wanted)} not found.${isCi ? '' : ' TESTS THAT NEED IT ARE SKIPPED.'}`,
  )
  say('Remedy: install it, or set CHROMIUM_PATH, FIREFOX_PATH or POSTGRES_BIN (a folder); then run again.')
  say(line)
  if (isCi) process.exitCode = 1
}

function run(command: string, options: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stdout, stderr } = spawnSync(command, options, { encoding: 'utf8', env })
  if (status !== 0) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`.slice(-800))
}

function namesOf(wanted: Program[]): string {
  return wanted.map(program => program.name).join(', ')
}
