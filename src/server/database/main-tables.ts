import type { CounsellorId, Instant, StaffRole } from '../../domain/people.ts'
import type { ContactMailState, ContactMessage, ContactState } from '../../protocol/contact.ts'
import type { ToldTo, ToldWhy, YoungsterKnows } from '../../protocol/crisis-decision.ts'
import type { SignedObject } from '../../protocol/sealed.ts'

/** The tables of the main store: what a helpline keeps. Backed up for at most 30 days (SE42). */
export interface MainTables {
  accounts: AccountTable
  ways_in: WayInTable
  sessions: SessionTable
  invitations: InvitationTable
  grants: GrantTable
  key_files: KeyFileTable
  decisions: DecisionTable
  day_counts: DayCountTable
  registrations: RegistrationTable
  own_counts: OwnCountTable
  shift_notes: ShiftNoteTable
  own_settings: OwnSettingsTable
  checked_examples: CheckedExampleTable
  shared_sentences: SharedSentenceTable
  referral_checks: ReferralCheckTable
  shifts: ShiftTable
  calendar_secrets: CalendarSecretTable
  crisis_decisions: CrisisDecisionTable
  crisis_decision_reads: CrisisDecisionReadTable
  contact_messages: ContactMessageTable
  survey_taps: SurveyTapsTable
  survey_texts: SurveyTextTable
  audit_log: AuditLogTable
  audit_pruned: AuditPrunedTable
}

/** Who of the staff did what (AU2); `hash` is hex. */
export interface AuditLogTable {
  seq: number
  at: Instant
  actor: string
  action: string
  object: string
  times: number
  hash: string
}

/** The last entry that was erased because its days were over, sealed with the key of the log. One row, or none. */
export interface AuditPrunedTable {
  seq: number
  hash: string
  mac: string
}

/** What somebody of the staff keeps for themselves, sealed by their page (SE25b): base64url. */
export interface OwnSettingsTable {
  account: string
  sealed: string
  kept_at: Instant
}

/** Which text of what ships a coordinator looked at. */
export interface CheckedExampleTable {
  kind: string
  id: string
  hash: string
  by: string
  at: Instant
}

/** A shared sentence that differs from what ships: changed, added or, with `value` null, taken away. */
export interface SharedSentenceTable {
  id: string
  value: string | null
  by: string
  at: Instant
}

/** On which day of the wall calendar somebody last saw that the hours of a service are right. */
export interface ReferralCheckTable {
  referral: string
  day: string
  by: string
}

/** A shift: what is asked for in columns, the rest as JSON text. */
export interface ShiftTable {
  id: string
  date: string
  version: number
  content: string
}

/** Of the secret in somebody's calendar address only the SHA-256. */
export interface CalendarSecretTable {
  account: string
  secret_hash: string
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

/** What somebody wrote to the team: a sealed `letter` as JSON text, or words as they came. */
export interface ContactMessageTable {
  id: string
  day: string
  hour: number
  how: ContactMessage['how']
  letter: string | null
  name: string | null
  mail_address: string | null
  text: string | null
  state: ContactState
  mail_state: ContactMailState
  mail_tries: number
}

export interface AccountTable {
  id: string
  username: string
  name: string
  role: StaffRole
  state: 'waiting' | 'active' | 'off'
  /** When professional secrecy was acknowledged; null for who was here before it was asked. */
  secrecy_at: Instant | null
  off_at: Instant | null
}

/** One row for every way in; what does not belong to its kind is null. */
export interface WayInTable {
  id: string
  account: string
  kind: 'password' | 'passkey'
  identity_file: string | null
  label: string | null
  secret_hash: string | null
  codes_seed: string | null
  codes_step: number | null
  passkey_id: string | null
  passkey_key: string | null
  passkey_counter: number | null
  added_at: Instant
  used_at: Instant | null
}

export interface SessionTable {
  id: string
  id_hash: string
  account: string
  way: string
  started_at: Instant
  seen_at: Instant
  proven_at: Instant
}

/** What the invited page answered is null until it did. */
export interface InvitationTable {
  id: string
  role: StaffRole
  who: string
  /** JSON. */
  disciplines: string
  invited_by: string
  until: Instant
  identity: string | null
  age: string | null
  mac: string | null
  answered_at: Instant | null
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
  /** JSON list of marks of age recipients. */
  sealed_for: string
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

/** What somebody tapped after a conversation; null where it was skipped. */
export interface SurveyTapsTable {
  id: string
  school_year: string
  day: string
  hour: number
  feeling: string | null
  gained: string | null
  recommends: string | null
}

/** What somebody wrote there: a sealed letter as JSON text. */
export interface SurveyTextTable {
  id: string
  day: string
  letter: string
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
