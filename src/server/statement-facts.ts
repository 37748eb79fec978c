import { shiftNoteDays } from '../domain/shift-note.ts'
import type { StatementFacts } from '../protocol/privacy.ts'
import { deskBlobKept } from './conversations/desk-blobs.ts'
import { crisisDecisionKept } from './crisis/crisis-decisions.ts'
import { rosterKeptDays } from './schedule/sweep-roster.ts'
import type { Settings } from './settings.ts'
import type { Site } from './site-folder.ts'
import { leftKept } from './staff/sweep-people.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** [PV5] What this helpline does with data, out of the numbers that the house itself goes by. A part counts whole. */
export function statementFacts(
  { limits, retention, mailbox }: Pick<Site, 'limits' | 'retention' | 'mailbox'>,
  { mail, alarmWebhookUrl, databases }: Pick<Settings, 'mail' | 'alarmWebhookUrl' | 'databases'>,
): StatementFacts {
  return {
    retention,
    minutes: {
      place: Math.ceil(limits.placeKept / minute),
      interrupted: Math.ceil(limits.interrupted / minute),
      closing: Math.ceil(limits.closing / minute),
    },
    hours: {
      passedOver: Math.ceil(limits.passedOverKept / hour),
      notes: Math.ceil(deskBlobKept / hour),
    },
    days: {
      crisisDecision: crisisDecisionKept / day,
      shiftNote: shiftNoteDays,
      roster: rosterKeptDays,
      staffLeft: leftKept / day,
    },
    hasMail: mail !== null,
    hasMailbox: mailbox !== null,
    hasGateway: alarmWebhookUrl !== null,
    database: databases === null ? 'sqlite' : 'postgresql',
  }
}
