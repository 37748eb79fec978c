import { Decrypter } from 'age-encryption'
import { expect, test, vi } from 'vitest'
import { fromBase64url, readJson, toBase64url } from './bytes.ts'
import { type Grant, readGrants } from './grants.ts'
import { makeHelplineKeys, makingParts } from './helpline-keys.ts'
import { signingKeyFrom } from './signing-key.ts'
import { makeKeyPhrase } from './words/key-phrase.ts'

const now = Date.UTC(2026, 10, 27) / 1000
const told: string[] = []
const made = await makeHelplineKeys({
  org: 'clbchat',
  now,
  deputy: { id: 'bram-id', name: 'Bram' },
  keyPhrase: makeKeyPhrase(),
  tell: part => void told.push(part),
})
const trust = {
  org: 'clbchat',
  rootKey: must(fromBase64url(made.rootKey)),
  grantsFrom: now * 1000,
  rootGrantsFrom: 0,
  now: now * 1000,
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('this is missing')
  return value
}

function opens(name: string, prepare: (opening: Decrypter) => void): Promise<string> {
  return opened(must(made.keyFiles.find(file => file.name === name)).content, prepare)
}

function opened(content: string, prepare: (opening: Decrypter) => void): Promise<string> {
  const opening = new Decrypter()
  prepare(opening)
  return opening.decrypt(must(fromBase64url(content)), 'text')
}

test('[SI42] a page that pinned the root key accepts what a set-up made: a deputy, the sheet and this year’s keys', async () => {
  const { grants, refused } = await readGrants(
    trust,
    made.grants.map(({ grant }) => grant),
  )
  expect(grants.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'deputy Bram',
    'recovery Herstelblad',
    'vault 2026-27',
    'training 2026-27',
  ])
  expect(refused.map(({ refused }) => refused)).toEqual(Array.from({ length: 4 }, () => 'not-yet-valid'))
})

test('[SI42] the paper sheet opens the root key and every year, and the root key found is the one that is pinned', async () => {
  const byPaper = (opening: Decrypter) => opening.addIdentity(made.recovery)
  const root = await opens('root.age', byPaper)
  const seed = must(fromBase64url(root.replace('clb-root-key-v1 ', '')))
  expect(toBase64url((await signingKeyFrom(seed)).publicKey)).toBe(made.rootKey)
  for (const year of ['2026-27', '2027-28', '2028-29'])
    for (const kind of ['vault', 'training'])
      expect(await opens(`${kind}/${year}.age`, byPaper)).toMatch(/^clb-vault-key-v1 \S+ \S{43}$/)
})

test('[SI43] seven words open the coordinator’s own age file, and that opens the root key too', async () => {
  const own = await opened(made.ownAgeFile, opening => opening.addPassphrase(made.keyPhrase))
  expect(await opens('root.age', opening => opening.addIdentity(own))).toMatch(/^clb-root-key-v1 /)
  await expect(
    opened(made.ownAgeFile, opening => opening.addPassphrase('zeven andere woorden')),
  ).rejects.toThrow()
})

test('[SI42] who waits for the keys sees how far it is', () => {
  expect(told).toEqual([...makingParts])
})

test('[SI42] every line and file of a set-up has its name, and the lines hold 400 days from when they begin', async () => {
  const lines = made.grants.map(({ grant }) => readJson(must(fromBase64url(grant.body))) as Grant)
  const names = ['2026-27', '2027-28', '2028-29'].flatMap(year => [`vault-${year}`, `training-${year}`])
  expect(lines.map(({ id }) => id)).toEqual(['bram-id', 'recovery', ...names])
  expect(made.grants.every(({ signer }) => signer === null)).toBe(true)
  expect(made.keyFiles.map(({ name }) => name)).toEqual([
    'root.age',
    ...names.map(name => `${name.replace('-', '/')}.age`),
  ])
  for (const { notBefore, notAfter } of lines) expect(notAfter - notBefore).toBe(400 * 24 * 60 * 60)
  const september = [2027, 2028].map(year => Date.UTC(year, 8, 1) / 1000)
  expect(lines.slice(2).map(({ notBefore }) => notBefore)).toEqual(
    [now, ...september].flatMap(from => [from, from]),
  )
})

test('[SI42] a school year begins on the first of September, and the last day of August is still of the one before', async () => {
  const firstYear = async (date: number) => {
    const given = { org: 'clbchat', deputy: { id: 'bram-id', name: 'Bram' }, keyPhrase: 'zeven' }
    return (await makeHelplineKeys({ ...given, now: date / 1000 })).keyFiles[1]?.name
  }
  expect(await firstYear(Date.UTC(2008, 7, 31, 23, 59, 59))).toBe('vault/2007-08.age')
  expect(await firstYear(Date.UTC(2099, 8, 1))).toBe('vault/2099-00.age')
})

test('[SI42] when all is made, the seed of the root key is nowhere but in its file', async () => {
  const drawn = vi.spyOn(crypto, 'getRandomValues')
  const given = { org: 'clbchat', now, deputy: { id: 'bram-id', name: 'Bram' }, keyPhrase: 'zeven' }
  const { identity } = await makeHelplineKeys(given)
  const [rootSeed, deputySeed] = drawn.mock.calls.map(([bytes]) => bytes)
  drawn.mockRestore()
  expect(rootSeed).toEqual(new Uint8Array(32))
  expect(deputySeed).toBe(identity.seed)
})
