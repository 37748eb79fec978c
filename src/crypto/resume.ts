import { type Bytes, concat, lp, randomBytes } from './bytes.ts'
import { derive, deriveSealKey, hash, openBytes, type SecretKey, sealBytes } from './derive.ts'
import { type Refused, refuse } from './seal-refusal.ts'

const secretLength = 32
const nonceLength = 12
const tagLength = 16
const noSalt: Bytes = new Uint8Array(0)

/** What follows from a resume secret. Who knows one of these learns nothing of the others, or of the secret. */
export type ResumeKeys = {
  /** Where the server keeps the blob: 32 bytes that say nothing else. */
  loc: Bytes
  /** Shown to the server to get the blob back: 32 bytes. */
  auth: Bytes
  /** H(auth): all that the server keeps of it. */
  authHash: Bytes
  /** Seals the blob; stays in the page and cannot be read out. */
  key: SecretKey
}

/** [SE23] R: 32 random bytes, the one thing that a visitor's page may leave in its tab. */
export function makeResumeSecret(): Bytes {
  return randomBytes(secretLength)
}

/** [SE23] loc, auth and key of R. Refused: malformed, when R is not 32 bytes. */
export async function resumeKeys(secret: Bytes): Promise<ResumeKeys | Refused> {
  if (secret.length !== secretLength) return refuse('malformed')
  const loc = await derive(secret, 'clb/v1/res-loc')
  const auth = await derive(secret, 'clb/v1/res-auth')
  const key = await deriveSealKey(noSalt, secret, 'clb/v1/res-key')
  return { loc, auth, authHash: await hash(auth), key }
}

/** [SE23] nonce (12, random) || AES-256-GCM with aad lp(loc). The same content sealed again gives other bytes. */
export async function sealResumeBlob({ key, loc }: ResumeKeys, content: Bytes): Promise<Bytes> {
  const nonce = randomBytes(nonceLength)
  return concat([nonce, await sealBytes(key, nonce, lp(loc), content)])
}

/**
 * [SE23] The content of a blob that these keys sealed. Refused: malformed, when it is too short to be one;
 * resume-not-opened, when it is another's, of another place, or has one bit changed.
 */
export async function openResumeBlob({ key, loc }: ResumeKeys, blob: Bytes): Promise<Bytes | Refused> {
  if (blob.length < nonceLength + tagLength) return refuse('malformed')
  const content = await openBytes(key, blob.slice(0, nonceLength), lp(loc), blob.slice(nonceLength))
  return content ?? refuse('resume-not-opened')
}
