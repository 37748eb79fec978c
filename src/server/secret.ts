import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A random secret in base64url, for one page or one session. */
export function makeSecret(bytes: 16 | 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** SHA-256 in base64url: what is stored of a secret that is already random. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('base64url')
}

/** Whether this secret has this hash, in time that does not tell how much of it is right. */
export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash))
}

/** Whether these secret bytes, in base64url, have this hash (SHA-256 of the bytes themselves, as pages make it). */
export function isSecretBytes(secret: string, hash: string): boolean {
  const own = createHash('sha256').update(Buffer.from(secret, 'base64url')).digest()
  const other = Buffer.from(hash, 'base64url')
  return own.length === other.length && timingSafeEqual(own, other)
}
