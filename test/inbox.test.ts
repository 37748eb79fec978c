import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { randomBytes, toBase64url } from '../src/crypto/bytes.ts'
import { sealLetter } from '../src/crypto/vault-letter.ts'
import { isRefused, type Refusal } from '../src/domain/refusal.ts'
import type { ContactRequest } from '../src/protocol/contact.ts'
import { workAsked } from '../src/protocol/work.ts'
import { Inbox } from '../src/web/coordinator/inbox.ts'
import { People } from '../src/web/coordinator/people.ts'
import type { PeopleServer } from '../src/web/coordinator/people-server.ts'
import { Vault, vaultUnusedMilliseconds } from '../src/web/coordinator/vault.ts'
import { filesOf } from '../src/web/coordinator/vault-files.ts'
import { solveWork } from '../src/web/shared/solve-work.ts'
import { vaultKeyFrom } from '../src/web/shared/vault-key.ts'
import { org, TestHouse } from './open-house.ts'
import { findTraces, readFolder } from './scan.ts'

// A coordinator's page against the real server, and somebody who writes to it: every key is real, only the screens are not.

let house: TestHouse
let page: Awaited<ReturnType<typeof opensPage>>

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
beforeEach(async () => {
  page = await opensPage()
})
afterAll(() => house.closes())

const words = {
  name: 'Mieke van de Zandweg',
  mailAddress: 'mieke@voorbeeldschool.be',
  text: 'Onze klas wil graag weten hoe de chat werkt.\nMag een leerkracht ook bellen?',
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  return answer.ok ? body : { refused: (body as { refused: Refusal }).refused }
}

/** Bram's page: his passkey makes these bytes, and pressing it shows the server who he is. */
async function opensPage() {
  const { id, cookie, identity = null } = await house.signsIn('bram')
  let own = cookie
  let proofs = 0
  const proves = async () => {
    proofs += 1
    own = (await house.signsIn('bram')).cookie
  }
  const server: PeopleServer = {
    get: async path => read(await fetch(`${house.url}${path}`, { headers: { cookie: own } })),
    post: async (path, body) => read(await house.posts(path, body, { cookie: own })),
    async again(ask) {
      const answer = await ask()
      if (!isRefused(answer) || answer.refused !== 'prove-again') return answer
      await proves()
      return ask()
    },
  }
  const { now: _now, ...trust } = house.trust()
  const now = () => house.clock.now()
  const me = { id, role: 'coordinator' as const, identity }
  const people = new People({ server, trust, me, origin: house.url, now })
  const prove = (passkey: number) => async () => {
    await proves()
    return { made: new Uint8Array(32).fill(passkey) }
  }
  const vaultWith = (passkey: number) => new Vault({ files: filesOf(people), prove: prove(passkey), now })
  const vault = vaultWith(7)
  return { vault, vaultWith, inbox: new Inbox({ server, vault }), proofs: () => proofs }
}

/** Somebody writes to the team from a page with script. Gives the id of the message. */
async function writes(said: object = words): Promise<string> {
  const { rootKey, grantsFrom } = house.madeAgain()
  const pinned = { org, rootKey, grantsFrom, rootGrantsFrom: grantsFrom }
  const answer = await (await fetch(`${house.url}/api/vault-key`)).json()
  const key = await vaultKeyFrom(pinned, answer, Date.now())
  if (!key) throw new Error('there is no key')
  const asked = v.parse(workAsked, await (await fetch(`${house.url}/api/contact/work`)).json())
  const letter = await sealLetter('contact', key, JSON.stringify(said))
  const id = toBase64url(randomBytes(16))
  const request: ContactRequest = { how: 'sealed', id, letter, work: await solveWork(asked) }
  const sent = await house.posts('/api/contact', request)
  if (sent.status !== 204) throw new Error(`contact: ${sent.status}`)
  return id
}

async function messageIn({ inbox }: typeof page, id: string) {
  await inbox.readMessages()
  const seen = inbox.messages.value
  const found = seen.is === 'here' ? seen.list.messages.find(one => one.id === id) : undefined
  if (!found) throw new Error('it is not in the inbox')
  return found
}

test('[CT20] [CT21] [CT24] what somebody writes is read by a coordinator with the key phrase, and by nobody else', async () => {
  const id = await writes()
  const { inbox, vault } = page
  const message = await messageIn(page, id)
  expect(message).toMatchObject({ how: 'sealed', state: 'new', mail: { state: 'none' } })
  await inbox.show(message)
  expect(inbox.words.value.size).toBe(0)
  expect(await vault.unlockByPhrase(house.keyPhrase.toUpperCase())).toBeUndefined()
  expect(vault.state.value).toMatchObject({ is: 'open', shut: 0 })
  await inbox.open(message)
  expect(inbox.words.value.get(id)).toEqual({ is: 'words', words })

  const { cookie } = await house.signsIn('noor')
  const asNoor = await fetch(`${house.url}/api/contact-messages`, { headers: { cookie } })
  expect([asNoor.status, (await fetch(`${house.url}/api/contact-messages`)).status]).toEqual([403, 401])
  const data = await readFolder(house.settings.dataDirectory)
  expect(data.size).toBeGreaterThan(0)
  const typed = [words.name, words.mailAddress, 'Onze klas wil graag weten', house.keyPhrase]
  expect(findTraces(data, typed)).toEqual([])
})

test('[CT23] [CT24] a vault that nobody uses locks by itself, and what was opened is gone from the page', async () => {
  const { inbox, vault } = page
  const id = await writes()
  const message = await messageIn(page, id)
  await vault.unlockByPhrase(house.keyPhrase)
  house.clock.forward(vaultUnusedMilliseconds - 1_000)
  await inbox.show(message)
  expect(inbox.words.value.get(id)?.is).toBe('words')
  house.clock.forward(vaultUnusedMilliseconds - 1_000)
  vault.look()
  expect(vault.state.value.is).toBe('open')
  house.clock.forward(1_000)
  vault.look()
  expect(vault.state.value).toEqual({ is: 'locked', why: 'unused' })
  expect(inbox.words.value.size).toBe(0)
  await inbox.open(message)
  expect(inbox.words.value.size).toBe(0)
})

test('[CT22] after one time with the phrase a press on the passkey unlocks, until that passkey is another one', async () => {
  const { vault, vaultWith } = page
  expect(await vault.unlockByPasskey()).toEqual({ refused: 'not-tied' })
  await vault.unlockByPhrase(house.keyPhrase)
  expect(vault.state.value).toMatchObject({ is: 'open', byPasskey: false })
  expect(await vault.tiePasskey()).toBeUndefined()
  expect(vault.state.value).toMatchObject({ is: 'open', byPasskey: true })
  vault.lock('by-hand')
  const before = page.proofs()
  expect(await vault.unlockByPasskey()).toBeUndefined()
  expect([vault.state.value.is, page.proofs() - before]).toEqual(['open', 1])
  const other = vaultWith(8)
  expect(await other.unlockByPasskey()).toEqual({ refused: 'not-tied' })
  expect(other.state.value).toEqual({ is: 'locked', why: 'not-yet' })
})

test('[CT25] a message is dealt with, after all not, and erased for everyone', async () => {
  const { inbox } = page
  const id = await writes()
  await inbox.readMessages()
  const before = inbox.newCount ?? 0
  expect(await inbox.mark(id, 'handled')).toBe(true)
  expect((await messageIn(page, id)).state).toBe('handled')
  expect(inbox.newCount).toBe(before - 1)
  expect(await inbox.mark(id, 'new')).toBe(true)
  expect((await messageIn(page, id)).state).toBe('new')
  expect(await inbox.erase(id)).toBe(true)
  await expect(messageIn(page, id)).rejects.toThrow('not in the inbox')
  expect(await inbox.mark(id, 'handled')).toBe(false)
  expect(inbox.refused.value).toBe('not-yours')
})
