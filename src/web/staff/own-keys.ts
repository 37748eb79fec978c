import { type Bytes, fromBase64url, toBase64url } from '../../crypto/bytes.ts'
import type { SecretKey } from '../../crypto/derive.ts'
import { readGrants, type Trust } from '../../crypto/grants.ts'
import { type Identity, openIdentity } from '../../crypto/identity.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { SignInAnswer } from '../../protocol/staff-sign-in.ts'

/** Keys of a person at the desk, open in this page's memory and nowhere else. */
export interface OwnKeys {
  readonly identity: Identity
  readonly grants: SignInAnswer['grants']
  /** The name in the own grant: names on screen come only from grants (SE2). */
  readonly name: string
  /** When the own grant ends, in milliseconds since 1970. */
  readonly until: number
  /** The identity as it came, sealed for the way in that was used: it is sealed again for one more way. */
  readonly file: Bytes
}

/** Roles whose grant carries an identity key; the others sign in without keys (SE7). */
const grantKindOf: Partial<Record<SignInAnswer['role'], 'counsellor' | 'deputy'>> = {
  counsellor: 'counsellor',
  coordinator: 'deputy',
}

/** SE3: what this page has pinned, at `now` in milliseconds; null while the helpline is not set up. */
export function trustOf(settings: PageSettings, now: number): Trust | null {
  const rootKey = settings.rootKey === null ? undefined : fromBase64url(settings.rootKey)
  if (rootKey === undefined) return null
  return {
    org: settings.org,
    rootKey,
    grantsFrom: settings.grantsFrom * 1000,
    rootGrantsFrom: settings.rootGrantsFrom * 1000,
    now,
  }
}

/**
 * SE5, SE6: opens the identity file and sees the own valid grant with the own public key in it; without that the
 * page stops. Null for a role that has no keys. Refusals: keys-shut, no-valid-grant.
 */
export async function openOwnKeys(
  trust: Trust,
  answer: SignInAnswer,
  wrappingKey: SecretKey,
): Promise<OwnKeys | null | { refused: 'keys-shut' | 'no-valid-grant' }> {
  const kind = grantKindOf[answer.role]
  if (kind === undefined) return null
  const file = answer.identityFile === null ? undefined : fromBase64url(answer.identityFile)
  const identity = file && (await openIdentity(wrappingKey, file))
  if (identity === undefined || isRefused(identity)) return { refused: 'keys-shut' }
  const read = await readGrants(trust, answer.grants)
  const publicKey = toBase64url(identity.signingKey.publicKey)
  const own = read.grants.find(
    grant => grant.kind === kind && grant.id === answer.id && grant.keys.identity === publicKey,
  )
  if (!own || !file) return { refused: 'no-valid-grant' }
  return { identity, grants: answer.grants, name: own.name, until: own.notAfter * 1000, file }
}
