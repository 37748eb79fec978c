import { effect } from '@preact/signals'
import { vi } from 'vitest'
import { type Epoch, holderOf } from '../../src/crypto/conversation-key.ts'
import { openEnvelope } from '../../src/crypto/envelope.ts'
import { makeShift } from '../../src/crypto/shift-certificate.ts'
import { type Helpline, makeHelpline, must, org } from '../../src/crypto/test-cast.ts'
import type { PageSettings } from '../../src/protocol/page-settings.ts'
import { parseToVisitorFrame } from '../../src/protocol/parse-frame.ts'
import type { SealedEnvelope } from '../../src/protocol/sealed.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../src/protocol/visitor-frames.ts'
import { Desk } from '../../src/web/desk/desk.ts'
import { connect } from '../../src/web/shared/connection.ts'
import type { Answer } from '../../src/web/visitor/hands.ts'
import {
  makeVisitorConversation,
  type VisitorConversation,
} from '../../src/web/visitor/visitor-conversation.ts'
import { ResumeDesk } from '../resume-desk.ts'
import { settingsOf } from '../visitor-table.ts'
import { type Frame, HostileLine, type Lie, type Who } from './hostile-line.ts'
import { deskOutcome, visitorOutcome } from './outcome.ts'
import { quiet } from './quiet.ts'
import { answerDesk, type Seat, type Staff, staffOf } from './seats.ts'
import { SmallHouse } from './small-house.ts'

const nothing: Lie = () => undefined
const second = 1_000

/**
 * The real page of a visitor and the real pages of Noor and Els, joined by a small honest house, with a liar between all
 * of them. Time stands still until a test lets it pass.
 */
export class TamperTable {
  readonly helpline: Helpline
  readonly noor: Seat
  readonly els: Seat
  readonly house: SmallHouse
  readonly resume = new ResumeDesk()
  /** What the server keeps of desk blobs, by conversation. */
  readonly deskBlobs = new Map<string, string>()
  /** Everything that was on screen at some moment, as short words: `visitor: asks again`. */
  readonly seen = new Set<string>()
  /** What people wrote, by who they are. */
  readonly written: { readonly by: Who; readonly text: string }[] = []
  /** The lines of every page that there was, in order. */
  readonly lines: HostileLine[] = []
  visitor: VisitorConversation
  line: HostileLine
  lie: Lie = nothing
  /** Whose shift key a number means, also of pages that are gone. */
  readonly shiftsOf: Record<string, Who> = {}
  readonly #settings: Partial<PageSettings>

  private constructor(
    helpline: Helpline,
    [noor, els]: readonly [Staff, Staff],
    settings: Partial<PageSettings>,
  ) {
    this.helpline = helpline
    this.#settings = settings
    this.house = new SmallHouse(
      { visitor: () => this.line, noor: () => this.noor.line, els: () => this.els.line },
      seat => (seat === 'noor' ? noor : els).member.grants,
    )
    this.line = this.#makeLine('visitor')
    this.visitor = this.#openVisitor()
    this.noor = this.#sitsDown(noor)
    this.els = this.#sitsDown(els)
  }

  static async laid(settings: Partial<PageSettings> = {}): Promise<TamperTable> {
    const helpline = await makeHelpline()
    const staff = [await staffOf(helpline, 'noor', 'Noor'), await staffOf(helpline, 'els', 'Els')] as const
    const table = new TamperTable(helpline, staff, settings)
    await table.rests()
    return table
  }

  #makeLine(who: Who): HostileLine {
    const lie: Lie = (frame, way) => this.lie(frame, way)
    const hears = (frame: Frame) =>
      who === 'visitor' ? this.house.hearVisitor(frame) : this.house.hearDesk(who, frame)
    const line = new HostileLine(
      who,
      () => lie,
      hears,
      () => this.house.lost(who),
    )
    this.lines.push(line)
    return line
  }

  #openVisitor(): VisitorConversation {
    const page = makeVisitorConversation({
      settings: { ...settingsOf(this.helpline), ...this.#settings },
      openConnection: options =>
        connect<VisitorFrame, ToVisitorFrame>({
          ...options,
          path: '/api/visitor',
          parse: parseToVisitorFrame,
          openSocket: this.line.openSocket,
          wakeUps: () => () => undefined,
        }),
      wipeBrowser: () => undefined,
      sendLeave: () => this.house.hearVisitor({ t: 'leave' }),
      resume: this.resume.deps,
      now: Date.now,
    })
    effect(() => this.#sees('visitor', visitorOutcome(page)))
    return page
  }

  #sees(who: Who, shown: readonly string[]) {
    for (const one of shown) this.seen.add(`${who}: ${one}`)
  }

  #sitsDown(staff: Staff): Seat {
    const { member, shift, deskSecret } = staff
    const who = member.counsellorId as 'noor' | 'els'
    this.shiftsOf[shift.counsellor.shiftId] = who
    const line = this.#makeLine(who)
    const { identity } = member
    const { grantsFrom = 0, rootGrantsFrom = 0 } = this.#settings
    const desk = new Desk({
      ...{ org, accountName: shift.counsellor.name, shift, identity, askPass: async () => 'P'.repeat(43) },
      trust: () => ({ ...this.helpline.trust, grantsFrom, rootGrantsFrom, now: Date.now() }),
      blobs: { post: async (path, body) => answerDesk(this.deskBlobs, path, body), deskSecret },
      nameOfService: id => (id === 'awel' ? 'Awel' : undefined),
      open: link =>
        connect({ path: '/api/desk', openSocket: line.openSocket, wakeUps: () => () => undefined, ...link }),
    })
    effect(() => this.#sees(who, deskOutcome(desk)))
    return { ...staff, desk, line }
  }

  /** Until nobody has anything more to do now. */
  async rests() {
    await quiet(() => [this.line, this.noor.line, this.els.line].map(line => line.move()).some(Boolean))
  }

  /** Time goes by; what pages do with it they do. In seconds. */
  async passes(seconds: number) {
    for (let left = seconds * second; left > 0; left -= 250) {
      vi.advanceTimersByTime(250)
      await this.rests()
    }
  }

  async joins() {
    this.visitor.answers.nickname.value = 'Vosje'
    this.visitor.join()
    await this.rests()
    this.noor.desk.ready()
    await this.rests()
  }

  async taken() {
    this.noor.desk.take()
    await this.rests()
  }

  async meets() {
    await this.joins()
    await this.taken()
  }

  async says(by: Who, text: string) {
    const isSaid = by === 'visitor' ? this.visitor.say(text) : this[by].desk.conversation?.say(text)
    if (isSaid) this.written.push({ by, text })
    await this.rests()
  }

  /** Noor calls Els, who takes. */
  async calls(as: 'transfer' | 'colleague') {
    const called = { as, id: 'els', name: 'Els' } as const
    this.noor.desk.conversation?.change.call.call(called, 'second-opinion', 'kort: ruzie thuis')
    await this.rests()
    this.els.desk.take()
    await this.rests()
  }

  async answers(answer: Answer) {
    this.visitor.answer(answer)
    await this.rests()
    // A key that comes before its note waits for it.
    await this.passes(9)
  }

  /** The tab is loaded anew. */
  async reloads() {
    await this.passes(3)
    this.visitor.goAway()
    await this.returns()
  }

  /** A page comes up in the tab; the one before it says nothing more. */
  async returns() {
    this.line.cut()
    this.line = this.#makeLine('visitor')
    this.visitor = this.#openVisitor()
    await this.visitor.resume()
    await this.rests()
  }

  /** Noor's page is loaded anew: another shift key, certified later. */
  async noorReloads() {
    await this.passes(3)
    this.noor.desk.stop('signed-out')
    await this.noorReturns()
  }

  async noorReturns() {
    const trust = { ...this.helpline.trust, now: Date.now() }
    const { member } = this.noor
    const shift = must(await makeShift(trust, member, member.grants))
    Object.assign(this.noor, this.#sitsDown({ ...this.noor, shift }))
    await this.rests()
  }

  async roundsOff() {
    await this.noor.desk.conversation?.roundOff()
    await this.rests()
    await this.passes(2)
  }

  async stops() {
    this.visitor.stop()
    await this.rests()
    await this.passes(2)
  }

  /** The epoch as a page of Noor's that keeps no rules has it: to forge what only a holder could. */
  async stolen(): Promise<Epoch> {
    const { shift } = this.noor
    const me = must(holderOf(shift.counsellor, 2, this.house.firstTake))
    const desk = { org, shiftKeys: shift.shiftKeys, me, anchors: new Map() }
    return must(await openEnvelope(desk, this.keysOut[0])).epoch
  }

  /** A message that the house never carried comes to a page, as the next one. */
  async slips(to: Who, message: unknown) {
    const line = to === 'visitor' ? this.line : this[to].line
    line.slips({ t: 'message', seq: this.house.kept.length + 1, message })
    await this.rests()
  }

  /** Every key that the visitor's page gave away, as it left the page. */
  get keysOut(): readonly SealedEnvelope[] {
    return this.lines
      .flatMap(({ said }) => said)
      .flatMap(frame =>
        frame.t === 'envelope' || frame.t === 'hand-over' ? [frame['envelope'] as SealedEnvelope] : [],
      )
  }

  leaves() {
    for (const { desk } of [this.noor, this.els]) desk.stop('signed-out')
    this.visitor.leave()
  }
}
