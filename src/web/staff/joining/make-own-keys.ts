import { makeAgeIdentity, sealUnderPhrase } from '../../../crypto/age-files.ts'
import { toBase64url } from '../../../crypto/bytes.ts'
import { type IdentitySecrets, makeIdentity } from '../../../crypto/identity.ts'
import { signingKeyFrom } from '../../../crypto/signing-key.ts'
import { makeKeyPhrase } from '../../../crypto/words/key-phrase.ts'
import type { StaffRole } from '../../../domain/people.ts'
import type { EnrolRequest } from '../../../protocol/people.ts'

/** The keys of one person, as their page makes them. Public halves are as in a grant (SE2). */
export interface OwnNewKeys {
  /** To be sealed for a way in; null for a role without an identity. */
  readonly secrets: IdentitySecrets | null
  readonly identity: string | null
  readonly age: string | null
  readonly ageFiles: EnrolRequest['ageFiles']
  /** Seven words for paper; null for who opens no sealed files. */
  readonly phrase: string | null
}

/**
 * SE4, SE45: who talks or lets in has an identity; who opens sealed files (coordinator, trainer) has an age identity as
 * well, under seven words. A data protection officer and an administrator have a sign-in and no key (SE7).
 */
export async function makeOwnKeys(role: StaffRole): Promise<OwnNewKeys> {
  const secrets = role === 'counsellor' || role === 'coordinator' ? makeIdentity() : null
  const identity = secrets && toBase64url((await signingKeyFrom(secrets.seed)).publicKey)
  if (role !== 'coordinator' && role !== 'trainer')
    return { secrets, identity, age: null, ageFiles: [], phrase: null }
  const own = await makeAgeIdentity()
  const phrase = makeKeyPhrase()
  const ageFiles = [{ way: 'phrase' as const, content: await sealUnderPhrase(phrase, own.identity) }]
  return { secrets, identity, age: own.recipient, ageFiles, phrase }
}

/** SE4: the public keys that the MAC of an answer binds, and the name with them, without what there is not. */
export function boundKeys({ identity, age }: OwnNewKeys, name: string): string[] {
  return [identity, age, `name:${name}`].filter(key => key !== null)
}

/** What both people read aloud for a new device: the same keys, without a name (SE4). */
export function readAloudKeys({ identity, age }: Pick<OwnNewKeys, 'identity' | 'age'>): string[] {
  return [identity, age].filter(key => key !== null)
}
