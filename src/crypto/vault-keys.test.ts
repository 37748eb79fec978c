import { AEAD_AES_256_GCM, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from '@panva/hpke-noble'
import { CipherSuite } from 'hpke'
import { expect, test } from 'vitest'
import { makeVaultKeyPair } from './vault-keys.ts'

test('[SE47] the seed alone opens what was sealed to the vault key', async () => {
  const suite = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_AES_256_GCM)
  const vault = await makeVaultKeyPair()
  expect([vault.publicKey.length, vault.seed.length]).toEqual([1216, 32])
  const sealed = await suite.Seal(await suite.DeserializePublicKey(vault.publicKey), Uint8Array.of(1, 2, 3))
  const privateKey = await suite.DeserializePrivateKey(vault.seed)
  expect([...(await suite.Open(privateKey, sealed.encapsulatedSecret, sealed.ciphertext))]).toEqual([1, 2, 3])
})

test('[SE2] every vault key has its own id that a grant can carry', async () => {
  const [one, other] = [await makeVaultKeyPair(), await makeVaultKeyPair()]
  expect(one.kid).toMatch(/^[A-Za-z0-9_-]{11}$/)
  expect(one.kid).not.toBe(other.kid)
})
