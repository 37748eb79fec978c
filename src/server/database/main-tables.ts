import type { Instant, StaffRole } from '../../domain/people.ts'
import type { SignedObject } from '../../protocol/sealed.ts'

/** The tables of the main store: what a helpline keeps. Backed up for at most 30 days (SE42). */
export interface MainTables {
  accounts: AccountTable
  sessions: SessionTable
  grants: GrantTable
  key_files: KeyFileTable
  decisions: DecisionTable
  day_counts: DayCountTable
  registrations: RegistrationTable
  own_counts: OwnCountTable
  shift_notes: ShiftNoteTable
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

/** One filled-in closing form (SE39). `answers` is JSON text out of closed lists. */
export interface RegistrationTable {
  id: string
  school_year: string
  day: string
  hour: number
  length: string
  type: string
  is_crisis: number
  is_over_45: number
  answers: string
}

/** What one person did this day and this school year. */
export interface OwnCountTable {
  account: string
  school_year: string
  year_conversations: number
  year_minutes: number
  day: string
  day_conversations: number
  day_minutes: number
}

export interface ShiftNoteTable {
  id: string
  author: string
  day: string
  written_at: Instant
  text: string
}
