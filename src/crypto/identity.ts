import { scryptAsync } from '@noble/hashes/scrypt.js'
import { type Bytes, concat, lp, randomBytes, readLp, utf8 } from './bytes.ts'
import { derive, deriveSealKey, hash, openBytes, type SecretKey, sealBytes } from './derive.ts'
import { type Refused, refuse } from './seal-refusal.ts'
import { makeSeed, type SigningKey, signingKeyFrom } from './signing-key.ts'

/** What a staff member keeps: the seed of IK and the desk secret DS, 32 bytes each. */
export type IdentitySecrets = { seed: Bytes; deskSecret: Bytes }

/** An identity in use: it signs as IK; DS is for the desk blob and invitations. */
export type Identity = { signingKey: SigningKey; deskSecret: Bytes }

/** SE5: the two halves of a stretched password: one opens the identity file, the other signs in. */
export type StretchedPassword = { wrappingKey: SecretKey; signInSecret: Bytes }

const scryptCost = { N: 2 ** 17, r: 8, p: 1, dkLen: 32, asyncTick: 20 }
const nonceLength = 12

export function makeIdentity(): IdentitySecrets {
  return { seed: makeSeed(), deskSecret: randomBytes(32) }
}

/**
 * SE5, the password way: s = scrypt(NFC password, lp("clb/v1/pw", org, username), 2^17, 8, 1, 32);
 * wrapping key = HK(s, "clb/v1/identity"), sign-in secret = HK(s, "clb/v1/signin"), 32 bytes, for the server.
 * The server never sees the password. `username` must be spelled as at enrolment. Takes about a second, in slices.
 */
export async function stretchPassword(given: {
  org: string
  username: string
  password: string
}): Promise<StretchedPassword> {
  const salt = lp('clb/v1/pw', given.org, given.username)
  const stretched = new Uint8Array(await scryptAsync(utf8(given.password), salt, scryptCost))
  const wrappingKey = await deriveSealKey(new Uint8Array(0), stretched, 'clb/v1/identity')
  const signInSecret = await derive(stretched, 'clb/v1/signin')
  stretched.fill(0)
  return { wrappingKey, signInSecret }
}

/** SE5: what a passkey is asked to stretch, the same for everyone of this helpline: H("clb/v1/prf" || org), 32 bytes. */
export function passkeyInput(org: string): Promise<Bytes> {
  return hash(concat([utf8('clb/v1/prf'), utf8(org)]))
}

/**
 * SE5, the passkey way: the wrapping key from what the passkey made of `passkeyInput` (32 bytes, erased here). It never
 * leaves the page. Throws on another length: an authenticator that gives less is no way in.
 */
export async function wrappingKeyOfPasskey(secret: Bytes): Promise<SecretKey> {
  if (secret.length !== 32) throw new RangeError('a passkey gives 32 bytes')
  const wrappingKey = await deriveSealKey(new Uint8Array(0), secret, 'clb/v1/identity')
  secret.fill(0)
  return wrappingKey
}

/** SE5: the identity file: random nonce (12) || AES-256-GCM of lp(seed, DS), aad = lp("clb/v1/identity"). */
export async function sealIdentity(wrappingKey: SecretKey, secrets: IdentitySecrets): Promise<Bytes> {
  const nonce = randomBytes(nonceLength)
  const plaintext = lp(secrets.seed, secrets.deskSecret)
  return concat([nonce, await sealBytes(wrappingKey, nonce, lp('clb/v1/identity'), plaintext)])
}

/** SE5: opens the identity file. Refusal: identity-not-opened (another password, or the file was touched). */
export async function openIdentity(wrappingKey: SecretKey, file: Bytes): Promise<Identity | Refused> {
  const secrets = await openIdentitySecrets(wrappingKey, file)
  if ('refused' in secrets) return secrets
  const signingKey = await signingKeyFrom(secrets.seed)
  secrets.seed.fill(0)
  return { signingKey, deskSecret: secrets.deskSecret }
}

/**
 * SE5: opens the identity file to seal it for one more way in. Who calls erases the seed. Refusal: identity-not-opened.
 */
export async function openIdentitySecrets(
  wrappingKey: SecretKey,
  file: Bytes,
): Promise<IdentitySecrets | Refused> {
  const nonce = file.slice(0, nonceLength)
  if (nonce.length < nonceLength) return refuse('identity-not-opened')
  const plaintext = await openBytes(wrappingKey, nonce, lp('clb/v1/identity'), file.slice(nonceLength))
  const [seed, deskSecret, ...more] = (plaintext && readLp(plaintext)) ?? []
  if (seed?.length !== 32 || deskSecret?.length !== 32 || more.length > 0)
    return refuse('identity-not-opened')
  plaintext?.fill(0)
  return { seed, deskSecret }
}
