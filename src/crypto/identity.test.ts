import { expect, test } from 'vitest'
import { type Bytes, concat, lp, randomBytes } from './bytes.ts'
import { sealBytes } from './derive.ts'
import {
  makeIdentity,
  openIdentity,
  openIdentitySecrets,
  passkeyInput,
  sealIdentity,
  stretchPassword,
  wrappingKeyOfPasskey,
} from './identity.ts'
import { must } from './test-cast.ts'

const org = 'clbchat'
const stretched = await stretchPassword({ org, username: 'noor', password: 'zeven warme wolken' })
const secrets = makeIdentity()
const file = await sealIdentity(stretched.wrappingKey, secrets)

test('[SE5] the password opens the identity file again', async () => {
  const again = await stretchPassword({ org, username: 'noor', password: 'zeven warme wolken' })
  const identity = must(await openIdentity(again.wrappingKey, file))
  expect(identity.deskSecret).toEqual(secrets.deskSecret)
  expect(identity.signingKey.publicKey.length).toBe(32)
  expect(again.signInSecret).toEqual(stretched.signInSecret)
})

test('[SE5] one accent typed two ways is one password', async () => {
  const one = await stretchPassword({ org, username: 'noor', password: 'caf\u00e9' })
  const other = await stretchPassword({ org, username: 'noor', password: 'cafe\u0301' })
  expect(one.signInSecret).toEqual(other.signInSecret)
})

test.each([
  ['another password', { org, username: 'noor', password: 'zeven warme wolke' }],
  ['another user name', { org, username: 'els', password: 'zeven warme wolken' }],
  ['another helpline', { org: 'other', username: 'noor', password: 'zeven warme wolken' }],
])('[SE5] %s opens nothing', async (_, given) => {
  const other = await stretchPassword(given)
  expect(other.signInSecret).not.toEqual(stretched.signInSecret)
  expect(await openIdentity(other.wrappingKey, file)).toEqual({ refused: 'identity-not-opened' })
})

test('[SE5] an identity file that was touched or cut does not open', async () => {
  for (let at = 0; at < file.length; at += 5) {
    const touched = file.slice()
    touched[at] = (touched[at] ?? 0) ^ 1
    expect(await openIdentity(stretched.wrappingKey, touched)).toEqual({ refused: 'identity-not-opened' })
  }
  for (const length of [0, 5, 12, file.length - 1])
    expect(await openIdentity(stretched.wrappingKey, file.slice(0, length))).toEqual({
      refused: 'identity-not-opened',
    })
})

test('[SE5] sealing twice gives two different files', async () => {
  expect(await sealIdentity(stretched.wrappingKey, secrets)).not.toEqual(file)
})

test('[SE5] the wrapping key and the signing key cannot be read by script', async () => {
  const identity = must(await openIdentity(stretched.wrappingKey, file))
  expect(stretched.wrappingKey.extractable).toBe(false)
  expect(identity.signingKey.privateKey.extractable).toBe(false)
})

test('[SE5] every identity is new', () => {
  expect(makeIdentity()).not.toEqual(makeIdentity())
})

test('[SE5] the same passkey opens the identity file again, and another opens nothing', async () => {
  const given = randomBytes(32)
  const sealed = await sealIdentity(await wrappingKeyOfPasskey(given.slice()), secrets)
  const identity = must(await openIdentity(await wrappingKeyOfPasskey(given.slice()), sealed))
  expect(identity.deskSecret).toEqual(secrets.deskSecret)
  const other = await wrappingKeyOfPasskey(randomBytes(32))
  expect(await openIdentity(other, sealed)).toEqual({ refused: 'identity-not-opened' })
})

test('[SE5] what a passkey gave is gone once the key was made, and less than 32 bytes make none', async () => {
  const given = randomBytes(32)
  await wrappingKeyOfPasskey(given)
  expect(given).toEqual(new Uint8Array(32))
  await expect(wrappingKeyOfPasskey(new Uint8Array(31))).rejects.toThrow(RangeError)
})

test('[SE5] every helpline asks passkeys something else', async () => {
  expect(await passkeyInput('clbchat')).toHaveLength(32)
  expect(await passkeyInput('clbchat')).not.toEqual(await passkeyInput('other'))
})

test('[SE5] a file holds two secrets of 32 bytes, and nothing beside them', async () => {
  const key = await wrappingKeyOfPasskey(randomBytes(32))
  const fileOf = async (...fields: Bytes[]) => {
    const nonce = randomBytes(12)
    return concat([nonce, await sealBytes(key, nonce, lp('clb/v1/identity'), lp(...fields))])
  }
  const { seed, deskSecret } = secrets
  expect(await openIdentitySecrets(key, await fileOf(seed, deskSecret))).toEqual(secrets)
  const odd = [
    [seed, deskSecret, new Uint8Array(0)],
    [seed.slice(1), deskSecret],
    [seed, deskSecret.slice(1)],
    [seed],
  ]
  for (const fields of odd)
    expect(await openIdentitySecrets(key, await fileOf(...fields))).toEqual({
      refused: 'identity-not-opened',
    })
})
