import { signal } from '@preact/signals'
import { toBase64url } from '../../crypto/bytes.ts'
import { makeTake } from '../../crypto/conversation-key.ts'
import type { Anchor } from '../../crypto/envelope.ts'
import type { Shift } from '../../crypto/shift-certificate.ts'
import type { ConversationId } from '../../domain/people.ts'
import type { Refusal, Refused } from '../../domain/refusal.ts'
import type { DeskFrame, DeskStatus, ToDeskFrame } from '../../protocol/desk-frames.ts'
import { parseToDeskFrame } from '../../protocol/parse-frame.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import type { Connection, ConnectionOptions, Heard } from '../shared/connection.ts'
import { type Board, boardOf } from '../staff/board.ts'
import { greetDesk } from '../staff/greet-desk.ts'
import type { StopReason } from '../staff/stop-reason.ts'
import { AlarmCall } from './alarm-call.ts'
import { type ConversationFrame, DeskConversation } from './desk-conversation.ts'
import type { DeskView, Notice } from './desk-view.ts'
import { offerOf, RingingOffer } from './offer.ts'

type Link = Pick<ConnectionOptions<DeskFrame, ToDeskFrame>, 'first' | 'parse' | 'heard'>

export interface DeskDeps {
  readonly org: string
  /** Name of the account whose desk this is. */
  readonly accountName: string
  readonly shift: Shift
  /** A pass for one socket, 32 bytes in base64url. */
  readonly askPass: () => Promise<string | Refused>
  readonly open: (link: Link) => Connection<DeskFrame>
}

const isAboutConversation: { readonly [Kind in ConversationFrame['t']]: true } = {
  opened: true,
  time: true,
  'more-time-asked': true,
  decide: true,
  'many-messages': true,
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
  readonly notice = signal<Notice | null>(null)
  /** What the coordinator tells everyone. */
  readonly banner = signal<string | null>(null)
  readonly connection: Connection<DeskFrame>
  /** [AL14] As "aanspreekpunt": nobody answers somebody who waits. */
  readonly alarm: AlarmCall
  readonly #ringing = new RingingOffer()
  readonly #deps: DeskDeps
  readonly #anchors = new Map<ConversationId, readonly Anchor[]>()

  constructor(deps: DeskDeps) {
    this.#deps = deps
    this.alarm = new AlarmCall(frame => this.connection.send(frame))
    this.connection = deps.open({
      first: () => this.#greet(),
      parse: parseToDeskFrame,
      heard: frame => this.#hear(frame),
    })
  }

  get state(): Connection<DeskFrame>['state'] {
    return this.connection.state
  }

  get offer(): RingingOffer['offer'] {
    return this.#ringing.offer
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
    if (!offer) return
    const take = toBase64url(makeTake())
    const { certificate } = this.#deps.shift
    if (!this.connection.send({ t: 'take', offer: offer.id, take, certificate })) return
    this.#leaveView()
    this.#ringing.letGo()
    this.view.value = { at: 'taking', take }
  }

  /** "Nu niet": no miss, and two minutes of peace. */
  decline(): void {
    const offer = this.offer.value
    if (offer && this.connection.send({ t: 'decline', offer: offer.id })) this.#ringing.letGo()
  }

  /** The end of this page's work: no more frames, nothing readable. */
  stop(why: StopReason): void {
    this.connection.stop()
    this.conversation?.erase()
    this.#ringing.letGo()
    this.alarm.forget()
    this.view.value = { at: 'stopped', why }
  }

  async #greet(): Promise<readonly DeskFrame[]> {
    const { askPass } = this.#deps
    const greeting = await greetDesk({ askPass, stop: why => this.stop(why) })
    const again = this.conversation?.returnFrame
    return again ? [greeting, again] : [greeting]
  }

  async #hear(frame: ToDeskFrame): Promise<Heard> {
    if (isConversationFrame(frame)) return this.#hearOfConversation(frame)
    await this.#hearOfDuty(frame)
    return undefined
  }

  /** Late words of a conversation that this desk has left count as nothing. */
  #hearOfConversation(frame: ConversationFrame): Promise<Heard> | Heard {
    const { conversation } = this
    const about = idIn(frame)
    if (!conversation || (about !== undefined && about !== conversation.taken.id)) return 'not-mine'
    return conversation.hear(frame)
  }

  async #hearOfDuty(frame: Exclude<ToDeskFrame, ConversationFrame>): Promise<void> {
    switch (frame.t) {
      case 'welcome':
        // The session cookie is one for the whole browser: another tab may have signed in somebody else.
        if (frame.name !== this.#deps.accountName) return this.stop('other-person')
        return this.#arrive(frame.conversation)
      case 'status':
        return this.#become(frame.status)
      case 'alarm':
      case 'alarm-over':
        return this.alarm.hear(frame)
      case 'offer':
        this.notice.value = null
        return this.#ringing.ring(offerOf(frame, Date.now()))
      case 'offer-gone':
        this.#ringing.letGo()
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
      case 'notice':
        this.banner.value = frame.text
        return
      case 'refused':
        return this.#beRefused(frame.code, frame.about)
    }
  }

  /** A new socket: who was free says so again, and a taken offer whose answer was lost is picked up. */
  #arrive(conversation: ConversationId | null): void {
    const wasFree = this.status.value === 'free'
    const view = this.view.value
    this.#ringing.letGo()
    this.alarm.forget()
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
      this.view.value = { at: 'key-gone', c: conversation }
      return
    }
    this.#begin({ id: conversation, take: view.take })
    const again = this.conversation?.returnFrame
    if (again) this.connection.send(again)
  }

  /** [CV14] Ends the conversation whose keys this page does not have. */
  giveUp(): void {
    const view = this.view.value
    if (view.at === 'key-gone') this.connection.send({ t: 'give-up', c: view.c })
  }

  #become(status: DeskStatus): void {
    this.status.value = status
    if (status !== 'ringing') this.#ringing.letGo()
    if (status !== 'talking' && this.view.value.at === 'key-gone') this.view.value = { at: 'duty' }
  }

  #begin(taken: { id: ConversationId; take: string; e?: number }): void {
    const { shift, org } = this.#deps
    const view = this.view.value
    if (view.at !== 'taking' || view.take !== taken.take) return
    const { connection } = this
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
    else if (about === 'add-time' || about === 'round-off') this.conversation?.time.beRefused()
    else if (about === 'return' || (about === 'close' && code === 'conversation-ended'))
      this.#loseConversation()
    else if (about === 'take' || about === 'decline' || about === 'ready' || about === 'away') {
      // Only the answer to the take ends the taking: that to a second "Ik ben er" may come after it (DK7).
      if (about !== 'take' && this.isBusy) return
      if (this.view.value.at === 'taking') this.view.value = { at: 'duty' }
      if (about === 'take' || about === 'decline') this.#ringing.letGo()
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

/** Which conversation a frame is about; `accepted` names the page that spoke instead, and that is one of a kind. */
function idIn(frame: ConversationFrame): ConversationId | undefined {
  if (frame.t === 'accepted') return undefined
  return frame.t === 'message' ? frame.message.c : frame.c
}

function isConversationFrame(frame: ToDeskFrame): frame is ConversationFrame {
  return frame.t in isAboutConversation
}
