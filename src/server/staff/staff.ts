import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Accounts, Grants, KeyFiles, Sessions } from './people.ts'

export interface MainStores {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly grants: Grants
  readonly keyFiles: KeyFiles
}

/** What the acts of the staff room need. */
export interface StaffDeps {
  readonly commit: Commit<MainStores>
  readonly clock: Clock
  readonly mode: 'demo' | 'real'
}
