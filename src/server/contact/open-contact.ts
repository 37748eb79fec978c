import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Log } from '../log.ts'
import type { OwedErasure } from '../owed-erasure.ts'
import type { SendMail } from '../send-mail.ts'
import type { ContactDeps } from './contact.ts'
import type { ContactStores } from './contact-messages.ts'
import { ContactMail } from './mail-message.ts'
import { demandMailServer } from './read-mailbox.ts'

export interface ContactGround {
  readonly commit: Commit<ContactStores>
  readonly clock: Clock
  readonly log: Log
  readonly zone: string
  readonly keptDays: number
  readonly erasure: OwedErasure
  readonly mailbox: string | null
  /** Null: no mail server is set. */
  readonly send: SendMail | null
  readonly helpline: string
  readonly deskUrl: string
}

/** Opens the room of the messages to the team. Throws `StartRefused` where a mailbox cannot be reached (CT14). */
export function openContact({ mailbox, send, helpline, deskUrl, ...ground }: ContactGround): ContactDeps {
  demandMailServer(mailbox, send !== null)
  const { commit, clock, log } = ground
  const mail =
    mailbox !== null && send !== null
      ? new ContactMail({ commit, clock, log, send, mailbox, helpline, deskUrl })
      : null
  return { ...ground, mail }
}
