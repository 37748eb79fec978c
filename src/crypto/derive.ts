import { type Bytes, type Field, lp } from './bytes.ts'

/** A key that WebCrypto holds; here always non-extractable unless said otherwise. */
export type SecretKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const noSalt: Bytes = new Uint8Array(0)

/** H: SHA-256. */
export async function hash(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** HK(k, label, ..) with empty salt: 32 bytes of HKDF-SHA256 with info = lp(label, ..). */
export function derive(secret: Bytes, ...info: readonly Field[]): Promise<Bytes> {
  return deriveIn(noSalt, secret, ...info)
}

/** HK(k, label, ..) inside a conversation: the salt is its convId. */
export async function deriveIn(convId: Bytes, secret: Bytes, ...info: readonly Field[]): Promise<Bytes> {
  const from = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(convId, info), from, 256))
}

/** The same 32 bytes as `deriveIn`, as a non-extractable AES-256-GCM key that scripts cannot read. */
export async function deriveSealKey(
  salt: Bytes,
  secret: Bytes,
  ...info: readonly Field[]
): Promise<SecretKey> {
  const from = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const aes = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(hkdf(salt, info), from, aes, false, ['encrypt', 'decrypt'])
}

function hkdf(salt: Bytes, info: readonly Field[]) {
  return { name: 'HKDF', hash: 'SHA-256', salt, info: lp(...info) }
}

/** HMAC-SHA256. */
export async function mac(key: Bytes, bytes: Bytes): Promise<Bytes> {
  const hmacKey = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', hmacKey, bytes))
}

/** AES-256-GCM with a 12-byte nonce; the 16-byte tag is at the end. */
export async function sealBytes(key: SecretKey, nonce: Bytes, aad: Bytes, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, key, bytes),
  )
}

/** Opens what `sealBytes` sealed; `undefined` when key, nonce, aad or one bit differs. */
export async function openBytes(
  key: SecretKey,
  nonce: Bytes,
  aad: Bytes,
  sealed: Bytes,
): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, key, sealed),
    )
  } catch {
    return undefined
  }
}
