import type { StaffRole } from '../../domain/people.ts'
import { hasIdentity } from '../../domain/roles.ts'
import type { EnrolRequest } from '../../protocol/people.ts'

type PublicKeys = Pick<EnrolRequest, 'identity' | 'age' | 'ageFiles'>

/** Whether these are the keys that somebody with this role has: an identity, and an age identity with its own files. */
export function haveKeysOf(role: StaffRole, { identity, age, ageFiles }: PublicKeys): boolean {
  const opensFiles = role === 'coordinator' || role === 'trainer'
  const fits = (identity !== null) === hasIdentity(role) && (age !== null) === opensFiles
  return fits && ageFiles.length > 0 === opensFiles
}
