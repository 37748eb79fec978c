import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeAgeIdentity, sealForRecipients, sealUnderPasskey } from '../../crypto/age-files.ts'
import { type Bytes, fromBase64url, toBase64url } from '../../crypto/bytes.ts'
import type { VaultGrant } from '../../crypto/grants.ts'
import { openVaultKey } from '../../crypto/key-files.ts'
import { makeVaultKeyPair, type VaultKeyPair } from '../../crypto/vault-keys.ts'
import { type LetterKind, sealLetter } from '../../crypto/vault-letter.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ContactMessage, ContactMessagesAnswer } from '../../protocol/contact.ts'
import type { SurveyTexts } from '../../protocol/survey.ts'
import { Inbox } from './inbox.ts'
import { Vault } from './vault.ts'
import type { VaultFiles } from './vault-files.ts'

/** Every key that the vault opened, to see what becomes of it. */
const opened = vi.hoisted((): Bytes[] => [])
vi.mock('../../crypto/key-files.ts', async original => {
  const real = await original<typeof import('../../crypto/key-files.ts')>()
  return {
    ...real,
    openVaultKey: async (...given: Parameters<typeof openVaultKey>) => {
      const key = await real.openVaultKey(...given)
      if (!('refused' in key)) opened.push(key.seed)
      return key
    },
  }
})

let keys: { key: VaultKeyPair; line: VaultGrant; file: { name: string; content: Bytes } }[]
let own: Bytes
let known: readonly VaultGrant[]
let server: MemoryServer
let vault: Vault
let inbox: Inbox

const passkey = () => new Uint8Array(32).fill(7)
const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array()
const idOf = (letter: string) => letter.repeat(22)

/** A vault key of one year with its line and its file, sealed for this recipient. */
async function year(name: string, recipient: string) {
  const key = await makeVaultKeyPair()
  const keys = { kid: key.kid, alg: key.alg, pub: toBase64url(key.publicKey) }
  const dates = { notBefore: 1, notAfter: 2 }
  const line: VaultGrant = { kind: 'vault', id: `vault-${name}`, name, keys, ...dates }
  const text = `clb-vault-key-v1 ${key.kid} ${toBase64url(key.seed)}`
  const content = bytes(await sealForRecipients([recipient], text))
  return { key, line, file: { name: `vault/${name}.age`, content } }
}

beforeAll(async () => {
  const [bram, somebody] = [await makeAgeIdentity(), await makeAgeIdentity()]
  keys = [await year('2026-27', bram.recipient), await year('2025-26', somebody.recipient)]
  own = bytes(await sealUnderPasskey(passkey(), bram.identity))
})

beforeEach(() => {
  known = keys.map(({ line }) => line)
  const files: VaultFiles = {
    own: async () => own,
    ofVault: async () => ({ files: keys.map(({ file }) => file), lines: known }),
    keepOwn: async () => undefined,
  }
  server = new MemoryServer()
  vault = new Vault({ files, prove: async () => ({ made: passkey() }), now: () => 0 })
  inbox = new Inbox({ server, vault })
})

class MemoryServer {
  messages: ContactMessage[] = []
  surveys: SurveyTexts['texts'] = []
  refusal: Refused | null = null
  isAway = false

  async get(path: string): Promise<unknown> {
    if (this.isAway) throw new TypeError('no connection')
    if (this.refusal) return this.refusal
    const contact: ContactMessagesAnswer = { messages: this.messages, more: 0, keptDays: 183 }
    return path === '/api/survey-texts' ? { texts: this.surveys, keptDays: 90 } : contact
  }

  post = async (): Promise<unknown> => undefined
  again = (ask: () => Promise<unknown>) => ask()
}

async function letter(kind: LetterKind, text: string, of = 0) {
  const key = keys[of]?.key
  if (!key) throw new Error('there is no such key')
  return sealLetter(kind, { kid: key.kid, pub: toBase64url(key.publicKey) }, text)
}

async function message(id: string, text: string, of = 0): Promise<ContactMessage> {
  const when = {
    at: { day: '2026-11-27', hour: 16 },
    state: 'new',
    mail: { state: 'none', tries: 0 },
  } as const
  return { how: 'sealed', id, ...when, letter: await letter('contact', text, of) }
}

test('[CT24] what cannot be opened says why: of another key, damaged, or not written by our page', async () => {
  const words = { name: null, mailAddress: null, text: 'Dag' }
  const touched = await message(idOf('C'), JSON.stringify(words))
  if (touched.how === 'sealed')
    touched.letter.ct = `${touched.letter.ct.slice(0, 40)}AAAA${touched.letter.ct.slice(44)}`
  server.messages = [
    await message(idOf('A'), JSON.stringify(words)),
    await message(idOf('B'), JSON.stringify(words), 1),
    touched,
    await message(idOf('D'), '<b>hallo</b>'),
  ]
  await inbox.readMessages()
  await vault.unlockByPasskey()
  for (const one of server.messages) await inbox.open(one)
  expect([...inbox.words.value.values()]).toEqual([
    { is: 'words', words },
    { is: 'shut', why: 'other-year' },
    { is: 'shut', why: 'damaged' },
    { is: 'shut', why: 'damaged' },
  ])
})

test('[CT21] a key that the root did not name for that year does not count, and without one nothing is open', async () => {
  await vault.unlockByPasskey()
  expect(vault.state.value).toMatchObject({ is: 'open', years: ['2026-27'], shut: 1 })
  vault.lock('by-hand')
  known = keys.map(({ line }) => ({ ...line, name: '2030-31' }))
  expect(await vault.unlockByPasskey()).toEqual({ refused: 'not-for-me' })
  expect(vault.state.value).toEqual({ is: 'locked', why: 'by-hand' })
})

test('[TM199] [CT21] a server that puts a key of its own in the file of a year opens nothing with it', async () => {
  const { recipient, identity } = await makeAgeIdentity()
  const [real, swapped] = [await year('2026-27', recipient), await makeVaultKeyPair()]
  const text = `clb-vault-key-v1 ${real.key.kid} ${toBase64url(swapped.seed)}`
  const content = bytes(await sealForRecipients([recipient], text))
  const open = (file: Bytes) =>
    openVaultKey({ name: 'vault/2026-27.age', content: file, identity }, [real.line])
  expect(await open(content)).toEqual({ refused: 'other-file' })
  expect(await open(real.file.content)).toMatchObject({ kid: real.key.kid, year: '2026-27' })
})

test('[CT23] keys are erased at locking, also those that open after it', async () => {
  const isErased = () => opened.map(seed => seed.every(byte => byte === 0))
  opened.length = 0
  await vault.unlockByPasskey()
  expect(isErased()).toEqual([false])
  vault.lock('by-hand')
  expect(isErased()).toEqual([true])
  const opening = vault.unlockByPasskey()
  vault.lock('signed-out')
  await opening
  expect([isErased(), vault.state.value]).toEqual([[true, true], { is: 'locked', why: 'signed-out' }])
})

test('[CT21] a wrong phrase, and none, leave the vault locked', async () => {
  expect(await vault.unlockByPhrase('zeven woorden die niet kloppen')).toEqual({ refused: 'wrong-phrase' })
  expect(await vault.unlockByPhrase('  ')).toEqual({ refused: 'needs-phrase' })
  expect(vault.state.value).toEqual({ is: 'locked', why: 'not-yet' })
})

test('[CT25] of a message that was erased nothing stays in the page either', async () => {
  const secret = await message(idOf('E'), 'wis mij')
  server.messages = [secret]
  await inbox.readMessages()
  await vault.unlockByPasskey()
  await inbox.show(secret)
  expect(inbox.words.value.size).toBe(1)
  server.messages = []
  expect(await inbox.erase(secret.id)).toBe(true)
  expect([inbox.words.value.size, inbox.shown.value]).toEqual([0, null])
})

test('[CT26] what people wrote after a conversation opens all at once, and goes when the vault locks', async () => {
  server.surveys = [
    { id: idOf('A'), day: '2026-11-27', letter: await letter('survey', 'Dank je, Noor.') },
    { id: idOf('B'), day: '2026-11-26', letter: await letter('survey', 'locked', 1) },
    { id: idOf('C'), day: '2026-11-26', letter: await letter('contact', 'van een andere soort') },
  ]
  await inbox.readSurveys()
  expect(inbox.surveyWords.value.size).toBe(0)
  await vault.unlockByPasskey()
  await inbox.openSurveys()
  expect([...inbox.surveyWords.value.values()]).toEqual([
    { is: 'words', words: 'Dank je, Noor.' },
    { is: 'shut', why: 'other-year' },
    { is: 'shut', why: 'damaged' },
  ])
  vault.lock('by-hand')
  expect(inbox.surveyWords.value.size).toBe(0)
})

test('[CT23] whoever was signed out finds the vault locked', async () => {
  await inbox.readMessages()
  await vault.unlockByPasskey()
  server.refusal = refuse('not-signed-in')
  await inbox.readMessages()
  expect(vault.state.value).toEqual({ is: 'locked', why: 'signed-out' })
})

test('[CT24] without a connection the list of before stays, and a first look says that it failed', async () => {
  server.isAway = true
  await inbox.readMessages()
  expect(inbox.messages.value).toEqual({ is: 'refused', why: 'no-connection' })
  server.isAway = false
  server.messages = [await message(idOf('A'), '{}')]
  await inbox.readMessages()
  server.isAway = true
  await inbox.readMessages()
  expect(inbox.stale.value).toBe('no-connection')
  expect(inbox.newCount).toBe(1)
})
