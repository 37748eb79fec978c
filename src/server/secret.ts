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
