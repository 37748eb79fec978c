import { toBase64url } from '../src/crypto/bytes.ts'
import { type Holder, holderOf, makeTake } from '../src/crypto/conversation-key.ts'
import { openEnvelope } from '../src/crypto/envelope.ts'
import type { Content } from '../src/crypto/message-content.ts'
import { isRefused } from '../src/crypto/seal-refusal.ts'
import { makeShift, type Shift } from '../src/crypto/shift-certificate.ts'
import { openTalk, type Talk } from '../src/crypto/talk.ts'
import { type Helpline, type Member, makeHelpline, must, now, org } from '../src/crypto/test-cast.ts'
import type { LeaveRequest } from '../src/protocol/leave.ts'
import type { PageSettings } from '../src/protocol/page-settings.ts'
import { parseToVisitorFrame } from '../src/protocol/parse-frame.ts'
import type { SealedMessage } from '../src/protocol/sealed.ts'
import type { ToVisitorFrame, VisitorFrame } from '../src/protocol/visitor-frames.ts'
import { connect } from '../src/web/shared/connection.ts'
import { makeVisitorConversation, type VisitorConversation } from '../src/web/visitor/visitor-conversation.ts'
import { ResumeDesk } from './resume-desk.ts'
import { makeWire } from './wire.ts'

// The other side of a visitor's page in its tests: a server moved by hand and a counsellor with real seals.

export const ticket = { t: 'ticket', ticket: 'T'.repeat(43), bye: 'B'.repeat(22) }

export const settingsOf = (helpline: Helpline): PageSettings => ({
  org,
  name: 'CLBch@t',
  initiative: 'Een initiatief van je CLB.',
  language: 'nl',
  themes: [
    { id: 'studiekeuze', label: 'Studiekeuze', wanted: 'study-choice', isDanger: false },
    { id: 'in-gevaar', label: 'In gevaar', wanted: 'social-emotional', isDanger: true },
  ],
  numbers: [{ number: '112', name: 'Noodnummer', purpose: 'Gevaar', always: true }],
  referrals: [],
  nicknames: ['Wolk', 'Potlood', 'Maan', 'Ster'],
  quickExit: 'https://example.org/',
  words: {
    counsellorRole: 'begeleider',
    counsellorRoles: 'begeleiders',
    chatLead: 'Dag.',
    ownService: 'Wij',
  },
  rootKey: toBase64url(helpline.trust.rootKey),
  grantsFrom: 0,
  rootGrantsFrom: 0,
  isDemo: false,
})

/** Waits until real seals and promises had their turn: a busy machine makes them slower, and this as well. */
export async function settle() {
  for (let turn = 0; turn < 12; turn++) {
    await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}

export class TestTable {
  wire = makeWire()
  readonly left: LeaveRequest[] = []
  /** This tab's own storage, and the server's part of a reload. */
  readonly resume: ResumeDesk
  page: VisitorConversation
  readonly helpline: Helpline
  readonly noor: Member
  /** All frames that the page sent so far, oldest first. */
  readonly sent: VisitorFrame[] = []
  /** Every message that the server kept, in its order. */
  readonly kept: { readonly seq: number; readonly message: SealedMessage }[] = []
  readonly heard: Content[] = []
  readonly shift: Shift
  readonly #settings: Partial<PageSettings>
  #take = makeTake()
  #seq = 0
  talk: Talk | undefined
  /** How often the page asked its browser to forget it. */
  wiped = 0
  /** How many milliseconds later it is for the page. */
  later = 0

  private constructor(
    helpline: Helpline,
    noor: Member,
    shift: Shift,
    settings: Partial<PageSettings>,
    resume: ResumeDesk,
  ) {
    this.helpline = helpline
    this.noor = noor
    this.resume = resume
    this.shift = shift
    this.#settings = settings
    this.page = this.#loadPage()
  }

  #loadPage(): VisitorConversation {
    return makeVisitorConversation({
      settings: { ...settingsOf(this.helpline), ...this.#settings },
      openConnection: options =>
        connect<VisitorFrame, ToVisitorFrame>({
          ...options,
          path: '/api/visitor',
          parse: parseToVisitorFrame,
          openSocket: this.wire.openSocket,
          wakeUps: () => () => {},
        }),
      sendLeave: request => this.left.push(request),
      wipeBrowser: () => {
        this.wiped += 1
      },
      resume: this.resume.deps,
      now: () => now + this.later,
    })
  }

  /** The tab is loaded anew: another page, the same tab and server. Given what the server would say on return. */
  async reloads(more: readonly object[] = []) {
    this.page.goAway()
    await this.wakesUp(more)
  }

  /** The same without a last word of the old page: a phone threw it away. */
  async wakesUp(more: readonly object[] = []) {
    this.wire = makeWire()
    // What the old page had not sent never comes.
    this.sent.length = 0
    this.page = this.#loadPage()
    const resumed = this.page.resume()
    await settle()
    await resumed
    this.wire.accept()
    await settle()
    await this.tellsMissed(more)
  }

  /** What the server says to a page on a new line: everything, or what is newer. */
  async tellsMissed(more: readonly object[] = []) {
    const { c, after, whole } = this.last('return')
    this.wire.say({ t: 'opened', c, elapsed: 60_000, planned: 45 * 60_000, clock: true })
    for (const { seq, message } of this.kept.filter(kept => kept.seq > after)) {
      const { s, q } = message
      this.wire.say(message.r === 1 && !whole ? { t: 'accepted', s, q, seq } : { t: 'message', seq, message })
    }
    this.wire.say({ t: 'peer', c, connected: true, gone: 0 })
    for (const frame of more) this.wire.say({ ...frame, c })
    const e = this.kept.at(-1)?.message.e ?? 0
    await this.says({ t: 'caught-up', c, e, withColleague: false, change: null, ...this.stands })
    await settle()
    this.collect()
  }

  /** What the server says that stands, where that is something else than after a plain conversation. */
  stands: object = {}

  static async laid(settings: Partial<PageSettings> = {}, resume = new ResumeDesk()): Promise<TestTable> {
    const helpline = await makeHelpline()
    const noor = await helpline.counsellor('noor', 'Noor')
    const shift = must(await makeShift(helpline.trust, noor, noor.grants))
    return new TestTable(helpline, noor, shift, settings, resume)
  }

  /** The conversation that the page made, as its newest first frame names it. */
  get c(): string {
    this.collect()
    const first = this.sent.findLast(frame => frame.t === 'ticket' || frame.t === 'return')
    return first && 'c' in first ? first.c : 'C'.repeat(22)
  }

  /** A frame about this conversation. */
  async saysOfIt(frame: object) {
    await this.says({ ...frame, c: this.c })
  }

  async says(frame: object) {
    this.wire.say(frame)
    this.wire.flush()
    await settle()
    this.collect()
  }

  collect() {
    this.sent.push(...(this.wire.read() as VisitorFrame[]))
  }

  /** The newest frame of this kind that the page sent. */
  last<Kind extends VisitorFrame['t']>(kind: Kind): Extract<VisitorFrame, { t: Kind }> {
    this.collect()
    const found = this.sent.findLast((frame): frame is Extract<VisitorFrame, { t: Kind }> => frame.t === kind)
    if (!found) throw new Error(`the page sent no ${kind}, but ${this.sent.map(({ t }) => t).join(' ')}`)
    return found
  }

  /** Start is pressed; the page does its work, and its line is open. */
  async knocks() {
    const before = this.wire.opened()
    this.page.join()
    await this.opensLine(before)
  }

  /** Waits for one line more than there were `before`. */
  async opensLine(before: number) {
    for (let turn = 0; this.wire.opened() === before && turn < 500; turn++)
      await new Promise(resolve => setTimeout(resolve, 2))
    this.wire.accept()
    await settle()
  }

  /** The visitor gives a nickname and stands in the queue. */
  async joins(nickname = 'Wolk 12') {
    this.page.answers.nickname.value = nickname
    await this.knocks()
    await this.says(ticket)
    await this.says({ t: 'place', place: 1, wait: null })
  }

  async takes(e = 0, grants = this.noor.grants) {
    this.#take = makeTake()
    await this.says(this.taken(e, grants))
  }

  taken(e: number, grants = this.noor.grants) {
    const take = toBase64url(this.#take)
    return { t: 'taken', e, take, certificate: this.shift.certificate, grants, within: 60_000 }
  }

  /** Noor opens the newest envelope. */
  async opensEnvelope() {
    const { envelope } = this.last('envelope')
    const me = must(holderOf(this.shift.counsellor, 2, toBase64url(this.#take)))
    const desk = { org, shiftKeys: this.shift.shiftKeys, me, anchors: new Map() }
    const { epoch } = must(await openEnvelope(desk, envelope))
    this.talk = await openTalk({ epoch, me: 2 })
    return epoch
  }

  /** The page at which Noor took the conversation, for a later key. */
  noorAsDesk() {
    const holder = must(holderOf(this.shift.counsellor, 2, toBase64url(this.#take)))
    const opens = async (envelope: unknown, others: readonly Holder[]) => {
      const desk = { org, shiftKeys: this.shift.shiftKeys, me: holder, others, anchors: new Map() }
      return openTalk({ epoch: must(await openEnvelope(desk, envelope)).epoch, me: 2 })
    }
    return { holder, opens }
  }

  async greets() {
    await this.opensEnvelope()
    const hello = must(await this.talk?.hello(now))
    await this.saysOfIt({ t: 'opened', elapsed: 0, planned: 45 * 60_000, clock: true })
    await this.delivers(hello)
  }

  async delivers(message: unknown) {
    this.#seq += 1
    this.kept.push({ seq: this.#seq, message: message as SealedMessage })
    await this.says({ t: 'message', seq: this.#seq, message })
  }

  async tells(text: string) {
    await this.delivers(must(await this.talk?.seal({ k: 'text', t: text }, now)))
  }

  async givesCard(card: string) {
    await this.delivers(must(await this.talk?.seal({ k: 'card', card }, now)))
  }

  /** The server accepts all that the page sent, and Noor reads it. With `silently` the page does not hear of it. */
  async reads(silently?: 'silently') {
    await settle()
    this.collect()
    const sealed = this.sent.filter(frame => frame.t === 'message' || frame.t === 'close')
    for (const { message } of sealed) {
      if (this.#isKept(message)) continue
      const received = await this.talk?.receive(message)
      if (!received || isRefused(received)) throw new Error(`Noor could not read it: ${received?.refused}`)
      this.heard.push(received.content)
      this.#seq += 1
      this.kept.push({ seq: this.#seq, message })
      if (silently) continue
      await this.says({ t: 'accepted', s: message.s, q: message.q, seq: this.#seq })
    }
    return this.heard
  }

  #isKept({ s, q }: SealedMessage): boolean {
    return this.kept.some(({ message }) => message.s === s && message.q === q)
  }

  /** Three times the same message that nobody could read. */
  async cannotRead(message: unknown) {
    const seq = this.#seq + 1
    for (let time = 1; time <= 3; time++) {
      await this.says({ t: 'message', seq, message })
      if (time < 3) await this.comesBack()
    }
    this.#seq = seq
  }

  /** The line broke and the page is on a new one. */
  async comesBack() {
    await new Promise(resolve => setTimeout(resolve, 1_700))
    this.wire.accept()
    await settle()
    this.collect()
  }

  async meets() {
    await this.joins()
    await this.takes()
    await this.greets()
  }
}
