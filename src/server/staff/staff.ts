import type { Audited } from '../audit/audit-log.ts'
import type { RefusedAttempts } from '../audit/refused-attempts.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { OneTimeCodes } from './one-time-codes.ts'
import type { Passkeys } from './passkeys.ts'
import type { Accounts, Grants, Invitations, KeyFiles, Sessions, Ways } from './people.ts'
import type { SecretHashes } from './secret-hashes.ts'

export interface MainStores extends Audited {
  readonly accounts: Accounts
  readonly ways: Ways
  readonly sessions: Sessions
  readonly invitations: Invitations
  readonly grants: Grants
  readonly keyFiles: KeyFiles
}

/** What the acts of the staff room need. */
export interface StaffDeps {
  readonly commit: Commit<MainStores>
  readonly clock: Clock
  readonly mode: 'demo' | 'real'
  readonly hashes: SecretHashes
  readonly codes: OneTimeCodes
  readonly passkeys: Passkeys
  readonly refused: Pick<RefusedAttempts, 'note'>
  /** How long an invitation is good, in milliseconds. */
  readonly invitationKept: number
}
