import type { Instant } from '../../domain/people.ts'
import type { ContactMessage } from '../../protocol/contact.ts'
import type { Sent } from '../alarm/way.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Log } from '../log.ts'
import type { SendMail } from '../send-mail.ts'
import { contactMailText } from './contact-mail-text.ts'
import type { ContactStores } from './contact-messages.ts'

export interface ContactMailDeps {
  readonly commit: Commit<ContactStores>
  readonly clock: Clock
  readonly log: Log
  readonly send: SendMail
  readonly mailbox: string
  /** Name of the helpline, as people know it. */
  readonly helpline: string
  readonly deskUrl: string
}

interface Owed {
  readonly tries: number
  readonly notBefore: Instant
  /** The mail server took it; only the writing down is still to be done. */
  readonly isTaken: boolean
}

const taken: Sent = { isAccepted: true, reply: 250 }
const minute = 60_000
const pauses = [1, 5, 15, 60, 4 * 60, 12 * 60].map(minutes => minutes * minute)

/** [CT13] After so many tries, the next one comes so many milliseconds later. */
export function pauseAfter(tries: number): number {
  return pauses[Math.min(Math.max(1, tries), pauses.length) - 1] ?? 0
}

/**
 * Mails messages to the team to the mailbox of the helpline, one after another. When to try again is in memory: the
 * database keeps no finer time than an hour. After a restart what is owed is tried at once.
 */
export class ContactMail {
  readonly #deps: ContactMailDeps
  readonly #owed = new Map<string, Owed>()
  #isRecalled = false
  #sending: Promise<void> | null = null

  constructor(deps: ContactMailDeps) {
    this.#deps = deps
  }

  /** A mail of this message is owed; say it after the commit. One that is owed already keeps its turn. */
  owe(id: string, tries: number): void {
    if (!this.#owed.has(id)) this.#owed.set(id, { tries, notBefore: 0, isTaken: false })
  }

  /** [CT13] Sends the next one that is due. It does not wait for the sending, so a dead mail server holds nobody up. */
  async sweep(): Promise<void> {
    if (!this.#isRecalled) await this.#recall()
    if (this.#sending) return
    const now = this.#deps.clock.now()
    const due = [...this.#owed].find(([, { notBefore }]) => now >= notBefore)
    if (!due) return
    const [id, owed] = due
    // Whatever breaks, the next try is not a second later.
    this.#owed.set(id, { ...owed, notBefore: now + pauseAfter(owed.tries + 1) })
    this.#sending = this.#send(id, owed)
      .catch(error => this.#deps.log.broken('contact-mail-failed', error))
      .finally(() => {
        this.#sending = null
      })
  }

  /** When nothing is being sent any more. */
  async rest(): Promise<void> {
    await this.#sending
  }

  async #recall(): Promise<void> {
    const unsent = await this.#deps.commit(({ contactMessages }) => contactMessages.unsent())
    for (const { id, mail } of unsent) this.owe(id, mail.tries)
    this.#isRecalled = true
  }

  async #send(id: string, owed: Owed): Promise<void> {
    const { commit, clock, log } = this.#deps
    const message = await commit(({ contactMessages }) => contactMessages.find(id))
    // Erased, or dealt with: nobody has to hear of it any more.
    if (!owed.isTaken && message?.state !== 'new') return void this.#owed.delete(id)
    const tries = owed.isTaken ? owed.tries : owed.tries + 1
    const { isAccepted, reply } = owed.isTaken || !message ? taken : await this.#mail(message)
    const state = isAccepted ? 'sent' : 'failed'
    this.#owed.set(id, { tries, notBefore: clock.now() + pauseAfter(tries), isTaken: isAccepted })
    await commit(({ contactMessages }) => contactMessages.setMail(id, { state, tries }))
    if (isAccepted) this.#owed.delete(id)
    log.event(isAccepted ? 'contact-mailed' : 'contact-mail-failed', { tries, reply })
  }

  #mail(message: ContactMessage): Promise<Sent> {
    const { send, mailbox, helpline, deskUrl } = this.#deps
    const replyTo = message.how === 'open' ? message.mailAddress : null
    return send({
      ...contactMailText(message, helpline, deskUrl),
      to: mailbox,
      messageId: `<contact.${message.id}@${new URL(deskUrl).hostname}>`,
      ...(replyTo && { replyTo }),
    })
  }
}
