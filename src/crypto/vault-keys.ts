import { AEAD_AES_256_GCM, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from '@panva/hpke-noble'
import { CipherSuite } from 'hpke'
import { type Bytes, toBase64url } from './bytes.ts'
import { hash } from './derive.ts'

// Beside the rest on purpose: the visitor's page must never load this file (it brings 30 KB of ML-KEM).

/** 4.1: a vault key VK_y or training key TK_y. `seed` is the private half: 32 bytes, for an age file (SE47). */
export type VaultKeyPair = { kid: string; alg: 'MLKEM768-X25519'; publicKey: Bytes; seed: Bytes }

const vaultSuite = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

/** 4.1: a new key for one school year. kid = base64url of the first 8 bytes of H(public key). */
export async function makeVaultKeyPair(): Promise<VaultKeyPair> {
  const pair = await vaultSuite.GenerateKeyPair(true)
  const publicKey = new Uint8Array(await vaultSuite.SerializePublicKey(pair.publicKey))
  const seed = new Uint8Array(await vaultSuite.SerializePrivateKey(pair.privateKey))
  const kid = toBase64url((await hash(publicKey)).slice(0, 8))
  return { kid, alg: 'MLKEM768-X25519', publicKey, seed }
}
