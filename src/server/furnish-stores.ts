import type { AuditLog } from './audit/audit-log.ts'
import { auditLogStore } from './audit/audit-log-store.ts'
import type { AuditSeal } from './audit/audit-seal.ts'
import type { Clock } from './clock.ts'
import type { Commit } from './commit.ts'
import type { ContactStores } from './contact/contact-messages.ts'
import { contactStore } from './contact/contact-store.ts'
import { changeStore } from './conversations/change-store.ts'
import { conversationStore } from './conversations/conversation-store.ts'
import type { LiveStores } from './conversations/conversations.ts'
import { messageStore } from './conversations/message-store.ts'
import { crisisDecisionStore } from './crisis/crisis-decision-store.ts'
import type { CrisisDecisions } from './crisis/crisis-decisions.ts'
import type { Databases } from './database/open-databases.ts'
import { checkedExampleStore } from './material/checked-example-store.ts'
import type { MaterialStores } from './material/material.ts'
import { sharedSentenceStore } from './material/shared-sentence-store.ts'
import { dayCountStore } from './queue/day-count-store.ts'
import type { DayCounts } from './queue/day-counts.ts'
import { placeStore } from './queue/place-store.ts'
import { ownCountStore } from './registrations/own-count-store.ts'
import { registrationStore } from './registrations/registration-store.ts'
import type { OwnCountBook, Registrations } from './registrations/registrations.ts'
import { decisionStore } from './schedule/decision-store.ts'
import type { DecisionBook } from './schedule/decisions.ts'
import { referralCheckStore } from './schedule/referral-check-store.ts'
import type { ReferralCheckBook } from './schedule/referral-checks.ts'
import type { RosterStores } from './schedule/roster.ts'
import { calendarSecretStore, shiftStore } from './schedule/roster-store.ts'
import { shiftNoteStore } from './schedule/shift-note-store.ts'
import type { ShiftNoteBook } from './schedule/shift-notes.ts'
import { accountStore } from './staff/account-store.ts'
import { grantStore } from './staff/grant-store.ts'
import { invitationStore } from './staff/invitation-store.ts'
import { keyFileStore } from './staff/key-file-store.ts'
import type { OwnSettingsBook } from './staff/own-settings.ts'
import { ownSettingsStore } from './staff/own-settings-store.ts'
import { sessionStore } from './staff/session-store.ts'
import type { MainStores } from './staff/staff.ts'
import { wayStore } from './staff/way-store.ts'
import type { SurveyBook } from './survey/survey.ts'
import { surveyStore } from './survey/survey-store.ts'

/** Every store of what is kept, under one roof: an act writes what it did and its line in the audit log together (AU3). */
export type KeptStores = MainStores & { readonly auditLog: AuditLog } & MaterialStores & {
    readonly decisions: DecisionBook
    readonly dayCounts: DayCounts
    readonly ownSettings: OwnSettingsBook
    readonly referralChecks: ReferralCheckBook
    readonly crisisDecisions: CrisisDecisions
    readonly registrations: Registrations
    readonly ownCounts: OwnCountBook
    readonly shiftNotes: ShiftNoteBook
    readonly survey: SurveyBook
  } & RosterStores &
  ContactStores

/** `seal` is asked for at the first line of the audit log: its key is read with these very stores. */
export function openKept(databases: Databases, seal: () => AuditSeal, clock: Clock): Commit<KeptStores> {
  return databases.main.openCommit<KeptStores>(trx => ({
    auditLog: auditLogStore(trx, { seal, clock }),
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
    ownSettings: ownSettingsStore(trx),
    checkedExamples: checkedExampleStore(trx),
    sharedSentences: sharedSentenceStore(trx),
    referralChecks: referralCheckStore(trx),
    shifts: shiftStore(trx),
    calendarSecrets: calendarSecretStore(trx),
    crisisDecisions: crisisDecisionStore(trx),
    contactMessages: contactStore(trx),
  }))
}

/** The stores of this moment: who waits and who talks. */
export function openLive(databases: Databases): Commit<LiveStores> {
  return databases.live.openCommit<LiveStores>(trx => ({
    places: placeStore(trx),
    conversations: conversationStore(trx),
    messages: messageStore(trx),
    changes: changeStore(trx),
  }))
}
