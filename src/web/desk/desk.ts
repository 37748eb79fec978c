import { signal } from '@preact/signals'
import { toBase64url } from '../../crypto/bytes.ts'
import { makeTake } from '../../crypto/conversation-key.ts'
import type { Anchor } from '../../crypto/envelope.ts'
import type { ConversationId } from '../../domain/people.ts'
import type { Refused } from '../../domain/refusal.ts'
import type { DeskFrame, DeskStatus, ToDeskFrame } from '../../protocol/desk-frames.ts'
import { parseToDeskFrame } from '../../protocol/parse-desk-frame.ts'
import type { Connection, ConnectionOptions, Heard } from '../shared/connection.ts'
import { type Board, boardOf } from '../staff/board.ts'
import { greetDesk } from '../staff/greet-desk.ts'
import { ShiftNotes } from '../staff/shift-notes.ts'
import type { StopReason } from '../staff/stop-reason.ts'
import { AfterTalk } from './after-talk.ts'
import { AlarmCall } from './alarm-call.ts'
import { Closings } from './closings.ts'
import { ComingBack } from './coming-back.ts'
import { type ConversationFrame, idIn, isConversationFrame, type Taken } from './conversation-frames.ts'
import { type ConversationDeps, DeskConversation } from './desk-conversation.ts'
import type { DeskView, Notice } from './desk-view.ts'
import { hearRefusal, type RefusedDesk } from './hear-refusal.ts'
import { offerOf, RingingOffer } from './offer.ts'
import { Rhythm } from './rhythm.ts'

type Link = Pick<ConnectionOptions<DeskFrame, ToDeskFrame>, 'first' | 'parse' | 'heard'>

export interface DeskDeps extends Omit<ConversationDeps, 'connection' | 'anchors' | 'mistrust' | 'closings'> {
  /** Name of the account whose desk this is. */
  readonly accountName: string
  /** A pass for one socket, 32 bytes in base64url. */
  readonly askPass: () => Promise<string | Refused>
  readonly open: (link: Link) => Connection<DeskFrame>
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
  readonly rhythm: Rhythm
  readonly closings: Closings
  readonly after: AfterTalk
  /** [RG11] What shifts tell each other. */
  readonly shiftNotes: ShiftNotes
  readonly #ringing = new RingingOffer()
  readonly #deps: DeskDeps
  readonly #anchors = new Map<ConversationId, readonly Anchor[]>()
  readonly #comingBack: ComingBack

  constructor(deps: DeskDeps) {
    this.#deps = deps
    this.alarm = new AlarmCall(frame => this.connection.send(frame))
    this.rhythm = new Rhythm(frame => this.connection.send(frame))
    this.closings = new Closings(deps.blobs)
    this.shiftNotes = new ShiftNotes(deps.blobs.post)
    this.after = new AfterTalk({
      ...{ closings: this.closings, rhythm: this.rhythm },
      status: () => this.status.value,
      leave: () => this.#leaveView(),
      show: view => {
        this.view.value = view
      },
      pause: () => this.pause(),
      goAway: () => this.#tell({ t: 'away' }),
    })
    this.connection = deps.open({
      first: () => this.#greet(),
      parse: parseToDeskFrame,
      heard: frame => this.#hear(frame),
    })
    this.#comingBack = new ComingBack({
      connection: this.connection,
      make: taken => this.#make(taken),
      shown: () => this.conversation,
      show: conversation => {
        this.view.value = { at: 'conversation', conversation }
      },
    })
  }

  get state(): Connection<DeskFrame>['state'] {
    return this.connection.state
  }

  get shift(): DeskDeps['shift'] {
    return this.#deps.shift
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

  /** "Even pauze", for so many minutes when that is known. */
  pause(minutes: number | null = null): void {
    this.#leaveView()
    if (!this.rhythm.pause(minutes)) this.notice.value = { about: 'refused', code: 'try-again' }
  }

  #tell(frame: DeskFrame): void {
    if (!this.connection.send(frame)) this.notice.value = { about: 'refused', code: 'try-again' }
  }

  /** Gives false, and leaves nothing, while a conversation goes on. */
  #leaveView(): boolean {
    this.notice.value = null
    if (this.isBusy) return false
    void this.#leavePage()
    this.view.value = { at: 'duty' }
    return true
  }

  /** What is still to be filed is kept first, and then looked for. */
  async #leavePage(): Promise<void> {
    const { at } = this.view.value
    const closing = this.view.value.at === 'closing' ? this.view.value.closing : null
    await this.conversation?.leavePage()
    if (closing && closing.filing.value.is !== 'filed') await closing.leave()
    if (at === 'conversation' || at === 'closing') await this.closings.look()
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

  /** The end of this page's work: no more frames, nothing readable. What was kept for another page of it stays. */
  stop(why: StopReason): void {
    this.#comingBack.stop()
    this.connection.stop()
    this.conversation?.erase()
    this.#ringing.letGo()
    this.status.value = 'away'
    this.alarm.forget()
    this.view.value = { at: 'stopped', why }
  }

  async #greet(): Promise<readonly DeskFrame[]> {
    const { askPass } = this.#deps
    const greeting = await greetDesk({ askPass, stop: why => this.stop(why) })
    this.conversation?.keepNow()
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
        this.rhythm.hear(frame)
        return this.#become(frame.status)
      case 'debrief':
        return this.rhythm.hear(frame)
      case 'alarm':
      case 'alarm-over':
        return this.alarm.hear(frame)
      case 'offer':
        this.notice.value = null
        return this.#ringing.ring(offerOf(frame, Date.now()))
      case 'offer-gone':
        this.notice.value = { about: 'offer', why: frame.why, isCall: Boolean(this.offer.value?.call) }
        return this.#ringing.letGo()
      case 'taken':
        return this.#begin({ id: frame.c, take: frame.take, e: frame.e, change: frame.change })
      case 'envelope':
        return this.conversation?.openWith(frame.envelope)
      case 'take-over':
        return this.#giveUp(frame.why)
      case 'board':
        this.board.value = boardOf(frame, Date.now())
        return
      case 'notice':
        this.banner.value = frame.text
        return
      case 'refused':
        return hearRefusal(this.#refused(), frame.code, frame.about)
    }
  }

  /** A new socket: who was free says so again, and a taken offer whose answer was lost is picked up. */
  #arrive(held: Extract<ToDeskFrame, { t: 'welcome' }>['conversation']): void {
    const wasFree = this.status.value === 'free'
    const view = this.view.value
    this.#ringing.letGo()
    this.alarm.forget()
    this.status.value = held === null ? 'away' : 'talking'
    if (held === null) {
      void this.closings.look()
      if (view.at === 'taking') this.notice.value = { about: 'refused', code: 'expired' }
      if (view.at === 'taking' || this.conversation?.stage.value === 'returning') this.#toDuty()
      if (wasFree) this.connection.send({ t: 'ready' })
      return
    }
    const { conversation } = this
    if (conversation?.taken.id === held.c) return void this.#comingBack.ask(conversation)
    if (view.at === 'taking') return void this.#pickUp(held, view.take)
    conversation?.erase()
    // Only the counsellor comes back by a new page; for who talks along, or was about to come, a reload is leaving.
    if (held.role === 3 || held.isComing) {
      this.connection.send({ t: 'leave-talk', c: held.c })
      return void this.#toDuty()
    }
    this.#comingBack.begin(held.c)
  }

  /** Of a colleague's call the server tells again who asked, and for what; a visitor's key is all there is to wait for. */
  #pickUp({ c, isComing }: { c: ConversationId; isComing: boolean }, take: string): void {
    if (!isComing) this.#begin({ id: c, take })
    this.connection.send({ t: 'return', c, take, after: 0, whole: false })
  }

  /** [CV14] Ends the conversation whose keys this page does not have. */
  giveUp(): void {
    const { conversation } = this
    if (conversation?.stage.value === 'returning') this.#comingBack.giveUp(conversation)
  }

  #become(status: DeskStatus): void {
    this.status.value = status
    if (status !== 'ringing') this.#ringing.letGo()
    if (status !== 'talking' && this.conversation?.stage.value === 'returning') this.#toDuty()
  }

  #toDuty(): void {
    this.#comingBack.stop()
    void this.#leavePage()
    this.view.value = { at: 'duty' }
  }

  #begin(taken: Taken): void {
    const view = this.view.value
    if (view.at === 'conversation' && view.conversation.taken.take === taken.take) {
      // Told again it is about the same coming: nobody can vouch later for who was never said to be vouched for (SE11).
      const { change, taken: own } = view.conversation
      if (own.change?.why === taken.change?.why) change.acquaintance.hearTaken(taken)
      return
    }
    if (view.at !== 'taking' || view.take !== taken.take) return
    this.view.value = { at: 'conversation', conversation: this.#make(taken) }
  }

  #make(taken: Taken): DeskConversation {
    const { connection } = this
    const mistrust = () => this.#mistrust(taken.id)
    const { closings } = this
    return new DeskConversation(
      { ...this.#deps, closings, connection, anchors: this.#anchors, mistrust },
      taken,
    )
  }

  /** SE11: nothing of this conversation is believed any more; what was readable of it goes. */
  #mistrust(id: ConversationId): void {
    if (this.conversation?.taken.id !== id) return
    const wasOpen = this.conversation.stage.value === 'open'
    this.conversation.erase()
    this.view.value = { at: 'wrong-key', wasOpen }
  }

  #giveUp(why: Extract<ToDeskFrame, { t: 'take-over' }>['why']): void {
    this.connection.forget()
    const { conversation } = this
    if (this.view.value.at === 'wrong-key') return
    if (conversation?.taken.change?.why === 'back')
      return void this.#comingBack.hearNoKey(conversation, why === 'visitor-said-no')
    this.#toDuty()
    if (!conversation?.isLeaving) this.notice.value = { about: 'take-over', why }
  }

  #refused(): RefusedDesk {
    return {
      conversation: this.conversation,
      comingBack: this.#comingBack,
      stop: why => this.stop(why),
      giveUp: () => this.#giveUp('visitor-left'),
      toDuty: code => {
        this.#toDuty()
        this.notice.value = { about: 'refused', code }
      },
      undo: (about, code) => {
        // Only the answer to the take ends the taking: that to a second "Ik ben er" may come after it (DK7).
        if (about !== 'take' && this.isBusy) return
        if (this.view.value.at === 'taking') this.view.value = { at: 'duty' }
        if (about === 'take' || about === 'decline') this.#ringing.letGo()
        this.notice.value = { about: 'refused', code }
      },
    }
  }
}
