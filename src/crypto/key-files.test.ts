import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { makeAgeIdentity, openForIdentity, sealForRecipients } from './age-files.ts'
import { fromBase64url, randomBytes, toBase64url } from './bytes.ts'
import { hash } from './derive.ts'
import {
  type DeputyGrant,
  type Grant,
  readGrants,
  readKeyLines,
  signGrant,
  type TrainerGrant,
} from './grants.ts'
import { makeHelplineKeys } from './helpline-keys.ts'
import { markOf, openersAmong, openVaultKey, sealKeyFileAnew } from './key-files.ts'
import { makeSeed, signingKeyFrom } from './signing-key.ts'

const now = Date.UTC(2026, 10, 27) / 1000
const dates = { notBefore: now, notAfter: now + 60 }
const phrase = 'zeven woorden op papier'
const deputy = { id: 'bram', name: 'Bram' }
const made = await makeHelplineKeys({ org: 'clbchat', now, deputy, keyPhrase: phrase })
const rootKey = bytes(made.rootKey)
const trust = { org: 'clbchat', rootKey, grantsFrom: 0, rootGrantsFrom: 0, now: now * 1000 }
const objects = made.grants.map(({ grant }) => grant)
const known = { rootKey, years: await readKeyLines(trust, objects) }
const { grants } = await readGrants(trust, objects)
const [an, tom] = [await makeAgeIdentity(), await makeAgeIdentity()]
const anLine: DeputyGrant = {
  ...{ kind: 'deputy', id: 'an', name: 'An', ...dates },
  keys: { identity: made.rootKey, age: an.recipient },
}
const tomLine: TrainerGrant = {
  kind: 'trainer',
  id: 'tom',
  name: 'Tom',
  keys: { age: tom.recipient },
  ...dates,
}
const everybody = [...grants, anLine, tomLine]

function bytes(text: string | undefined) {
  const found = fromBase64url(text ?? '')
  if (!found) throw new Error('this is missing')
  return found
}

const fileCalled = (name: string) => bytes(made.keyFiles.find(file => file.name === name)?.content)
// The sheet opens all, so it stands here for the deputy who seals.
const sealed = (name: string, from = name) =>
  sealKeyFileAnew(
    { name, content: fileCalled(from), identity: made.recovery },
    openersAmong(name, everybody),
    known,
  )

async function opensAnew(name: string, identity: string): Promise<boolean> {
  const anew = await sealed(name)
  if ('refused' in anew) throw new Error(anew.refused)
  return (await openForIdentity(identity, bytes(anew.content))) !== undefined
}

test('[SI71] a file of the set-up says for whom it is sealed, in marks that no two recipients share', () => {
  const marks = grants.flatMap(line => ('age' in line.keys ? [markOf(line.keys.age)] : []))
  expect(made.keyFiles.map(({ sealedFor }) => sealedFor)).toEqual(made.keyFiles.map(() => marks))
  expect(new Set([...marks, markOf(an.recipient), markOf(tom.recipient)]).size).toBe(4)
})

test('[SI72] the new deputy opens the root key with her own identity, the sheet still does, and a stranger does not', async () => {
  const stranger = await makeAgeIdentity()
  const opened = [an, { identity: made.recovery }, stranger].map(one => opensAnew('root.age', one.identity))
  expect(await Promise.all(opened)).toEqual([true, true, false])
})

test('[SI72] a trainer opens training keys, also of a year that is still to come, and neither vault nor root', async () => {
  const names = ['training/2026-27.age', 'training/2028-29.age', 'vault/2026-27.age', 'root.age']
  const opened = await Promise.all(names.map(name => opensAnew(name, tom.identity)))
  expect(opened).toEqual([true, true, false, false])
})

test('[TM199] [SI72] a server that swaps files gets no root or vault key sealed for a trainer', async () => {
  expect(await sealed('training/2026-27.age', 'root.age')).toEqual({ refused: 'other-file' })
  expect(await sealed('training/2026-27.age', 'vault/2026-27.age')).toEqual({ refused: 'other-file' })
  expect(await sealed('root.age', 'vault/2026-27.age')).toEqual({ refused: 'other-file' })
  const otherRoot = { ...known, rootKey: (await signingKeyFrom(makeSeed())).publicKey }
  const given = { name: 'root.age', content: fileCalled('root.age'), identity: made.recovery }
  expect(await sealKeyFileAnew(given, openersAmong('root.age', everybody), otherRoot)).toEqual({
    refused: 'other-file',
  })
})

test('[SI72] nobody seals what they cannot open, locks themselves out, or mixes a classic recipient in', async () => {
  const given = { name: 'root.age', content: fileCalled('root.age'), identity: made.recovery }
  const seal = (openers: Parameters<typeof openersAmong>[1], other = {}) =>
    sealKeyFileAnew({ ...given, ...other }, openersAmong('root.age', openers), known)
  expect(await seal(everybody, { identity: an.identity })).toEqual({ refused: 'not-an-opener' })
  expect(await seal([anLine])).toEqual({ refused: 'not-an-opener' })
  const withAge = (age: string): Grant[] => [...grants, { ...anLine, keys: { ...anLine.keys, age } }]
  // A good one, which age would take without a word: it has no half that withstands a quantum computer.
  const classic = await identityToRecipient(await generateX25519Identity())
  expect(await seal(withAge(classic))).toEqual({ refused: 'other-kind' })
  expect(await seal(withAge(`age1pq1${'q'.repeat(58)}`))).toEqual({ refused: 'other-kind' })
})

test('[SI72] only the root says which key is which: a line of anybody else names none', async () => {
  const stranger = await signingKeyFrom(makeSeed())
  const [year] = known.years
  if (!year) throw new Error('there are no keys')
  const forged = await signGrant(stranger, 'clbchat', { ...year, kind: 'training' })
  expect(await readKeyLines({ ...trust, rootGrantsFrom: 0 }, [...objects, forged])).toEqual(known.years)
})

const vaultName = 'vault/2026-27.age'
const openVault = (other: Partial<Parameters<typeof openVaultKey>[0]> = {}, years = known.years) =>
  openVaultKey({ name: vaultName, content: fileCalled(vaultName), identity: made.recovery, ...other }, years)

test('[CT21] the vault key of a year opens what was sealed to it, with its own identity and under its own name', async () => {
  const opened = await openVault()
  expect(opened).toMatchObject({ year: '2026-27', seed: { length: 32 } })
  expect(await openVault({ identity: an.identity })).toEqual({ refused: 'not-an-opener' })
  expect(await openVault({ identity: 'no identity at all' })).toEqual({ refused: 'not-an-opener' })
  expect(await openVault({ name: 'vault/2027-28.age' })).toEqual({ refused: 'other-file' })
  const training = 'training/2026-27.age'
  for (const name of [training, vaultName, 'root.age'])
    expect(await openVault({ name, content: fileCalled(training) })).toEqual({ refused: 'other-file' })
  expect(await openVault({}, [])).toEqual({ refused: 'other-file' })
})

test('[CT21] a file with another key beside the right name is refused', async () => {
  const kid = known.years.find(({ kind, name }) => kind === 'vault' && name === '2026-27')?.keys.kid
  const sealedFor = async (text: string) => bytes(await sealForRecipients([an.recipient], text))
  const seed = toBase64url(randomBytes(32))
  for (const text of [`clb-vault-key-v1 ${kid} ${seed}`, `clb-vault-key-v1 ${kid} `, seed])
    expect(await openVault({ content: await sealedFor(text), identity: an.identity })).toEqual({
      refused: 'other-file',
    })
})

test('[SI72] the server is told which file was opened: its very SHA-256', async () => {
  const anew = await sealed('root.age')
  expect(anew).toMatchObject({ opened: toBase64url(await hash(fileCalled('root.age'))) })
})
