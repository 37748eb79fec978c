import { signal } from '@preact/signals'
import type { Role } from '../../crypto/conversation-key.ts'
import type { Intake } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { Received } from '../../crypto/talk.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { Heard } from '../shared/connection.ts'
import type { ThreadLines } from '../shared/thread-lines.ts'
import type { ChangeAtDesk } from './change-desk.ts'
import type { ConversationFrame, Taken } from './conversation-frames.ts'
import type { EpochSeals } from './epoch-seals.ts'
import type { OwnWords } from './own-words.ts'
import type { Past } from './past.ts'
import { retell } from './retell.ts'
import { texts } from './texts.ts'
import type { TypingSigns } from './typing-signs.ts'

export interface HearingDeps {
  readonly taken: Taken
  readonly seals: EpochSeals
  readonly words: OwnWords
  readonly past: Past
  readonly thread: ThreadLines
  readonly typing: TypingSigns
  readonly change: () => ChangeAtDesk
  /** Of a card; undefined for a service that this helpline does not know (RF9). */
  nameOfService(id: string): string | undefined
  /** A sealed close came (SE34). */
  closed(by: Role): Promise<void>
}

const mostFailures = 3

/** What is said by others in one conversation: opened, checked, and shown in its place. */
export class Hearing {
  readonly intake = signal<Intake | null>(null)
  /** SE17: a message could not be opened, or came out of its place; from then on nothing new can be trusted. */
  readonly isDamaged = signal(false)
  readonly #deps: HearingDeps
  #lastSequence = 0
  #failures = 0

  constructor(deps: HearingDeps) {
    this.#deps = deps
  }

  /** The number of the last message that came (WR4). */
  get lastSequence(): number {
    return this.#lastSequence
  }

  /** The visitor's own name for itself, or words for "the visitor" as long as it is not known. */
  get name(): string {
    return this.intake.value?.nickname ?? texts.conversation.unnamed
  }

  /** SE17: what does not open, or is out of its place, is asked for again; after three times it is said. */
  async receive({ seq, message }: Extract<ConversationFrame, { t: 'message' }>): Promise<Heard> {
    const { past, seals } = this.#deps
    // Of a word that comes before any key nothing can be known: counted, it would take all earlier words away (WR4).
    if (!seals.hasKey) return 'not-mine'
    if (past.isToRead) {
      if (!past.take(message, seq === this.#lastSequence + 1)) return 'not-mine'
      this.#lastSequence = seq
      return undefined
    }
    const isGood = await this.#hear(message)
    this.#failures = isGood ? 0 : this.#failures + 1
    if (!isGood && this.#failures < mostFailures) return 'ask-again'
    this.#lastSequence = seq
    if (!isGood) this.isDamaged.value = true
    return undefined
  }

  /** A new key holds: what could not be read under the one before is past. */
  startAnew(): void {
    this.isDamaged.value = false
    this.#failures = 0
  }

  async #hear(message: SealedMessage): Promise<boolean> {
    const heard = await this.#deps.seals.receive(message)
    if (heard === 'old' || heard === 'own') return true
    if (isRefused(heard)) return false
    await this.#take(heard)
    return true
  }

  async #take({ role, content, before, ack }: Received): Promise<void> {
    const { thread, typing, change, closed } = this.#deps
    if (role === 1 && before) this.#compare(before)
    switch (content.k) {
      case 'text':
        if (role === 1) typing.stop()
        return thread.sayOther(content.t, this.#nameOf(role))
      case 'line':
        return thread.addEvent(content.t)
      case 'card':
        return this.#showCard(content.card, role)
      case 'intake':
        return this.#meet(content)
      case 'transfer-answer':
      case 'colleague-answer':
        return change().hearAnswer(content, ack)
      case 'close':
        return closed(role)
    }
  }

  /** A colleague gave it. */
  #showCard(id: string, role: number): void {
    const name = this.#deps.nameOfService(id)
    if (name !== undefined) this.#deps.thread.sayOther(name, this.#nameOf(role), id)
  }

  /** Who speaks, by the name in the grant; the visitor by the name of their own. */
  #nameOf(role: number): string {
    if (role === 1) return this.name
    const beside = this.#deps.change().beside.value
    return beside.find(one => one.role === role)?.name ?? texts.change.someColleague
  }

  /** SE19: what the visitor had read and said in the epochs before, against what this page knows. */
  #compare(before: NonNullable<Received['before']>): void {
    const { words, seals, thread } = this.#deps
    words.sayAgainBeyond(before)
    const isShort = before.some((counts, e) => {
      const read = seals.countsOf(e)
      return read !== undefined && (counts[1] ?? 0) > (read[1] ?? 0)
    })
    if (isShort) thread.addEvent(texts.change.missing)
  }

  #meet(intake: Intake): void {
    if (this.intake.value) return
    this.intake.value = intake
    const { length } = this.#deps.change().beside.value
    this.#deps.thread.addEvent(texts.conversation.isThere(intake.nickname, length + 2))
  }

  /** [SE18] Everything said before this page came is there: it is shown at its minute. False when there is nothing. */
  async readPast(): Promise<boolean> {
    const { seals, past, taken, thread, words, nameOfService } = this.#deps
    if (!seals.current || !past.isComing) return false
    const read = await past.read(seals.current.e)
    for (const [e, counts] of read.counts) seals.count(e, counts)
    // Who comes back held the epoch before this one, also when nothing else is known of earlier ones.
    const own = taken.change?.why === 'back' ? [...seals.opened, seals.current.e - 1] : []
    const from = {
      role: seals.current.role,
      own,
      askedBy: this.#deps.change().acquaintance.askedBy.value,
      nameOfService,
    }
    const intake = retell(read, from, thread, words)
    if (intake) this.intake.value = intake
    for (const message of read.since) if (!(await this.#hear(message))) this.isDamaged.value = true
    return true
  }

  erase(): void {
    this.intake.value = null
  }
}
