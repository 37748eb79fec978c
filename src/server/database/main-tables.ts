import type { CounsellorId, Instant, StaffRole } from '../../domain/people.ts'
import type { ToldTo, ToldWhy, YoungsterKnows } from '../../protocol/crisis-decision.ts'
import type { SignedObject } from '../../protocol/sealed.ts'

/** The tables of the main store: what a helpline keeps. Backed up for at most 30 days (SE42). */
export interface MainTables {
  accounts: AccountTable
  sessions: SessionTable
  grants: GrantTable
  key_files: KeyFileTable
  decisions: DecisionTable
  day_counts: DayCountTable
  crisis_decisions: CrisisDecisionTable
  crisis_decision_reads: CrisisDecisionReadTable
}

/** A decision on the spot, by name, as JSON text. */
export interface DecisionTable {
  name: string
  value: string
}

/** How often something happened on a day of the wall calendar; nothing that leads to a person. */
export interface DayCountTable {
  day: string
  what: string
  times: number
}

/** A decision about professional secrecy (CR7). `what` is a list, separated by a comma. */
export interface CrisisDecisionTable {
  id: string
  day: string
  hour: number
  counsellor: CounsellorId
  to: ToldTo
  what: string
  why: ToldWhy
  youngster: YoungsterKnows
}

/** Who read those decisions, once an hour. */
export interface CrisisDecisionReadTable {
  day: string
  hour: number
  reader: string
}

export interface AccountTable {
  id: string
  username: string
  name: string
  role: StaffRole
  secret_hash: string
  identity_file: string | null
}

export interface SessionTable {
  id_hash: string
  account: string
  started_at: Instant
  seen_at: Instant
}

/** A signed line and where to find it. `number` counts up: the highest of a kind and subject is the newest. */
export interface GrantTable {
  number: number
  kind: string
  subject: string
  /** The deputy who signed it, or null for the root. */
  signer: string | null
  version: SignedObject['v']
  type: SignedObject['type']
  body: string
  sig: string
}

export interface KeyFileTable {
  name: string
  content: Uint8Array
}
