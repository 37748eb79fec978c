import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { cleanText, type Intake } from '../../crypto/message-content.ts'
import { standardLimits } from '../../domain/limits.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import type { Connection, Heard } from '../shared/connection.ts'
import type { ThreadLine } from '../shared/thread-line.ts'
import { makeThreadLines } from '../shared/thread-lines.ts'
import { ChangeAtDesk, type ChangeDeps } from './change-desk.ts'
import type { Closing } from './closing.ts'
import type { Closings } from './closings.ts'
import {
  type ChangeFrame,
  type ConversationFrame,
  isChangeFrame,
  type Stage,
  type Taken,
} from './conversation-frames.ts'
import { DeskBlobKeeper } from './desk-blob-keeper.ts'
import { isReleased } from './end-as-known.ts'
import { Ending } from './ending.ts'
import { EpochSeals, type HolderRole, type SealsDeps } from './epoch-seals.ts'
import { Hearing } from './hearing.ts'
import { Opening } from './opening.ts'
import { OwnWords } from './own-words.ts'
import { Past } from './past.ts'
import { PrivateNote } from './private-note.ts'
import { texts } from './texts.ts'
import { type TimeFrame, TimePlan } from './time-plan.ts'
import { TypingSigns } from './typing-signs.ts'

export interface ConversationDeps extends SealsDeps, Pick<ChangeDeps, 'identity' | 'mistrust'> {
  readonly connection: Connection<DeskFrame>
  /** Of one of the helpline's services; undefined for an id that it does not know (RF9). */
  readonly nameOfService: (id: string) => string | undefined
  readonly blobs: ConstructorParameters<typeof DeskBlobKeeper>[0]
  readonly closings: Closings
}

/**
 * One conversation at the desk, from the taken offer to the end: opens the key, says hello first, speaks and hears.
 * Everything readable of it lives in these signals and goes with `erase`.
 */
export class DeskConversation {
  readonly taken: Taken
  readonly role: HolderRole
  readonly stage = signal<Stage>('awaiting-key')
  readonly isPeerConnected = signal(true)
  /** [DK38] The visitor looks at the page; a page that came back says so when it does not. */
  readonly isPeerLooking = signal(true)
  /** [CH12] The visitor's page was asked for a new key. */
  readonly isRepairAsked = signal(false)
  /** [CH5] The visitor would rather not go on with this counsellor. */
  readonly isDeclined = signal(false)
  /** The private scratch pad: sealed for nobody but this counsellor (SE25). */
  readonly notes = signal(new PrivateNote())
  readonly draft = signal('')
  /** [DK37] Which words of the phase guide are ticked, by their ids; sealed with the notes. */
  readonly cues = signal<readonly string[]>([])
  /** [CR2] The steps of a crisis that are done; sealed with the notes. */
  readonly crisisTicks = signal<readonly string[]>([])
  readonly typing: TypingSigns
  readonly time: TimePlan
  readonly change: ChangeAtDesk
  readonly ending: Ending
  readonly #deps: ConversationDeps
  readonly #seals: EpochSeals
  readonly #words: OwnWords
  readonly #past = new Past()
  readonly #blob: DeskBlobKeeper
  readonly #thread = makeThreadLines(Date.now)
  readonly #hearing: Hearing
  readonly #opening: Opening
  readonly #closing: Closing
  #unfollow = (): void => undefined
  #wasOpen = false
  /** By this counsellor's own act: nobody need tell it. */
  isLeaving = false

  constructor(deps: ConversationDeps, taken: Taken) {
    const { connection } = deps
    this.#deps = deps
    this.taken = taken
    this.role = taken.change?.role ?? 2
    if (taken.change) this.stage.value = taken.change.why === 'back' ? 'returning' : 'awaiting-yes'
    this.time = new TimePlan(taken.id, frame => connection.send(frame))
    this.typing = new TypingSigns(() => this.stage.value === 'open' && connection.send({ t: 'typing' }))
    this.#blob = new DeskBlobKeeper(deps.blobs, taken.id)
    this.#closing = deps.closings.make(this.#blob)
    this.#seals = new EpochSeals(deps, taken.id)
    this.#words = new OwnWords({ seals: this.#seals, connection, thread: this.#thread })
    const [seals, words, past, thread] = [this.#seals, this.#words, this.#past, this.#thread]
    const parts = { taken, seals, words, past, thread }
    this.#hearing = new Hearing({
      ...parts,
      typing: this.typing,
      nameOfService: deps.nameOfService,
      change: () => this.change,
      closed: by => this.ending.answerClose(by),
    })
    this.ending = new Ending({
      ...{ role: this.role, seals, words, connection },
      change: () => this.change,
      rest: () => this.#rest(),
      leavePage: () => this.#giveAway(),
      erase: () => this.erase(),
    })
    this.#opening = new Opening({
      ...{ ...deps, taken, seals, stage: this.stage, blob: this.#blob },
      found: ({ notes, draft, cues, ticks, closing }) => {
        if (closing) this.#closing.restore(closing)
        this.notes.value = notes
        this.cues.value = cues
        this.draft.value = draft
        this.crisisTicks.value = ticks
      },
    })
    this.change = new ChangeAtDesk({
      ...{ ...deps, ...parts, role: this.role },
      hello: epoch => this.#opening.greet(epoch),
      goOn: () => this.#open(),
      release: why => this.ending.release(why),
      readPast: () => this.#hearing.readPast(),
      visitorName: () => this.name,
    })
  }

  get lines(): ReadonlySignal<readonly ThreadLine[]> {
    return this.#thread.lines
  }

  get intake(): Signal<Intake | null> {
    return this.#hearing.intake
  }

  /** SE17: something could not be opened, or came out of its place. */
  get isDamaged(): ReadonlySignal<boolean> {
    return this.#hearing.isDamaged
  }

  /** The visitor's own name for itself, or words for "the visitor" as long as it is not known. */
  get name(): string {
    return this.#hearing.name
  }

  /** The visitor's own name for itself; undefined until it is told. */
  get knownName(): string | undefined {
    return this.intake.value?.nickname
  }

  /** The first frame of a new socket about this conversation; null when there is nothing to ask for. */
  get returnFrame(): Extract<DeskFrame, { t: 'return' }> | null {
    const { id: c, take } = this.taken
    if (this.ending.isErased.value || this.stage.value === 'returning') return null
    const whole = this.#past.isToRead && this.#seals.current !== undefined
    if (whole) this.#past.asked()
    return { t: 'return', c, take, after: this.#hearing.lastSequence, whole }
  }

  /** [SE26] The line is back: what this page keeps at the server may be gone there. */
  keepNow(): void {
    this.#blob.keepNow()
  }

  /** [CH5] A page without keys asks for one. Throws without connection; it may be called again. */
  comeBack(): Promise<void> {
    return this.#opening.comeBack()
  }

  /** SE11: the first envelope of a conversation that this page took itself. */
  openWith(envelope: SealedEnvelope): Promise<void> {
    return this.#opening.openWith(envelope)
  }

  /** One frame about this conversation, in the server's order. */
  async hear(frame: ConversationFrame): Promise<Heard> {
    if (frame.t === 'message') return this.#hearing.receive(frame)
    if (isChangeFrame(frame)) await this.change.hear(frame)
    else await this.#follow(frame)
    return undefined
  }

  async #follow(frame: Exclude<ConversationFrame, ChangeFrame | { t: 'message' }>): Promise<void> {
    switch (frame.t) {
      case 'opened':
      case 'time':
      case 'more-time-asked':
      case 'decide':
        return this.#keepTime(frame)
      case 'many-messages':
        return this.#thread.addEvent(texts.conversation.manyMessages)
      case 'accepted':
        return this.#words.accept(frame.s, frame.q)
      case 'peer':
        this.isPeerConnected.value = frame.connected
        this.isPeerLooking.value = true
        return
      case 'looking':
        this.isPeerLooking.value = frame.isLooking
        return
      case 'typing':
        return this.typing.see()
      case 'ended':
        return this.ending.hearEnded(frame.by)
      case 'closed':
        return this.ending.hearClosed()
    }
  }

  #keepTime(frame: TimeFrame): void {
    if (this.stage.value === 'ended') return
    const minutes = this.time.hear(frame)
    if (minutes > 0) this.#thread.addEvent(texts.time.added(minutes))
    if (frame.t !== 'opened') return
    this.#past.comes()
    if (this.stage.value === 'greeting' && !this.taken.change) this.#openFirst()
  }

  /** The hello of the first epoch is the only one to wait for. */
  #openFirst(): void {
    this.#seals.settle(this.#seals.nextNumber - 1)
    this.#open()
  }

  #open(): void {
    this.#hearing.startAnew()
    this.isRepairAsked.value = false
    if (this.stage.value === 'open') {
      this.#blob.keepNow()
      return void this.ending.closeAgain()
    }
    this.stage.value = 'open'
    // Who talks along has no conversation to come back to: a reload is leaving.
    if (this.role === 3) return
    const { id } = this.taken
    const { anchors } = this.#deps
    const { notes, draft, cues, crisisTicks } = this
    this.#wasOpen = true
    this.#unfollow = effect(() => {
      this.#closing.hearIntake(this.intake.value, this.name)
      const opened = this.time.opened.value
      if (opened) this.#closing.hearTime(opened.heardAt - opened.elapsed, this.time.isCrisis)
    })
    this.#blob.watch(() => ({
      ...{ anchors: anchors.get(id) ?? [], notes: notes.value, draft: draft.value },
      ...{ cues: cues.value, ticks: crisisTicks.value, closing: this.#closing.kept },
    }))
    // After the end the server keeps only what it had before: a talk may be short (RG10).
    this.#blob.keepNow()
  }

  /** [RG4] What is to be filed after the end; null for who talked along, and for what others go on with. */
  get closing(): Closing | null {
    const end = this.ending.end.value
    return this.#wasOpen && end !== null && !isReleased(end) ? this.#closing : null
  }

  /** SE16: seals and sends a text, and shows it at once. False when it cannot be taken now: nothing happened. */
  say(typed: string): boolean {
    const text = cleanText(typed).trim()
    if (!this.#maySpeak || text === '' || text.length > standardLimits.messageLength) return false
    this.typing.startAnew()
    this.#words.say(text)
    return true
  }

  /** [RF9] Gives a card of one of the helpline's services. False when it cannot be given now: nothing happened. */
  giveCard(id: string): boolean {
    const name = this.#deps.nameOfService(id)
    if (!this.#maySpeak || name === undefined) return false
    this.#words.say(name, id)
    return true
  }

  get #maySpeak(): boolean {
    return this.stage.value === 'open' && !this.ending.isClosing.value && this.#deps.connection.hasRoom()
  }

  /** SE34: ends it with a sealed close; what was said before goes before. Not while the key is changing hands. */
  async roundOff(): Promise<void> {
    if (this.stage.value === 'open' && !this.change.isUnderWay.value) await this.ending.close()
  }

  /** A colleague who talks along goes; one who was called does not come after all. */
  leave(): void {
    this.isLeaving = true
    this.#deps.connection.send({ t: 'leave-talk', c: this.taken.id })
  }

  /** [CH12] Something could not be read three times: asks the visitor's page for a new key. */
  askRepair(): void {
    this.isRepairAsked.value = this.#deps.connection.send({ t: 'repair', c: this.taken.id })
  }

  beRefusedRepair(): void {
    this.isRepairAsked.value = false
  }

  #rest(): void {
    this.typing.stop()
    this.time.settle()
    this.change.stop()
    this.#unfollow()
    const end = this.ending.end.value
    if (end && this.closing) {
      this.#closing.begin(end, this.notes.value)
      this.#blob.keepNow()
    }
    this.stage.value = 'ended'
  }

  /**
   * The page is left: nothing of it stays here. [RG10] What is still to be filed stays sealed at the server, also of a
   * conversation that this page could not come back into; resolves when it does.
   */
  async leavePage(): Promise<void> {
    const { closing } = this
    const isToFile = closing !== null && closing.filing.value.is !== 'filed'
    if (isToFile) {
      const left = closing.leave()
      this.erase()
      return left
    }
    if (this.stage.value === 'returning') return this.erase()
    this.#giveAway()
  }

  /** Nothing of it stays, here or in what the server kept for this desk. */
  #giveAway(): void {
    if (this.role === 2) void this.#blob.drop()
    this.erase()
  }

  /** Destroys the key and everything readable: words, answers, notes, draft. */
  erase(): void {
    this.#blob.stop()
    this.#unfollow()
    this.#closing.forgetWords()
    this.#seals.forget()
    this.#past.forget()
    this.typing.stop()
    this.time.settle()
    this.change.erase()
    this.ending.erase()
    this.#thread.clear()
    this.#words.clear()
    this.#hearing.erase()
    this.notes.value = new PrivateNote()
    this.cues.value = []
    this.draft.value = ''
    this.crisisTicks.value = []
  }
}
