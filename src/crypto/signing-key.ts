import { type Bytes, concat, fromBase64url, randomBytes } from './bytes.ts'
import type { SecretKey } from './derive.ts'

/** An Ed25519 key that can sign: the private half non-extractable, the public half as 32 bytes. */
export type SigningKey = { privateKey: SecretKey; publicKey: Bytes }

/** The fixed bytes that PKCS #8 puts before the 32-byte seed of an Ed25519 key. */
const pkcs8Prefix: Bytes = Uint8Array.of(
  ...[0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20],
)

/** A new 32-byte Ed25519 seed, for a root key RK or an identity IK. Whoever has it can sign. */
export function makeSeed(): Bytes {
  return randomBytes(32)
}

/** The key that belongs to a 32-byte seed. Throws on another length. */
export async function signingKeyFrom(seed: Bytes): Promise<SigningKey> {
  if (seed.length !== 32) throw new RangeError('an Ed25519 seed is 32 bytes')
  const pkcs8 = concat([pkcs8Prefix, seed])
  // WebCrypto gives the public half of a private key only by exporting it: this copy dies here.
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
  const { x } = await crypto.subtle.exportKey('jwk', readable)
  const publicKey = fromBase64url(x ?? '')
  if (publicKey?.length !== 32) throw new Error('no Ed25519 public key came out')
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  pkcs8.fill(0)
  return { privateKey, publicKey }
}

export async function sign(key: SigningKey, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key.privateKey, bytes))
}

/** True only for a signature by the holder of this public key; a key that is none is a no, not an accident. */
export async function isSignedBy(publicKey: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, signature, bytes)
  } catch {
    return false
  }
}
