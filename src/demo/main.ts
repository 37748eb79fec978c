import { rename, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { bytesOf } from '../protocol/sealed.ts'
import { makeHelpline } from './keys.ts'
import { invitePeople } from './people.ts'
import { playRoster } from './play-roster.ts'

/**
 * Plays the people of the demo helpline at their set-up: makes every key as their pages would, gives the server the
 * public halves and sealed files by the same request as a real set-up, and writes the accounts for who tries the demo.
 * A program of its own, because the server can neither make nor hold such keys. Its task comes on standard input.
 */
const task = v.parse(
  v.strictObject({ url: v.string(), org: v.string(), secret: bytesOf(32), accountsFile: v.string() }),
  JSON.parse(await text(process.stdin)),
)

const people = invitePeople()
const { request, keyPhrase, recovery } = await makeHelpline(task.org, people, Math.floor(Date.now() / 1000))
const staff = people.map(({ username, password, role, name }) => ({ username, password, role, name }))
// Before the set-up: when this is cut in between, the next start finds no root key and plays it all again.
await writeAccounts({ url: task.url, staff, keyPhrase, recovery })
await askSetUp()
await playRoster(task.url, request.accounts, Date.now())

async function writeAccounts(accounts: object): Promise<void> {
  const draft = `${task.accountsFile}.new`
  await writeFile(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await rename(draft, task.accountsFile)
}

async function askSetUp(): Promise<void> {
  const answer = await fetch(new URL('/api/set-up', task.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: task.url },
    body: JSON.stringify({ secret: task.secret, ...request }),
  })
  if (!answer.ok) throw new Error(`the server refused the set-up of the demo: ${answer.status}`)
}
