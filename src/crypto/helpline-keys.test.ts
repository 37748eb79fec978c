import { Decrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { fromBase64url, toBase64url } from './bytes.ts'
import { readGrants } from './grants.ts'
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
