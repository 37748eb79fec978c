import { type ReadonlySignal, signal } from '@preact/signals'
import { type EpochKey, forgetEpoch, holderOf } from '../../crypto/conversation-key.ts'
import { type Anchor, anchorOf, openEnvelope } from '../../crypto/envelope.ts'
import { cleanText, type Intake } from '../../crypto/message-content.ts'
import { isRefused, type SealRefusal } from '../../crypto/seal-refusal.ts'
import type { Shift } from '../../crypto/shift-certificate.ts'
import { openTalk, type Received, type Talk } from '../../crypto/talk.ts'
import type { EndedBy } from '../../domain/conversation.ts'
import { standardLimits } from '../../domain/limits.ts'
import type { ConversationId } from '../../domain/people.ts'
import type { DeskFrame, ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import type { Connection, Heard } from '../shared/connection.ts'
import type { ThreadLine } from '../shared/thread-line.ts'
import { makeThreadLines } from '../shared/thread-lines.ts'
import { texts } from './texts.ts'
import { type TimeFrame, TimePlan } from './time-plan.ts'
import { TypingSigns } from './typing-signs.ts'

/** awaiting-key: taken, no envelope yet; greeting: our hello is on its way; then open; then ended. */
export type Stage = 'awaiting-key' | 'greeting' | 'open' | 'ended'

/** How it ended, as far as this page can tell for sure (SE34): `broken` is an end that no seal proves. */
export type End = 'by-me' | 'by-visitor' | 'quick-exit' | 'lost-connection' | 'broken'

/** Frames about the conversation itself. */
export type ConversationFrame = Extract<
  ToDeskFrame,
  { t: TimeFrame['t'] | 'many-messages' | 'accepted' | 'message' | 'peer' | 'typing' | 'ended' | 'closed' }
>

export interface ConversationDeps {
  readonly org: string
  readonly shift: Shift
  readonly connection: Connection<DeskFrame>
  /** SE11: what this page knows of every conversation it opened, by id; it outlives a burned epoch. */
  readonly anchors: Map<ConversationId, readonly Anchor[]>
}

/** What was taken; `e` is not known when the answer to the take was lost with a connection. */
export interface Taken {
  readonly id: ConversationId
  readonly take: string
  readonly e?: number
}

const mostFailures = 3
/** 4.1: after the end a holder keeps nothing readable for longer than this. */
const keptAfterEnd = 60 * 60_000

/**
 * One conversation at the desk, from the taken offer to the end: opens the key, says hello first, speaks and hears.
 * Everything readable of it lives in these signals and goes with `erase`.
 */
export class DeskConversation {
  readonly taken: Taken
  readonly stage = signal<Stage>('awaiting-key')
  readonly intake = signal<Intake | null>(null)
  readonly isPeerConnected = signal(true)
  /** SE17: a message could not be opened, or came out of its place; from then on nothing new can be trusted. */
  readonly isDamaged = signal(false)
  readonly isClosing = signal(false)
  readonly end = signal<End | null>(null)
  /** The server said that it holds nothing of this conversation any more. */
  readonly isErased = signal(false)
  /** The private scratch pad: never sealed, never sent. */
  readonly notes = signal('')
  readonly draft = signal('')
  readonly typing: TypingSigns
  readonly time: TimePlan
  readonly #deps: ConversationDeps
  readonly #thread = makeThreadLines(Date.now)
  #talk: Talk | undefined
  #hasVisitorClosed = false
  #lastSequence = 0
  #failures = 0
  #endTimer: ReturnType<typeof setTimeout> | undefined

  constructor(deps: ConversationDeps, taken: Taken) {
    this.#deps = deps
    this.taken = taken
    this.time = new TimePlan(taken.id, frame => deps.connection.send(frame))
    this.typing = new TypingSigns(() => this.stage.value === 'open' && deps.connection.send({ t: 'typing' }))
  }

  get lines(): ReadonlySignal<readonly ThreadLine[]> {
    return this.#thread.lines
  }

  /** The visitor's own name for itself, or words for "the visitor" as long as it is not known. */
  get name(): string {
    return this.intake.value?.nickname ?? texts.conversation.unnamed
  }

  /** The frame that asks for what this page missed; null once nothing of it is kept. */
  get returnFrame(): Extract<DeskFrame, { t: 'return' }> | null {
    const { id: c, take } = this.taken
    return this.isErased.value ? null : { t: 'return', c, take, after: this.#lastSequence }
  }

  /**
   * SE11, SE12: opens the envelope for the offer this page took itself, and answers with the sealed hello.
   * Gives why not, when the key is not to be trusted; then nothing was sent.
   */
  async openWith(envelope: SealedEnvelope): Promise<SealRefusal | undefined> {
    const { org, shift, anchors, connection } = this.#deps
    // The same envelope comes again after a break; its key is in use already.
    if (this.stage.value !== 'awaiting-key') return undefined
    if (envelope.conv !== this.taken.id) return 'other-conversation'
    if (this.taken.e !== undefined && envelope.e < this.taken.e) return 'old-epoch'
    const me = holderOf(shift.counsellor, 2, this.taken.take)
    if (isRefused(me)) return me.refused
    const opened = await openEnvelope({ org, shiftKeys: shift.shiftKeys, me, anchors }, envelope)
    if (isRefused(opened)) return opened.refused
    await this.#remember(opened.epoch)
    this.#talk = await openTalk({ epoch: opened.epoch, me: 2 })
    for (const epoch of [opened.epoch, ...opened.earlier]) forgetEpoch(epoch)
    const hello = await this.#talk.hello(Date.now())
    if (isRefused(hello)) return hello.refused
    this.stage.value = 'greeting'
    connection.sendSealed('message', hello)
    return undefined
  }

  async #remember(epoch: EpochKey): Promise<void> {
    const { anchors } = this.#deps
    const known = anchors.get(this.taken.id) ?? []
    const anchor = await anchorOf(epoch)
    anchors.set(this.taken.id, [...known.filter(({ e }) => e !== anchor.e), anchor])
  }

  /** One frame about this conversation, in the server's order. */
  async hear(frame: ConversationFrame): Promise<Heard> {
    if (frame.t === 'message') return this.#receive(frame)
    await this.#follow(frame)
    return undefined
  }

  async #follow(frame: Exclude<ConversationFrame, { t: 'message' }>): Promise<void> {
    switch (frame.t) {
      case 'opened':
      case 'time':
      case 'more-time-asked':
      case 'decide':
        return this.#keepTime(frame)
      case 'many-messages':
        return this.#thread.addEvent(texts.conversation.manyMessages)
      case 'accepted':
        return this.#thread.accept(frame.s, frame.q)
      case 'peer':
        this.isPeerConnected.value = frame.connected
        return
      case 'typing':
        return this.typing.see()
      case 'ended':
        return this.#finish(frame.by)
      case 'closed':
        return this.break()
    }
  }

  #keepTime(frame: TimeFrame): void {
    if (this.stage.value === 'ended') return
    const minutes = this.time.hear(frame)
    if (minutes > 0) this.#thread.addEvent(texts.time.added(minutes))
    if (frame.t === 'opened' && this.stage.value === 'greeting') this.stage.value = 'open'
  }

  /** SE16: seals and sends a text, and shows it at once. False when it cannot be taken now: nothing happened. */
  say(typed: string): boolean {
    const text = cleanText(typed).trim()
    if (this.stage.value !== 'open' || this.isClosing.value || !this.#deps.connection.hasRoom()) return false
    if (text === '' || text.length > standardLimits.messageLength) return false
    this.typing.startAnew()
    void this.#sendText(text, this.#thread.sayMine(text))
    return true
  }

  async #sendText(text: string, key: string): Promise<void> {
    const sealed = await this.#talk?.seal({ k: 'text', t: text }, Date.now())
    if (sealed === undefined || isRefused(sealed)) return this.#thread.addEvent(texts.conversation.notSealed)
    this.#thread.carry(key, sealed)
    this.#deps.connection.sendSealed('message', sealed)
  }

  /** SE34: ends it with a sealed close; what was said before goes before. */
  async roundOff(): Promise<void> {
    if (this.stage.value === 'open') await this.#sendClose()
  }

  /** SE34: a side closes once; the other's close is answered with an own one. */
  async #sendClose(): Promise<void> {
    if (this.isClosing.value) return
    this.isClosing.value = true
    const sealed = await this.#talk?.close(Date.now())
    if (sealed && !isRefused(sealed)) this.#deps.connection.sendSealed('close', sealed)
  }

  /** SE17: what does not open, or is out of its place, is asked for again; after three times it is said. */
  async #receive({ seq, message }: Extract<ConversationFrame, { t: 'message' }>): Promise<Heard> {
    const received = await this.#talk?.receive(message)
    const isGood = received !== undefined && !isRefused(received)
    this.#failures = isGood ? 0 : this.#failures + 1
    if (!isGood && this.#failures < mostFailures) return 'ask-again'
    this.#lastSequence = seq
    if (isGood) await this.#take(received)
    else this.isDamaged.value = true
    return undefined
  }

  async #take({ content }: Received): Promise<void> {
    switch (content.k) {
      case 'text':
        this.typing.stop()
        return this.#thread.sayOther(content.t)
      case 'line':
        return this.#thread.addEvent(content.t)
      case 'intake':
        return this.#meet(content)
      case 'close':
        this.#hasVisitorClosed = true
        return this.#sendClose()
    }
  }

  #meet(intake: Intake): void {
    if (this.intake.value) return
    this.intake.value = intake
    this.#thread.addEvent(texts.conversation.isThere(intake.nickname))
  }

  async #finish(by: EndedBy): Promise<void> {
    if (this.stage.value === 'ended') return
    this.end.value = this.#endAsKnown(by)
    this.#rest()
    this.stage.value = 'ended'
    this.#endTimer = setTimeout(() => this.erase(), keptAfterEnd)
    // Whoever stayed has the last word: it lets the server erase at once (CV7).
    if (by !== 'quick-exit') await this.#sendClose()
  }

  #rest(): void {
    this.typing.stop()
    this.time.settle()
  }

  /** SE34: an end is somebody's act only when that side's sealed close is there; without it, it was broken. */
  #endAsKnown(by: EndedBy): End {
    if (by === 'visitor') return this.#hasVisitorClosed ? 'by-visitor' : 'broken'
    if (by === 'counsellor') return this.isClosing.value ? 'by-me' : 'broken'
    return by
  }

  #markErased(): void {
    this.isErased.value = true
    this.#talk?.forget()
    this.#deps.connection.forget()
  }

  /** The server does not know this conversation any more; an end that was told before stays as it is. */
  break(): void {
    this.end.value ??= 'broken'
    this.#rest()
    this.stage.value = 'ended'
    this.#markErased()
  }

  /** Destroys the key and everything readable: words, answers, notes, draft. */
  erase(): void {
    clearTimeout(this.#endTimer)
    this.#talk?.forget()
    this.#talk = undefined
    this.#rest()
    this.#thread.clear()
    this.intake.value = null
    this.notes.value = ''
    this.draft.value = ''
  }
}
