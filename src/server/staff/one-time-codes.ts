import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Instant } from '../../domain/people.ts'

const halfMinute = 30_000
const nonceLength = 12
const tagLength = 16

/**
 * [SI12] The codes of an app (TOTP: six digits, 30 seconds, one step early or late). Seeds are sealed under a key that is
 * not in the database, each to its own account.
 */
export class OneTimeCodes {
  readonly #key: Uint8Array

  constructor(key: Uint8Array) {
    this.#key = key
  }

  /** `seed` is 20 bytes in base64url, as the page made it. */
  seal(seed: string, account: string): string {
    const nonce = randomBytes(nonceLength)
    const sealing = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(account))
    const sealed = [sealing.update(Buffer.from(seed, 'base64url')), sealing.final()]
    return Buffer.concat([nonce, ...sealed, sealing.getAuthTag()]).toString('base64url')
  }

  /** The half minute that this code belongs to, when it is one of now; else undefined. */
  async stepOf(sealed: string, account: string, code: string, now: Instant): Promise<number | undefined> {
    return stepOf(this.#open(sealed, account), code, now)
  }

  #open(sealed: string, account: string): Buffer {
    const bytes = Buffer.from(sealed, 'base64url')
    const opening = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceLength))
    opening.setAAD(Buffer.from(account)).setAuthTag(bytes.subarray(-tagLength))
    return Buffer.concat([opening.update(bytes.subarray(nonceLength, -tagLength)), opening.final()])
  }
}

/** The half minute of a code of this seed, when it is of now or one beside it. */
export async function stepOf(seed: Uint8Array, code: string, now: Instant): Promise<number | undefined> {
  // Loaded at the first code, as in `secret-hashes.ts`.
  const { Secret, TOTP } = await import('otpauth')
  const secret = new Secret({ buffer: Uint8Array.from(seed).buffer })
  const delta = TOTP.validate({ token: code, secret, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / halfMinute) + delta
}
