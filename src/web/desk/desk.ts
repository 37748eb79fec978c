import { signal } from '@preact/signals'
import { toBase64url } from '../../crypto/bytes.ts'
import { makeTake } from '../../crypto/conversation-key.ts'
import type { Anchor } from '../../crypto/envelope.ts'
import type { Shift } from '../../crypto/shift-certificate.ts'
import type { ConversationId } from '../../domain/people.ts'
import { isRefused, type Refusal, type Refused } from '../../domain/refusal.ts'
import type { DeskFrame, DeskStatus, ToDeskFrame } from '../../protocol/desk-frames.ts'
import { parseToDeskFrame } from '../../protocol/parse-frame.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { Connection, ConnectionOptions, Heard } from '../shared/connection.ts'
import { type Board, boardOf } from './board.ts'
import { type ConversationFrame, DeskConversation } from './desk-conversation.ts'
import type { DeskView, Notice, StopReason } from './desk-view.ts'
import { type Offer, offerOf } from './offer.ts'

type Link = Pick<ConnectionOptions<DeskFrame, ToDeskFrame>, 'first' | 'parse' | 'heard'>

export interface DeskDeps {
  readonly org: string
  /** Name of the account whose desk this is. */
  readonly accountName: string
  /** Null for who only watches the board. */
  readonly shift: Shift | null
  /** A pass for one socket, 32 bytes in base64url. */
  readonly askPass: () => Promise<string | Refused>
  readonly open: (link: Link) => Connection<DeskFrame>
}

const isAboutConversation: { readonly [Kind in ConversationFrame['t']]: true } = {
  opened: true,
  accepted: true,
  message: true,
  peer: true,
  typing: true,
  ended: true,
  closed: true,
}

/** The state of one desk page: on duty or away, the offer that rings, and at most one conversation. */
export class Desk {
  readonly view = signal<DeskView>({ at: 'duty' })
  readonly status = signal<DeskStatus>('away')
  readonly board = signal<Board | null>(null)
  readonly offer = signal<Offer | null>(null)
  readonly notice = signal<Notice | null>(null)
  readonly connection: Connection<DeskFrame>
  readonly #deps: DeskDeps
  readonly #anchors = new Map<ConversationId, readonly Anchor[]>()
  #sequenceFrom = 0
  #lastSequence = 0

  constructor(deps: DeskDeps) {
    this.#deps = deps
    this.connection = deps.open({
      first: () => this.#greet(),
      parse: text => this.#parse(text),
      heard: frame => this.#hear(frame),
    })
  }

  get state(): Connection<DeskFrame>['state'] {
    return this.connection.state
  }

  get conversation(): DeskConversation | null {
    return this.view.value.at === 'conversation' ? this.view.value.conversation : null
  }

  /** Whether leaving this page now would lose a conversation. */
  get isBusy(): boolean {
    return this.view.value.at === 'taking' || (this.conversation?.stage.value ?? 'ended') !== 'ended'
  }

  /** "Ik ben er", and the way out of every page that is done with; what was readable there is erased. */
  ready(): void {
    this.#leaveView()
    this.#tell({ t: 'ready' })
  }

  /** "Even pauze". */
  pause(): void {
    this.#leaveView()
    this.#tell({ t: 'away' })
  }

  #tell(frame: DeskFrame): void {
    if (!this.connection.send(frame)) this.notice.value = { about: 'refused', code: 'try-again' }
  }

  #leaveView(): void {
    this.notice.value = null
    if (this.isBusy) return
    this.conversation?.erase()
    this.view.value = { at: 'duty' }
  }

  /** SE8: takes the offer that rings, with a fresh take and the certificate of this shift. */
  take(): void {
    const offer = this.offer.value
    const { shift } = this.#deps
    if (!offer || !shift) return
    const take = toBase64url(makeTake())
    const { certificate } = shift
    if (!this.connection.send({ t: 'take', offer: offer.id, take, certificate })) return
    this.#leaveView()
    this.offer.value = null
    this.view.value = { at: 'taking', take }
  }

  /** "Nu niet": no miss, and two minutes of peace. */
  decline(): void {
    const offer = this.offer.value
    if (offer && this.connection.send({ t: 'decline', offer: offer.id })) this.offer.value = null
  }

  /** The end of this page's work: no more frames, nothing readable. */
  stop(why: StopReason): void {
    this.connection.stop()
    this.conversation?.erase()
    this.offer.value = null
    this.view.value = { at: 'stopped', why }
  }

  async #greet(): Promise<readonly DeskFrame[]> {
    const pass = await this.#deps.askPass()
    if (isRefused(pass)) {
      if (pass.refused === 'not-signed-in') this.stop('signed-out')
      throw new Error('there is no pass for this socket')
    }
    const again = this.conversation?.returnFrame
    return [{ t: 'desk', v: protocolVersion, pass }, ...(again ? [again] : [])]
  }

  /**
   * Late words of a conversation that this desk has left count as nothing. Every conversation is numbered from 1, and
   * the connection drops numbers it had before: so each one here goes on from where the one before it stopped.
   */
  #parse(text: unknown): ToDeskFrame | Refused {
    const frame = parseToDeskFrame(text)
    if (isRefused(frame) || frame.t !== 'message') return frame
    if (frame.message.c !== this.conversation?.taken.id) return { t: 'pong' }
    const seq = this.#sequenceFrom + frame.seq
    this.#lastSequence = Math.max(this.#lastSequence, seq)
    return { ...frame, seq }
  }

  async #hear(frame: ToDeskFrame): Promise<Heard> {
    if (!isConversationFrame(frame)) {
      await this.#hearOfDuty(frame)
      return undefined
    }
    if (frame.t !== 'message') return this.conversation?.hear(frame)
    return this.conversation?.hear({ ...frame, seq: frame.seq - this.#sequenceFrom })
  }

  async #hearOfDuty(frame: Exclude<ToDeskFrame, ConversationFrame>): Promise<void> {
    switch (frame.t) {
      case 'welcome':
        // The session cookie is one for the whole browser: another tab may have signed in somebody else.
        if (frame.name !== this.#deps.accountName) return this.stop('other-person')
        return this.#arrive(frame.conversation)
      case 'status':
        return this.#become(frame.status)
      case 'offer':
        this.notice.value = null
        this.offer.value = offerOf(frame, Date.now())
        return
      case 'offer-gone':
        this.offer.value = null
        this.notice.value = { about: 'offer', why: frame.why }
        return
      case 'taken':
        return this.#begin({ id: frame.c, take: frame.take, e: frame.e })
      case 'envelope':
        return this.#open(frame.envelope)
      case 'take-over':
        return this.#giveUp(frame.why)
      case 'board':
        this.board.value = boardOf(frame, Date.now())
        return
      case 'refused':
        return this.#beRefused(frame.code, frame.about)
    }
  }

  /** A new socket: who was free says so again, and a taken offer whose answer was lost is picked up. */
  #arrive(conversation: ConversationId | null): void {
    const wasFree = this.status.value === 'free'
    const view = this.view.value
    this.offer.value = null
    this.status.value = conversation === null ? 'away' : 'talking'
    if (conversation === null) {
      if (view.at === 'taking') this.notice.value = { about: 'refused', code: 'expired' }
      if (view.at === 'taking' || view.at === 'key-gone') this.view.value = { at: 'duty' }
      if (wasFree) this.connection.send({ t: 'ready' })
      return
    }
    if (this.conversation?.taken.id === conversation) return
    if (view.at !== 'taking') {
      this.conversation?.erase()
      this.view.value = { at: 'key-gone' }
      return
    }
    this.#begin({ id: conversation, take: view.take })
    const again = this.conversation?.returnFrame
    if (again) this.connection.send(again)
  }

  #become(status: DeskStatus): void {
    this.status.value = status
    if (status !== 'ringing') this.offer.value = null
    if (status !== 'talking' && this.view.value.at === 'key-gone') this.view.value = { at: 'duty' }
  }

  #begin(taken: { id: ConversationId; take: string; e?: number }): void {
    const { shift, org } = this.#deps
    const view = this.view.value
    if (!shift || view.at !== 'taking' || view.take !== taken.take) return
    const { connection } = this
    this.#sequenceFrom = this.#lastSequence
    const conversation = new DeskConversation({ org, shift, connection, anchors: this.#anchors }, taken)
    this.view.value = { at: 'conversation', conversation }
  }

  async #open(envelope: SealedEnvelope): Promise<void> {
    const refused = await this.conversation?.openWith(envelope)
    if (refused === undefined) return
    this.conversation?.erase()
    this.view.value = { at: 'wrong-key' }
  }

  #giveUp(why: 'no-key' | 'no-hello' | 'visitor-left'): void {
    this.connection.forget()
    if (this.view.value.at === 'wrong-key') return
    this.conversation?.erase()
    this.view.value = { at: 'duty' }
    this.notice.value = { about: 'take-over', why }
  }

  #beRefused(code: Refusal, about: string | undefined): void {
    if (code === 'not-signed-in') this.stop('signed-out')
    else if (code === 'already-open') this.stop('elsewhere')
    else if (about === 'return' || (about === 'close' && code === 'conversation-ended'))
      this.#loseConversation()
    else if (about === 'take' || about === 'decline' || about === 'ready' || about === 'away') {
      if (this.view.value.at === 'taking') this.view.value = { at: 'duty' }
      if (about === 'take' || about === 'decline') this.offer.value = null
      this.notice.value = { about: 'refused', code }
    }
  }

  /** Before it opened there is nothing to tell; after that the end is shown as what it is: broken (SE34). */
  #loseConversation(): void {
    const stage = this.conversation?.stage.value
    if (stage === 'awaiting-key' || stage === 'greeting') this.#giveUp('visitor-left')
    else this.conversation?.break()
  }
}

function isConversationFrame(frame: ToDeskFrame): frame is ConversationFrame {
  return frame.t in isAboutConversation
}
