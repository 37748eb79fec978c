import type { StaffRole } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { grantKindsOf } from '../../domain/roles.ts'
import type { SignedGrant } from '../../protocol/people.ts'
import type { KeptGrant } from './people.ts'
import { readGrants } from './read-grants.ts'
import type { MainStores } from './staff.ts'

/**
 * [SI23] The lines that let one person in, with this id and role: each of them speaks of that id, is of a kind that fits
 * the role, and the one without which nobody has this role is there. The server judges no signature: pages do (SE2).
 * Refuses `unknown-frame` for a body that does not say whom it speaks of, else `not-allowed`.
 */
export function linesFor(
  id: string,
  role: StaffRole,
  signed: readonly SignedGrant[],
): readonly KeptGrant[] | Refused {
  const grants = readGrants(signed)
  if (!grants) return refuse('unknown-frame')
  const kinds = grantKindsOf(role)
  const fit = grants.every(({ kind, subject }) => subject === id && kinds.includes(kind))
  const [needed] = kinds
  const isWhole = needed === undefined || grants.some(({ kind }) => kind === needed)
  return fit && isWhole ? grants : refuse('not-allowed')
}

/** Kinds that speak of a key and of no person; only the root signs them. */
const kindsOfKeys = ['vault', 'training', 'recovery']

/**
 * [SI27] Lines for who is here already: each of them speaks of somebody who works here and fits their role, or of a key.
 * `leaving` is somebody who does not work here any more. Refuses as `linesFor` does.
 */
export async function linesForMany(
  { accounts }: MainStores,
  signed: readonly SignedGrant[],
  leaving?: string,
): Promise<readonly KeptGrant[] | Refused> {
  const grants = readGrants(signed)
  if (!grants) return refuse('unknown-frame')
  const here = new Map((await accounts.all()).map(account => [account.id, account]))
  const fits = ({ kind, subject, signer }: KeptGrant): boolean => {
    if (kindsOfKeys.includes(kind)) return signer === null
    const person = here.get(subject)
    const isHere = person?.state === 'active' && subject !== leaving
    return isHere && grantKindsOf(person.role).includes(kind)
  }
  return grants.every(fits) ? grants : refuse('not-allowed')
}
