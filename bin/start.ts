import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { demoAccounts } from '../src/protocol/page-settings.ts'
import { type House, openHouse } from '../src/server/house.ts'
import { keepLastWordsShort } from '../src/server/last-words.ts'
import { readSettings, type Settings } from '../src/server/settings.ts'
import { readSite } from '../src/server/site-folder.ts'
import { StartRefused } from '../src/server/start-refused.ts'

/** Starts the helpline: `npm start`. Without a set-up helpline it is the demo; `-- --no-demo` starts the real thing. */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const accountsFile = v.looseObject({ url: v.string(), staff: demoAccounts, keyPhrase: v.string() })

keepLastWordsShort()
try {
  const settings = readSettings(process.env, readArguments(process.argv.slice(2)), root)
  const house = await openHouse(settings, { buildFolder: join(root, 'build') })
  closeOnSignals(house)
  await (settings.mode === 'demo' ? playDemo(house, settings) : welcomeAdministrator(house))
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`The helpline cannot start.\n${error.message}\n`)
  process.exit(1)
}

function readArguments(given: readonly string[]): { noDemo: boolean } {
  const unknown = given.find(argument => argument !== '--no-demo')
  if (unknown) throw new StartRefused(unknown, 'unknown argument; expected --no-demo or nothing')
  return { noDemo: given.includes('--no-demo') }
}

function closeOnSignals(house: House): void {
  let isClosing = false
  const close = async () => {
    if (isClosing) return
    isClosing = true
    await house.close()
    process.exit(0)
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
}

async function playDemo(house: House, settings: Settings): Promise<void> {
  const file = join(settings.dataDirectory, 'demo.json')
  if (house.setUpSecret) await playPeople(house, settings, file)
  const accounts = v.parse(accountsFile, JSON.parse(await readFile(file, 'utf8')))
  if (accounts.url !== house.url)
    await writeFile(file, `${JSON.stringify({ ...accounts, url: house.url }, null, 2)}\n`, { mode: 0o600 })
  const { staff, keyPhrase } = accounts
  house.showDemoAccounts(staff.map(one => (one.role === 'coordinator' ? { ...one, keyPhrase } : one)))
  const people = accounts.staff.map(
    ({ name, role, username, password }) =>
      `  ${name.padEnd(6)} ${role.padEnd(14)} ${username.padEnd(6)} ${password}`,
  )
  say('', 'DEMO: not a real helpline. Only this machine can reach it.', '')
  say(`  Visitor:  ${house.url}/`, `  Desk:     ${house.url}/desk  (one click signs in)`, '')
  say('  People of the demo (also in demo.json):', ...people, '', 'Stop with Ctrl+C.', '')
}

/** The demo program is a process of its own: it makes keys, which nothing in this one can. */
async function playPeople(house: House, settings: Settings, file: string): Promise<void> {
  say('Making the people and keys of the demo helpline (once, a few seconds) …')
  const { org } = readSite(settings.siteDirectory).settings
  const program = spawn(process.execPath, [join(root, 'src/demo/main.ts')], {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const url = `http://${settings.host}:${settings.port}`
  program.stdin.end(JSON.stringify({ url, org, secret: house.setUpSecret, accountsFile: file }))
  const [code] = await once(program, 'exit')
  if (code !== 0) throw new StartRefused('demo', 'the demo helpline could not be set up; see the lines above')
}

async function welcomeAdministrator(house: House): Promise<void> {
  const isApart = house.staffUrl !== house.url
  say('', `The helpline listens on ${house.url}${isApart ? ` and, for staff, on ${house.staffUrl}` : ''}`)
  if (house.setUpSecret)
    say(
      'This helpline is not set up yet, and its door is closed. Set it up here, once, within 24 hours:',
      '',
      `  ${house.staffUrl}/set-up#${house.setUpSecret}`,
      '',
      'Who has this link decides who works here. Starting again makes a new one.',
    )
  say('')
}

function say(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}
