import { beforeAll, expect, test } from 'vitest'
import { toBase64url } from '../../crypto/bytes.ts'
import { signGrant } from '../../crypto/grants.ts'
import { makeIdentity, sealIdentity, stretchPassword } from '../../crypto/identity.ts'
import { makeSeed, signingKeyFrom } from '../../crypto/signing-key.ts'
import { refuse } from '../../domain/refusal.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { SignInAnswer } from '../../protocol/staff-sign-in.ts'
import { signIn } from './sign-in.ts'

const org = 'clbchat'
const now = Date.UTC(2026, 9, 14, 13)
const noor = { username: 'noor', password: 'drie blauwe potloden', code: '123456' }
const dates = { notBefore: now / 1000 - 3600, notAfter: now / 1000 + 30 * 86_400 }
const nothing = { keys: { identity: '', age: '' } }

let settings: PageSettings
let answer: SignInAnswer
let secret: string

beforeAll(async () => {
  const rootKey = await signingKeyFrom(makeSeed())
  const deputy = await signingKeyFrom(makeSeed())
  const identity = makeIdentity()
  const { publicKey } = await signingKeyFrom(identity.seed)
  const stretched = await stretchPassword({ org, username: noor.username, password: noor.password })
  secret = toBase64url(stretched.signInSecret)
  const deputyKeys = { identity: toBase64url(deputy.publicKey), age: `age1${'q'.repeat(58)}` }
  const grants = await Promise.all([
    signGrant(rootKey, org, {
      ...dates,
      ...nothing,
      kind: 'deputy',
      id: 'bram',
      name: 'Bram',
      keys: deputyKeys,
    }),
    signGrant(deputy, org, {
      ...dates,
      kind: 'counsellor',
      id: 'id-noor',
      name: 'Noor',
      keys: { identity: toBase64url(publicKey), disciplines: ['social'] },
    }),
  ])
  settings = {
    org,
    name: 'CLBch@t',
    initiative: 'een test',
    language: 'nl',
    themes: [],
    numbers: [],
    referrals: [],
    nicknames: [],
    quickExit: 'https://example.org/',
    words: {
      counsellorRole: 'begeleider',
      counsellorRoles: 'begeleiders',
      chatLead: 'Dag.',
      ownService: 'Wij',
    },
    rootKey: toBase64url(rootKey.publicKey),
    grantsFrom: 0,
    rootGrantsFrom: 0,
    isDemo: false,
  }
  answer = {
    id: 'id-noor',
    name: 'not from a grant',
    role: 'counsellor',
    identityFile: toBase64url(await sealIdentity(stretched.wrappingKey, identity)),
    grants,
  }
})

function at(server: { answer?: unknown; asked?: unknown[]; settings?: PageSettings }) {
  const post = async (_path: string, body: object): Promise<unknown> => {
    server.asked?.push(body)
    return 'answer' in server ? server.answer : answer
  }
  return { post, settings: server.settings ?? settings, now: () => now }
}

test('[SE5] Noor signs in: the server gets a secret and never her password, and her keys open', async () => {
  const asked: unknown[] = []
  const person = await signIn(at({ asked }), { ...noor, username: ' Noor ' })
  expect(asked).toEqual([{ username: 'noor', secret, code: '123456' }])
  expect(JSON.stringify(asked)).not.toContain(noor.password)
  expect(person).toMatchObject({
    id: 'id-noor',
    name: 'Noor',
    accountName: 'not from a grant',
    role: 'counsellor',
  })
})

test('[SE6] without a grant that names her own key, Noor is stopped', async () => {
  const [deputyOnly] = answer.grants
  const stopped = await signIn(at({ answer: { ...answer, grants: [deputyOnly] } }), noor)
  expect(stopped).toEqual({ refused: 'no-valid-grant' })
  const another = await signIn(at({ answer: { ...answer, id: 'id-els' } }), noor)
  expect(another).toEqual({ refused: 'no-valid-grant' })
})

test('[SE3] a grant from before the pinned date lets nobody in', async () => {
  const later = { ...settings, grantsFrom: now / 1000 }
  expect(await signIn(at({ settings: later }), noor)).toEqual({ refused: 'no-valid-grant' })
})

test('[SE7] a page that is pinned to another root key lets nobody in', async () => {
  const elsewhere = toBase64url((await signingKeyFrom(makeSeed())).publicKey)
  const stopped = await signIn(at({ settings: { ...settings, rootKey: elsewhere } }), noor)
  expect(stopped).toEqual({ refused: 'no-valid-grant' })
})

test('[SE5] a touched identity file stays shut', async () => {
  const touched = `${answer.identityFile?.startsWith('A') ? 'B' : 'A'}${answer.identityFile?.slice(1)}`
  const stopped = await signIn(at({ answer: { ...answer, identityFile: touched } }), noor)
  expect(stopped).toEqual({ refused: 'keys-shut' })
})

test('an administrator signs in without keys', async () => {
  const person = await signIn(
    at({ answer: { ...answer, role: 'administrator', identityFile: null, grants: [] } }),
    noor,
  )
  expect(person).toMatchObject({ role: 'administrator', keys: null })
})

test('wrong name, wrong password and no entry look the same to who tries', async () => {
  for (const code of ['not-signed-in', 'not-allowed'] as const)
    expect(await signIn(at({ answer: refuse(code) }), noor)).toEqual({ refused: 'not-signed-in' })
})

test('trying too often, a broken answer and no connection are told apart', async () => {
  expect(await signIn(at({ answer: refuse('too-fast') }), noor)).toEqual({ refused: 'too-fast' })
  expect(await signIn(at({ answer: { hello: true } }), noor)).toEqual({ refused: 'try-again' })
  const broken = { ...at({}), post: () => Promise.reject(new Error('no line')) }
  expect(await signIn(broken, noor)).toEqual({ refused: 'no-connection' })
})

test('before the helpline is set up nobody is asked for anything', async () => {
  const asked: unknown[] = []
  expect(await signIn(at({ asked, settings: { ...settings, rootKey: null } }), noor)).toEqual({
    refused: 'not-set-up',
  })
  expect(asked).toEqual([])
})
