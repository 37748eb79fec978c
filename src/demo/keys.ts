import { toBase64url } from '../crypto/bytes.ts'
import { type Grant, signGrant } from '../crypto/grants.ts'
import { type GivenGrant, grantLength, type HelplineKeys, makeHelplineKeys } from '../crypto/helpline-keys.ts'
import { type IdentitySecrets, makeIdentity, sealIdentity, stretchPassword } from '../crypto/identity.ts'
import { signingKeyFrom } from '../crypto/signing-key.ts'
import { makeKeyPhrase } from '../crypto/words/key-phrase.ts'
import { hasIdentity } from '../domain/roles.ts'
import type { SetUpRequest } from '../protocol/set-up.ts'
import type { DemoPerson } from './people.ts'

/** The whole set-up of a helpline, as its first coordinator's page makes it (SE7), and what stays on paper. */
export interface MadeHelpline {
  readonly request: Omit<SetUpRequest, 'secret'>
  /** Opens the coordinator's own age file. */
  readonly keyPhrase: string
  /** The recovery identity, which a real helpline has on paper only. */
  readonly recovery: string
}

interface Making {
  readonly org: string
  /** Seconds since 1970. */
  readonly now: number
  readonly keys: HelplineKeys
  readonly deputy: DemoPerson
}

/** Makes all keys, grants and sealed files of a helpline with these people. Exactly one of them coordinates. */
export async function makeHelpline(
  org: string,
  people: readonly DemoPerson[],
  now: number,
): Promise<MadeHelpline> {
  const [deputy, ...more] = people.filter(({ role }) => role === 'coordinator')
  if (!deputy || more.length > 0) throw new Error('the demo has exactly one coordinator')
  const { id, name } = deputy
  const keys = await makeHelplineKeys({ org, now, deputy: { id, name }, keyPhrase: makeKeyPhrase() })
  const making: Making = { org, now, keys, deputy }
  const { rootKey, keyFiles, keyPhrase, recovery } = keys
  const grants = [...keys.grants]
  const accounts: SetUpRequest['accounts'] = []
  for (const person of people) {
    const secrets = person === deputy ? keys.identity : makeIdentity()
    accounts.push(await accountOf(making, person, secrets))
    if (person.role === 'counsellor') grants.push(await letIn(making, person, secrets))
  }
  return { request: { rootKey, grantsFrom: now, grants, accounts, keyFiles }, keyPhrase, recovery }
}

/** What a person's own page does at enrolment (SE5). An administrator has a sign-in and no identity (SE7). */
async function accountOf(
  { org, keys, deputy }: Making,
  person: DemoPerson,
  secrets: IdentitySecrets,
): Promise<SetUpRequest['accounts'][number]> {
  const { id, username, name, role, password } = person
  const { wrappingKey, signInSecret } = await stretchPassword({ org, username, password })
  const identityFile = hasIdentity(role) ? toBase64url(await sealIdentity(wrappingKey, secrets)) : null
  const secret = toBase64url(signInSecret)
  const ageFiles = person === deputy ? [{ way: 'phrase' as const, content: keys.ownAgeFile }] : []
  const ways = [{ kind: 'password' as const, secret, identityFile, codes: null }]
  return { id, username, name, role, secrecy: true, ways, ageFiles }
}

/** SE2: the deputy lets a counsellor in. */
async function letIn(
  { org, now, keys, deputy }: Making,
  { id, name, disciplines }: DemoPerson,
  secrets: IdentitySecrets,
): Promise<GivenGrant> {
  const { publicKey } = await signingKeyFrom(secrets.seed)
  const own = { identity: toBase64url(publicKey), disciplines: [...disciplines] }
  const dates = { notBefore: now, notAfter: now + grantLength }
  const grant: Grant = { kind: 'counsellor', id, name, keys: own, ...dates }
  return { signer: deputy.id, grant: await signGrant(keys.signingKey, org, grant) }
}
