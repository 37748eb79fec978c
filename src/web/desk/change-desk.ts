import { type ReadonlySignal, signal } from '@preact/signals'
import type { ColleagueAnswer, ColleagueAsk, Counts } from '../../crypto/message-content.ts'
import { isRefused, type Refused } from '../../crypto/seal-refusal.ts'
import type { SigningKey } from '../../crypto/signing-key.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import type { Connection } from '../shared/connection.ts'
import type { ThreadLines } from '../shared/thread-lines.ts'
import { Acquaintance } from './acquaintance.ts'
import { ColleagueCall } from './colleague-call.ts'
import type { ChangeFrame, Taken } from './conversation-frames.ts'
import type { EpochSeals, EpochTalk, HolderRole, SealsDeps } from './epoch-seals.ts'
import type { OwnWords } from './own-words.ts'
import type { Past } from './past.ts'
import { texts } from './texts.ts'

export type ReleaseReason = Extract<ChangeFrame, { t: 'released' }>['why']
type KeyFrame = Extract<ChangeFrame, { t: 'next-key' }>

/** Somebody beside the visitor and me, by the name in the grant. */
export interface Beside {
  readonly role: HolderRole
  readonly name: string
}

export interface ChangeDeps extends SealsDeps {
  readonly identity: SigningKey
  readonly taken: Taken
  readonly role: HolderRole
  readonly connection: Connection<DeskFrame>
  readonly seals: EpochSeals
  readonly words: OwnWords
  readonly past: Past
  readonly thread: ThreadLines
  /** SE12: says hello in an epoch that was just opened. */
  hello(epoch: EpochTalk): Promise<Refused | undefined>
  /** SE11: a key or a note that is not to be trusted. */
  mistrust(): void
  /** Every holder of the running epoch is there, and what was said before is read. */
  goOn(): void
  release(why: ReleaseReason): void
  /** [SE18] Everything that was asked for has come. False when nothing was. */
  readPast(): Promise<boolean>
  visitorName(): string
}

/** Who holds the key of one conversation at this desk, and how it changes hands (CH). */
export class ChangeAtDesk {
  readonly call: ColleagueCall
  readonly acquaintance: Acquaintance
  readonly #deps: ChangeDeps
  readonly #beside = signal<readonly Beside[]>([])
  readonly #isUnderWay = signal(false)
  #isTold = false
  /** What the visitor had read of this page when it said yes to somebody else. */
  #readUpTo: { readonly e: number; readonly n: number } | undefined

  constructor(deps: ChangeDeps) {
    this.#deps = deps
    const { org, shift, trust, identity, taken, connection, seals } = deps
    this.call = new ColleagueCall({
      ...{ org, shift, trust, identity, id: taken.id },
      send: frame => connection.send(frame),
      ask: ask => this.#ask(ask),
      nextNumber: () => seals.nextNumber,
    })
    this.acquaintance = new Acquaintance(deps)
    this.acquaintance.hearTaken(taken)
  }

  /** Who else reads and speaks beside the visitor. */
  get beside(): ReadonlySignal<readonly Beside[]> {
    return this.#beside
  }

  /** The next key is being made or opened: nobody speaks, and what is typed waits (CH3). */
  get isUnderWay(): ReadonlySignal<boolean> {
    return this.#isUnderWay
  }

  get readUpTo(): { readonly e: number; readonly n: number } {
    return this.#readUpTo ?? { e: -1, n: 0 }
  }

  async hear(frame: ChangeFrame): Promise<void> {
    switch (frame.t) {
      case 'next-key':
        return this.#hearKey(frame)
      case 'changed':
        return this.#settle(frame.e)
      case 'released':
        return this.#deps.release(frame.why)
      case 'staff-note':
        if (!(await this.acquaintance.hearNote(frame))) this.#deps.mistrust()
        return
      // [SE32] The server's word alone takes nobody out: the next key tells who holds it, and the line comes with that.
      case 'colleague-left':
        return
      case 'colleague-ready':
        return this.call.hearReady(frame)
      case 'colleague-no':
        return this.#hearNo(frame.why)
      case 'caught-up':
        return this.#catchUp(frame)
    }
  }

  async #ask(ask: ColleagueAsk): Promise<boolean> {
    const { seals, connection } = this.#deps
    if (!seals.current || this.#isUnderWay.value) return false
    const sealed = await seals.current.talk.seal(ask, Date.now())
    if (isRefused(sealed)) return false
    connection.sendSealed('message', sealed)
    return true
  }

  /** The visitor's answer about a colleague; `ack` is what its page had read by then. */
  async hearAnswer(answer: ColleagueAnswer, ack: Counts): Promise<void> {
    const { current } = this.#deps.seals
    const note = this.call.hearAnswer(answer)
    if (this.call.isComing && current) {
      this.#readUpTo = { e: current.e, n: ack[current.role] ?? 0 }
      this.#hold()
    }
    await note
  }

  #hold(): void {
    this.#isUnderWay.value = true
    this.#deps.words.hold()
  }

  /** A key comes before the note that vouches for it: then it waits for the note (SE31). */
  async #hearKey(frame: KeyFrame): Promise<void> {
    const { seals, role, taken } = this.#deps
    // The same key comes again after a break; it is in use already.
    if (seals.isOpened(frame.envelope.e)) return
    if (frame.role !== role || (taken.e !== undefined && frame.envelope.e < taken.e))
      return this.#deps.mistrust()
    this.acquaintance.whenVouched(() => void this.#open(frame))
  }

  async #open({ envelope, others }: KeyFrame): Promise<void> {
    const { seals, taken, role, past } = this.#deps
    const isFirst = seals.current === undefined
    const { told } = this.acquaintance
    const opened = await seals.open({ envelope, role, take: taken.take, others, ...(told && { told }) })
    if (isRefused(opened) || !this.#isExpected(opened)) return this.#deps.mistrust()
    this.#hold()
    if (isFirst && this.acquaintance.meet(opened)) past.begin(opened.earlier)
    if (isRefused(await this.#deps.hello(opened))) this.#deps.mistrust()
  }

  /** CH2: a colleague comes beside this counsellor only when it is the one whom this page asked about. */
  #isExpected({ reason, role, others }: EpochTalk): boolean {
    if (reason !== 'colleague' || role !== 2) return true
    const [colleague] = others
    return colleague !== undefined && this.call.isExpected(colleague.counsellor, colleague.take)
  }

  /** CH3: everyone is there. What was typed meanwhile is said now. */
  #settle(e: number): void {
    const { seals, words, past, connection, taken } = this.#deps
    const epoch = seals.settle(e)
    if (!epoch) return
    const before = this.#beside.value
    const isNew = epoch.others.filter(({ role }) => !before.some(one => one.role === role))
    this.#beside.value = epoch.others.map(({ role, counsellor }) => ({ role, name: counsellor.name }))
    this.#tellGone(before)
    this.#isUnderWay.value = false
    this.call.settle()
    words.goOnAnew()
    if (past.isToAsk) {
      const all = { t: 'return', c: taken.id, take: taken.take, after: 0, whole: true } as const
      if (connection.send(all)) past.asked()
      return
    }
    this.#tell(
      epoch.reason,
      isNew.map(({ counsellor }) => counsellor.name),
    )
    this.#deps.goOn()
  }

  /** A line in the thread for what changed, as far as it is not seen otherwise. */
  #tell(reason: EpochTalk['reason'], newNames: readonly string[]): void {
    const { thread, taken, visitorName } = this.#deps
    const isMyComing = !this.#isTold && taken.change
    this.#isTold = true
    if (isMyComing)
      return void thread.addEvent(texts.change.came[taken.change.why](visitorName(), this.#counsellorName))
    for (const name of newNames) thread.addEvent(texts.change.joined(name))
    if (reason === 'repair') thread.addEvent(texts.change.repaired)
  }

  get #counsellorName(): string {
    return this.#beside.value.find(({ role }) => role === 2)?.name ?? texts.change.someColleague
  }

  #hearNo(why: Extract<ChangeFrame, { t: 'colleague-no' }>['why']): void {
    this.call.hearNo(why)
    this.#comeToNothing()
  }

  /** CH4: the key that was handed over is burned; people go on with the one they had. */
  #comeToNothing(): void {
    this.#deps.seals.burn()
    this.#isUnderWay.value = false
    this.#deps.words.goOn()
  }

  /** CH8: the colleague who held the key before, and does not hold this one. */
  #tellGone(before: readonly Beside[]): void {
    if (this.#beside.value.some(({ role }) => role === 3)) return
    for (const { role, name } of before) if (role === 3) this.#deps.thread.addEvent(texts.change.left(name))
  }

  /** What stands now: a change that this page believes in and that is not there came to nothing while it was away. */
  async #catchUp({ e, change }: Extract<ChangeFrame, { t: 'caught-up' }>): Promise<void> {
    // Before the first hello there is nothing to change.
    if (this.#deps.taken.change || this.#deps.seals.current) this.#settle(e)
    if (!change && this.#deps.seals.current) {
      this.call.hearNo('gone')
      if (this.#isUnderWay.value) this.#comeToNothing()
    }
    this.call.sayAgain()
    if (!(await this.#deps.readPast())) return
    this.#tell('back', [])
    this.#deps.goOn()
  }

  stop(): void {
    this.acquaintance.stop()
  }

  erase(): void {
    this.acquaintance.erase()
    this.call.settle()
  }
}
