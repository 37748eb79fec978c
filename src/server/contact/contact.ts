import { localMoment } from '../../domain/local-moment.ts'
import type { Instant } from '../../domain/people.ts'
import type { ContactMessage } from '../../protocol/contact.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Log } from '../log.ts'
import type { OwedErasure } from '../owed-erasure.ts'
import type { ContactStores } from './contact-messages.ts'
import type { ContactMail } from './mail-message.ts'

export interface ContactDeps {
  readonly commit: Commit<ContactStores>
  readonly clock: Clock
  readonly log: Log
  /** Of the helpline's wall clock. */
  readonly zone: string
  /** Days that a message is kept (RT2). */
  readonly keptDays: number
  /** Null: this helpline has no mailbox. */
  readonly mail: ContactMail | null
  readonly erasure: OwedErasure
}

/** A mail to be sent, or none where there is no mailbox. */
export function freshMail(mail: ContactMail | null): ContactMessage['mail'] {
  return { state: mail ? 'owed' : 'none', tries: 0 }
}

/** [CT4] When, as the helpline's wall clock shows it and no finer. */
export function dayHour(zone: string, now: Instant): ContactMessage['at'] {
  const { date, time } = localMoment(zone, now)
  return { day: date, hour: Number(time.slice(0, 2)) }
}
