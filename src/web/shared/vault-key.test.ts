import { beforeAll, expect, test } from 'vitest'
import { toBase64url } from '../../crypto/bytes.ts'
import { signGrant } from '../../crypto/grants.ts'
import { makeSeed, type SigningKey, signingKeyFrom } from '../../crypto/signing-key.ts'
import { makeVaultKeyPair } from '../../crypto/vault-keys.ts'
import { vaultKeyFrom } from './vault-key.ts'

const now = Date.UTC(2026, 10, 23, 15)
const day = 86_400
const org = 'clbchat'
let root: SigningKey

beforeAll(async () => {
  root = await signingKeyFrom(makeSeed())
})

const pinned = (change: object = {}) => ({
  ...{ org, rootKey: toBase64url(root.publicKey), grantsFrom: 0, rootGrantsFrom: 0 },
  ...change,
})

/** A line about a key of the vault that begins this many days from now. */
async function line({ from = 0, by = root, kind = 'vault' as 'vault' | 'training' }) {
  const { kid, publicKey } = await makeVaultKeyPair()
  const notBefore = now / 1000 + from * day
  const keys = { kid, alg: 'MLKEM768-X25519' as const, pub: toBase64url(publicKey) }
  const dates = { notBefore, notAfter: notBefore + 400 * day }
  return { kid, grant: await signGrant(by, org, { kind, id: `${kind}-1`, name: '2026-27', keys, ...dates }) }
}

const kidOf = async (lines: readonly { grant: object }[], change: object = {}) =>
  (await vaultKeyFrom(pinned(change), { grants: lines.map(({ grant }) => grant) }, now))?.kid

test('[CT20] somebody writes to the key of this school year; where the year has turned, to the next', async () => {
  const [thisYear, nextYear] = [await line({ from: -80 }), await line({ from: 280 })]
  expect(await kidOf([thisYear, nextYear])).toBe(thisYear.kid)
  const later = (lines: (typeof thisYear)[]) =>
    vaultKeyFrom(pinned(), { grants: lines.map(({ grant }) => grant) }, now + 281 * day * 1000)
  expect((await later([thisYear, nextYear]))?.kid).toBe(nextYear.kid)
  expect((await later([nextYear, thisYear]))?.kid).toBe(nextYear.kid)
})

test('[CT20] a clock that is a day behind does not leave a new helpline without a key', async () => {
  const tomorrow = await line({ from: 1 })
  expect(await kidOf([tomorrow])).toBe(tomorrow.kid)
})

test('[TM198] [CT20] a server that hands over a key of its own is caught: nothing is sealed to it', async () => {
  const [real, forged] = [
    await line({ from: -2 }),
    await line({ from: -1, by: await signingKeyFrom(makeSeed()) }),
  ]
  expect(await kidOf([forged])).toBeUndefined()
  expect(await kidOf([real, forged])).toBe(real.kid)
  const other = { ...real.grant, body: forged.grant.body }
  expect(await kidOf([{ grant: other }])).toBeUndefined()
})

test('[CT20] [SE3] a key that ran out, was taken away, or is for training is not used', async () => {
  expect(await kidOf([await line({ from: -403 })])).toBeUndefined()
  expect(await kidOf([await line({ kind: 'training' })])).toBeUndefined()
  const old = await line({ from: -10 })
  expect(await kidOf([old], { rootGrantsFrom: now / 1000 - 5 * day })).toBeUndefined()
})

test('[CT20] without a root key, or with an answer that is none, there is no key', async () => {
  const real = await line({})
  expect(await kidOf([real], { rootKey: null })).toBeUndefined()
  expect(await vaultKeyFrom(pinned(), { grants: 'x' }, now)).toBeNull()
  expect(await vaultKeyFrom(pinned(), { grants: [real.grant], more: 1 }, now)).toBeNull()
})
