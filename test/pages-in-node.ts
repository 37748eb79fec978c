import { WebSocket } from 'ws'
import { type Bytes, toBase64url } from '../src/crypto/bytes.ts'
import {
  type Epoch,
  type EpochKey,
  fingerprint,
  firstEpoch,
  type Holder,
  holderOf,
  makeConversationId,
  makeTake,
  nextEpoch,
} from '../src/crypto/conversation-key.ts'
import { type Anchor, type OpenedEnvelope, openEnvelope, sealEnvelope } from '../src/crypto/envelope.ts'
import type { Trust } from '../src/crypto/grants.ts'
import type { Identity } from '../src/crypto/identity.ts'
import { makeShift, type Shift, verifyCounsellor } from '../src/crypto/shift-certificate.ts'
import { openTalk, type Received, type Talk } from '../src/crypto/talk.ts'
import type { DeskFrame, ToDeskFrame } from '../src/protocol/desk-frames.ts'
import { parseToDeskFrame } from '../src/protocol/parse-desk-frame.ts'
import { parseToVisitorFrame } from '../src/protocol/parse-frame.ts'
import type { SealedEnvelope, SealedMessage, SignedObject } from '../src/protocol/sealed.ts'
import type { ToVisitorFrame, VisitorFrame } from '../src/protocol/visitor-frames.ts'
import { workFor } from './easy-work.ts'

/** What carries a page's frames in these tests: a WebSocket, or the requests of a page that gets none. */
export type OpenWay = (url: string, path: string) => Promise<Way>

export interface Way {
  send(text: string | Buffer): void
  /** Gone without a goodbye. */
  cut(): void
  isOpen(): boolean
  isClosed(): boolean
  /** Both may be called often; once something was heard, never before. */
  listen(heard: (text: string) => void, closed: () => void): void
}

export const byWebSocket: OpenWay = async (url, path) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { origin: url })
  let hear = (_: string): void => undefined
  socket.on('message', data => hear(data.toString()))
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => undefined)
  return {
    send: text => socket.send(text),
    cut: () => socket.terminate(),
    isOpen: () => socket.readyState === WebSocket.OPEN,
    isClosed: () => socket.readyState === WebSocket.CLOSED,
    listen(heard, closed) {
      hear = heard
      socket.on('close', closed)
    },
  }
}

/** A socket as a page sees it: frames out, frames in, each waited for by its kind. */
export class TestLine<Out, In extends { t: string }> {
  readonly heard: In[] = []
  readonly #way: Way
  readonly #parse: (text: unknown) => In | { refused: string }
  #waiting: (() => void)[] = []
  #read = 0

  private constructor(way: Way, parse: (text: unknown) => In | { refused: string }) {
    this.#way = way
    this.#parse = parse
    way.listen(
      text => this.#hear(text),
      () => this.#wake(),
    )
  }

  static async open<Out, In extends { t: string }>(
    url: string,
    path: string,
    parse: (text: unknown) => In | { refused: string },
    openWay: OpenWay = byWebSocket,
  ): Promise<TestLine<Out, In>> {
    return new TestLine<Out, In>(await openWay(url, path), parse)
  }

  #hear(text: string): void {
    const frame = this.#parse(text)
    if ('refused' in frame) throw new Error(`the server said what no page understands: ${text.slice(0, 200)}`)
    this.heard.push(frame as In)
    this.#wake()
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const wake of waiting) wake()
  }

  send(frame: Out): void {
    this.#way.send(JSON.stringify(frame))
  }

  sendRaw(text: string | Buffer): void {
    this.#way.send(text)
  }

  get isOpen(): boolean {
    return this.#way.isOpen()
  }

  /** The next frame of this kind that was not read yet; earlier ones of other kinds are passed over. */
  hears<Kind extends In['t']>(kind: Kind, withinMilliseconds = 5_000): Promise<Extract<In, { t: Kind }>> {
    return this.hearsOneOf([kind], withinMilliseconds)
  }

  async hearsOneOf<Kind extends In['t']>(
    kinds: readonly Kind[],
    withinMilliseconds = 5_000,
  ): Promise<Extract<In, { t: Kind }>> {
    const deadline = Date.now() + withinMilliseconds
    const isWanted = ({ t }: In) => kinds.some(kind => kind === t)
    for (;;) {
      const at = this.heard.findIndex((frame, index) => index >= this.#read && isWanted(frame))
      if (at >= 0) {
        this.#read = at + 1
        return this.heard[at] as Extract<In, { t: Kind }>
      }
      const left = deadline - Date.now()
      if (left <= 0)
        throw new Error(`no ${kinds.join(' or ')} came; heard ${this.heard.map(({ t }) => t).join(' ')}`)
      await this.#somethingNew(left)
    }
  }

  #somethingNew(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  async untilClosed(): Promise<void> {
    while (!this.#way.isClosed()) await this.#somethingNew(50)
  }

  /** The network is gone: no goodbye. */
  cut(): void {
    this.#way.cut()
  }
}

/** What was asked for; a refusal here is a fault of the test. */
export function must<Answer>(answer: Answer): Exclude<Answer, { refused: string } | undefined> {
  if (answer === undefined) throw new Error('nothing came')
  if (typeof answer === 'object' && answer !== null && 'refused' in answer)
    throw new Error(`refused: ${answer.refused}`)
  return answer as Exclude<Answer, { refused: string } | undefined>
}

const wish = { lang: 'nl', wanted: 'no-preference', slow: false } as const

function openVisitorLine(url: string, openWay: OpenWay): Promise<TestLine<VisitorFrame, ToVisitorFrame>> {
  return TestLine.open<VisitorFrame, ToVisitorFrame>(url, '/api/visitor', parseToVisitorFrame, openWay)
}

/** A visitor's page without a screen: the real seals on the real wire. */
export class TestVisitor {
  line: TestLine<VisitorFrame, ToVisitorFrame>
  readonly conversation = makeConversationId()
  readonly c = toBase64url(this.conversation)
  readonly #url: string
  readonly #openWay: OpenWay
  secrets = { ticket: '', bye: '' }
  talk: Talk | undefined
  /** Every epoch that this page made, burned ones too, and what was said in each. */
  readonly made: Epoch[] = []
  readonly talks: Talk[] = []
  after = 0
  readonly trust: () => Trust

  private constructor(
    url: string,
    trust: () => Trust,
    line: TestLine<VisitorFrame, ToVisitorFrame>,
    openWay: OpenWay,
  ) {
    this.#url = url
    this.trust = trust
    this.line = line
    this.#openWay = openWay
  }

  static async arrives(
    url: string,
    trust: () => Trust,
    openWay: OpenWay = byWebSocket,
  ): Promise<TestVisitor> {
    return new TestVisitor(url, trust, await openVisitorLine(url, openWay), openWay)
  }

  async asksTicket(): Promise<void> {
    this.line.send({ t: 'ticket', v: 1, c: this.c, work: await workFor(this.#url, this.c) })
  }

  async takesTicket(): Promise<void> {
    await this.asksTicket()
    const { ticket, bye } = await this.line.hears('ticket')
    this.secrets = { ticket, bye }
  }

  async joins(asked: Partial<Omit<VisitorFrame & { t: 'join' }, 't'>> = {}): Promise<void> {
    await this.takesTicket()
    this.line.send({ t: 'join', ...wish, ...asked })
  }

  async handsOverKey(): Promise<void> {
    const taken = await this.line.hears('taken')
    const counsellor = must(await verifyCounsellor(this.trust(), taken))
    const holder = must(holderOf(counsellor, 2, taken.take))
    const { org } = this.trust()
    const holders = [holder]
    const previous = this.made.at(-1)
    const epoch = must(
      previous
        ? await nextEpoch({ org, previous, current: undefined, reason: 'start', holders })
        : await firstEpoch({ org, convId: this.conversation, holders }),
    )
    this.talk = await this.opens(epoch)
    this.line.send({ t: 'envelope', envelope: await sealEnvelope(epoch, holder) })
  }

  /** Speaks in this epoch from now on; nobody else does before the hellos. */
  async opens(epoch: Epoch): Promise<Talk> {
    const before = Array.from({ length: epoch.e }, (_, e) => this.talks[e]?.counts() ?? {})
    const talk = await openTalk({ epoch, me: 1, before })
    this.made.push(epoch)
    this.talks[epoch.e] = talk
    return talk
  }

  async hearsHello(): Promise<void> {
    await this.line.hears('opened')
    must(await this.reads())
  }

  async types(text: string): Promise<SealedMessage> {
    const sealed = must(await this.talk?.seal({ k: 'text', t: text }, Date.now())) as SealedMessage
    this.line.send({ t: 'message', message: sealed })
    return sealed
  }

  async says(text: string): Promise<void> {
    await this.types(text)
    this.after = (await this.line.hears('accepted')).seq
  }

  async reads(): Promise<Received> {
    const { message, seq } = await this.line.hears('message')
    this.after = seq
    return must(await this.talk?.receive(message))
  }

  /** The texts of so many messages, also of those that came before other kinds were waited for. */
  async readsAll(count: number): Promise<string[]> {
    const isMessage = (frame: ToVisitorFrame) => frame.t === 'message'
    while (this.line.heard.filter(isMessage).length < count) await this.line.hears('message')
    const texts: string[] = []
    for (const frame of this.line.heard) {
      if (frame.t !== 'message') continue
      const { content } = must(await this.talk?.receive(frame.message))
      texts.push('t' in content ? String(content.t) : '')
    }
    return texts
  }

  async stops(): Promise<void> {
    const sealed = must(await this.talk?.close(Date.now())) as SealedMessage
    this.line.send({ t: 'close', message: sealed })
  }

  /** The same page on a new socket; `whole` after a reload, when it has nothing any more. */
  async returns(whole = false): Promise<void> {
    this.line = await openVisitorLine(this.#url, this.#openWay)
    const after = whole ? 0 : this.after
    this.line.send({ t: 'return', v: 1, c: this.c, ticket: this.secrets.ticket, after, whole })
  }

  leavesQuickly(): Promise<Response> {
    return fetch(`${this.#url}/api/leave`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url },
      body: JSON.stringify({ c: this.c, bye: this.secrets.bye }),
    })
  }
}

/** A signed-in person's browser: the session, and the opened identity. */
export interface SignedIn {
  readonly id: string
  readonly cookie: string
  /** None for a role without keys. */
  readonly identity: Identity | undefined
  readonly grants: readonly SignedObject[]
}

/** A counsellor's desk without a screen. */
export class TestCounsellor {
  line: TestLine<DeskFrame, ToDeskFrame>
  readonly shift: Shift
  readonly me: SignedIn
  readonly #url: string
  readonly trust: () => Trust
  readonly #openWay: OpenWay
  #take: Bytes = makeTake()
  c = ''
  talk: Talk | undefined
  after = 0
  role: 2 | 3 = 2
  /** Every epoch whose key this page has, and what it knows of others by (SE11). */
  readonly epochs: EpochKey[] = []
  readonly anchors = new Map<string, Anchor[]>()

  private constructor(
    url: string,
    trust: () => Trust,
    me: SignedIn,
    shift: Shift,
    line: TestLine<DeskFrame, ToDeskFrame>,
    openWay: OpenWay,
  ) {
    this.#url = url
    this.trust = trust
    this.#openWay = openWay
    this.me = me
    this.shift = shift
    this.line = line
  }

  /** A page of this counsellor; a `later` one certifies its shift key so many seconds later (SE27). */
  static async sitsDown(
    url: string,
    trust: () => Trust,
    me: SignedIn,
    { later = 0, openWay = byWebSocket }: { later?: number; openWay?: OpenWay | undefined } = {},
  ): Promise<TestCounsellor> {
    const own = { counsellorId: me.id, identity: must(me.identity).signingKey }
    const then = { ...trust(), now: Date.now() + later * 1000 }
    const shift = must(await makeShift(then, own, me.grants))
    return new TestCounsellor(url, trust, me, shift, await openDesk(url, me, openWay), openWay)
  }

  get take(): string {
    return toBase64url(this.#take)
  }

  async isReady(): Promise<void> {
    this.line.send({ t: 'ready' })
    await this.line.hears('status')
  }

  async takes(): Promise<void> {
    const { offer } = await this.line.hears('offer')
    await this.takesOffer(offer)
  }

  async takesOffer(offer: string): Promise<void> {
    this.line.send({ t: 'take', offer, take: this.takesAnew(), certificate: this.shift.certificate })
    this.c = (await this.line.hears('taken')).c
  }

  async opensEnvelope(): Promise<void> {
    const { envelope } = await this.line.hears('envelope')
    await this.opens(envelope, [])
  }

  /** Opens a key with what this page knows itself; a key that is not for it, or not of this visitor, stops the test. */
  async opens(envelope: SealedEnvelope, others: readonly Holder[]): Promise<OpenedEnvelope> {
    const me = must(holderOf(this.shift.counsellor, this.role, this.take))
    const { anchors } = this
    const desk = { org: this.trust().org, shiftKeys: this.shift.shiftKeys, me, others, anchors }
    const opened = must(await openEnvelope(desk, envelope))
    const { epoch, earlier } = opened
    this.epochs.push(...earlier.filter(({ e }) => !this.epochs.some(known => known.e === e)), epoch)
    const known = { e: epoch.e, fp: await fingerprint(epoch) }
    anchors.set(this.c, [...(anchors.get(this.c) ?? []), known])
    this.talk = await openTalk({ epoch, me: this.role })
    return opened
  }

  /** A new take, for what this page takes or comes back to. */
  takesAnew(): string {
    this.#take = makeTake()
    return this.take
  }

  async saysHello(): Promise<void> {
    const hello = must(await this.talk?.hello(Date.now())) as SealedMessage
    this.line.send({ t: 'message', message: hello })
    this.after = (await this.line.hears('accepted')).seq
  }

  async types(text: string): Promise<SealedMessage> {
    const sealed = must(await this.talk?.seal({ k: 'text', t: text }, Date.now())) as SealedMessage
    this.line.send({ t: 'message', message: sealed })
    return sealed
  }

  async says(text: string): Promise<void> {
    await this.types(text)
    this.after = (await this.line.hears('accepted')).seq
  }

  async reads(): Promise<Received> {
    const { message, seq } = await this.line.hears('message')
    this.after = seq
    return must(await this.talk?.receive(message))
  }

  async stops(): Promise<void> {
    const sealed = must(await this.talk?.close(Date.now())) as SealedMessage
    this.line.send({ t: 'close', message: sealed })
  }

  async returns(): Promise<void> {
    await this.reconnects()
    this.asksAgain()
  }

  /** On a new socket, without having shown any key. */
  async reconnects(): Promise<void> {
    this.line = await openDesk(this.#url, this.me, this.#openWay)
  }

  /** What it missed; `whole` for a page that never had it. */
  asksAgain(whole = false): void {
    const after = whole ? 0 : this.after
    this.line.send({ t: 'return', c: this.c, take: this.take, after, whole })
  }
}

/** A desk's socket, past its welcome. */
export async function openDesk(
  url: string,
  { cookie }: SignedIn,
  openWay: OpenWay = byWebSocket,
): Promise<TestLine<DeskFrame, ToDeskFrame>> {
  const answer = await fetch(`${url}/api/desk-pass`, { method: 'POST', headers: { origin: url, cookie } })
  const { pass } = (await answer.json()) as { pass: string }
  const line = await TestLine.open<DeskFrame, ToDeskFrame>(url, '/api/desk', parseToDeskFrame, openWay)
  line.send({ t: 'desk', v: 1, pass })
  await line.hears('welcome')
  return line
}
