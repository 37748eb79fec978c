import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { inject } from 'vitest'
import type { AuditLog } from '../../src/server/audit/audit-log.ts'
import { auditLogStore } from '../../src/server/audit/audit-log-store.ts'
import { AuditSeal } from '../../src/server/audit/audit-seal.ts'
import type { Commit } from '../../src/server/commit.ts'
import type { ContactMessages } from '../../src/server/contact/contact-messages.ts'
import { contactStore } from '../../src/server/contact/contact-store.ts'
import { changeStore } from '../../src/server/conversations/change-store.ts'
import { conversationStore } from '../../src/server/conversations/conversation-store.ts'
import type { LiveStores } from '../../src/server/conversations/conversations.ts'
import { messageStore } from '../../src/server/conversations/message-store.ts'
import { crisisDecisionStore } from '../../src/server/crisis/crisis-decision-store.ts'
import type { CrisisDecisions } from '../../src/server/crisis/crisis-decisions.ts'
import type { MainTables } from '../../src/server/database/main-tables.ts'
import { type Databases, openDatabases } from '../../src/server/database/open-databases.ts'
import { checkedExampleStore } from '../../src/server/material/checked-example-store.ts'
import type { MaterialStores } from '../../src/server/material/material.ts'
import { sharedSentenceStore } from '../../src/server/material/shared-sentence-store.ts'
import { dayCountStore } from '../../src/server/queue/day-count-store.ts'
import type { DayCounts } from '../../src/server/queue/day-counts.ts'
import { placeStore } from '../../src/server/queue/place-store.ts'
import { ownCountStore } from '../../src/server/registrations/own-count-store.ts'
import { registrationStore } from '../../src/server/registrations/registration-store.ts'
import type { OwnCountBook, Registrations } from '../../src/server/registrations/registrations.ts'
import { decisionStore } from '../../src/server/schedule/decision-store.ts'
import type { DecisionBook } from '../../src/server/schedule/decisions.ts'
import { referralCheckStore } from '../../src/server/schedule/referral-check-store.ts'
import type { ReferralCheckBook } from '../../src/server/schedule/referral-checks.ts'
import type { CalendarSecrets, Shifts } from '../../src/server/schedule/roster.ts'
import { calendarSecretStore, shiftStore } from '../../src/server/schedule/roster-store.ts'
import { shiftNoteStore } from '../../src/server/schedule/shift-note-store.ts'
import type { ShiftNoteBook } from '../../src/server/schedule/shift-notes.ts'
import { accountStore } from '../../src/server/staff/account-store.ts'
import { grantStore } from '../../src/server/staff/grant-store.ts'
import { invitationStore } from '../../src/server/staff/invitation-store.ts'
import { keyFileStore } from '../../src/server/staff/key-file-store.ts'
import type { OwnSettingsBook } from '../../src/server/staff/own-settings.ts'
import { ownSettingsStore } from '../../src/server/staff/own-settings-store.ts'
import { sessionStore } from '../../src/server/staff/session-store.ts'
import type { MainStores as StaffStores } from '../../src/server/staff/staff.ts'
import { wayStore } from '../../src/server/staff/way-store.ts'
import type { SurveyBook } from '../../src/server/survey/survey.ts'
import { surveyStore } from '../../src/server/survey/survey-store.ts'
import { newDatabase } from '../new-database.ts'

export interface MainStores extends StaffStores, MaterialStores {
  readonly auditLog: AuditLog
  readonly decisions: DecisionBook
  readonly dayCounts: DayCounts
  readonly registrations: Registrations
  readonly ownCounts: OwnCountBook
  readonly shiftNotes: ShiftNoteBook
  readonly survey: SurveyBook
  readonly crisisDecisions: CrisisDecisions
  readonly contactMessages: ContactMessages
  readonly ownSettings: OwnSettingsBook
  readonly referralChecks: ReferralCheckBook
  readonly shifts: Shifts
  readonly calendarSecrets: CalendarSecrets
}

/** Both databases with their stores, empty at first. */
export interface OpenStores {
  readonly live: Commit<LiveStores>
  readonly main: Commit<MainStores>
  /** The main database without its stores, for who would go past them. */
  readonly mainTables: Commit<Kysely<MainTables>>
  /** Empties every table, for the next test. */
  empty(): Promise<void>
  close(): Promise<void>
}

/** What the audit log of the stores is sealed with, and the clock by which it tells the time. */
export const testSeal = new AuditSeal(new Uint8Array(32).fill(7))
export const storeClock = { at: 0, now: () => storeClock.at }

export type OpenFresh = () => Promise<OpenStores>

/** Stores on SQLite, in a new directory that `close` removes. */
export async function openSqliteStores(): Promise<OpenStores> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'clbchat-stores-'))
  const databases = await openDatabases({ dataDirectory })
  return storesOn(databases, () => rmSync(dataDirectory, { recursive: true }))
}

/** Stores on two new databases of the PostgreSQL of this run. */
export async function openPostgresStores(): Promise<OpenStores> {
  const postgresUrl = inject('postgresUrl')
  if (postgresUrl === null) throw new Error('this machine has no PostgreSQL')
  const [mainUrl, liveUrl] = await Promise.all([newDatabase(postgresUrl), newDatabase(postgresUrl)])
  return storesOn(await openDatabases({ mainUrl, liveUrl }), () => {})
}

function storesOn({ live, main, close }: Databases, clearAway: () => void): OpenStores {
  const liveTables = live.openCommit(trx => trx)
  const mainTables = main.openCommit(trx => trx)
  return {
    mainTables,
    live: live.openCommit(trx => ({
      places: placeStore(trx),
      conversations: conversationStore(trx),
      messages: messageStore(trx),
      changes: changeStore(trx),
    })),
    main: main.openCommit(trx => ({
      auditLog: auditLogStore(trx, { seal: () => testSeal, clock: storeClock }),
      accounts: accountStore(trx),
      ways: wayStore(trx),
      sessions: sessionStore(trx),
      invitations: invitationStore(trx),
      grants: grantStore(trx),
      keyFiles: keyFileStore(trx),
      decisions: decisionStore(trx),
      dayCounts: dayCountStore(trx),
      registrations: registrationStore(trx),
      ownCounts: ownCountStore(trx),
      shiftNotes: shiftNoteStore(trx),
      survey: surveyStore(trx),
      crisisDecisions: crisisDecisionStore(trx),
      contactMessages: contactStore(trx),
      ownSettings: ownSettingsStore(trx),
      checkedExamples: checkedExampleStore(trx),
      sharedSentences: sharedSentenceStore(trx),
      referralChecks: referralCheckStore(trx),
      shifts: shiftStore(trx),
      calendarSecrets: calendarSecretStore(trx),
    })),
    async empty() {
      await liveTables(async trx => {
        for (const table of ['messages', 'changes', 'conversations', 'places'] as const)
          await trx.deleteFrom(table).execute()
        await trx.updateTable('line').set({ size: 0 }).execute()
      })
      await mainTables(async trx => {
        // First what lets the log be emptied: it only grows (AU2).
        await trx.deleteFrom('audit_pruned').execute()
        const all = { seq: Number.MAX_SAFE_INTEGER, hash: '', mac: '' }
        await trx.insertInto('audit_pruned').values(all).execute()
        for (const table of [
          'audit_log',
          'audit_pruned',
          'own_settings',
          'checked_examples',
          'shared_sentences',
          'referral_checks',
          'sessions',
          'ways_in',
          'invitations',
          'accounts',
          'grants',
          'key_files',
          'decisions',
          'day_counts',
          'registrations',
          'shift_notes',
          'survey_taps',
          'survey_texts',
          'crisis_decisions',
          'contact_messages',
          'crisis_decision_reads',
          'shifts',
          'calendar_secrets',
        ] as const)
          await trx.deleteFrom(table).execute()
      })
    },
    async close() {
      await close()
      clearAway()
    },
  }
}
