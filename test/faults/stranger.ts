import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { WebSocket } from 'ws'
import type { ToDeskFrame } from '../../src/protocol/desk-frames.ts'
import { parseToDeskFrame } from '../../src/protocol/parse-desk-frame.ts'
import { parseToVisitorFrame } from '../../src/protocol/parse-frame.ts'
import type { ToVisitorFrame } from '../../src/protocol/visitor-frames.ts'
import { type Forwarded, workFor } from '../easy-work.ts'
import { Chance } from '../evening/chance.ts'
import { type Known, sensibleAnswer, strangeFrames } from './fuzz-frames.ts'
import type { HelplineProcess } from './helpline-process.ts'
import { pause } from './outcome.ts'
import { posts, type Seated } from './staff.ts'

/** Frames of one burst; then the stranger listens for a moment. */
const burst = 12

/** A desk that strangers sit at, one pushing the other away; its talks belong to all of them. */
export interface StrangeDesk {
  readonly seated: Seated
  readonly own: Set<string>
}

type Heard = ToVisitorFrame | ToDeskFrame | undefined

/** One who sends frames that make no sense, on one socket after another. */
export class Stranger {
  readonly #helpline: HelplineProcess
  readonly #chance: Chance
  readonly #known: Known
  /** Set for who sits at a desk of its own. */
  readonly #seated: Seated | undefined
  /** Conversations that are this stranger's own, or its desk's: what is said in them may reach it. */
  readonly #own: Set<string>
  #ticket = ''
  #conversation = ''
  #forwarded: Forwarded = {}
  sent = 0
  refused = 0
  taken = 0
  readonly faults: string[] = []

  constructor(helpline: HelplineProcess, seed: number, known: Known, desk?: StrangeDesk) {
    this.#helpline = helpline
    this.#chance = new Chance(seed)
    this.#known = known
    this.#seated = desk?.seated
    this.#own = desk?.own ?? new Set()
  }

  get side(): 'visitor' | 'desk' {
    return this.#seated ? 'desk' : 'visitor'
  }

  /** One socket, from its opening to its end. */
  async visits(): Promise<void> {
    const { url } = this.#helpline
    const [one, two] = [this.#chance.whole(0, 255), this.#chance.whole(0, 255)]
    this.#forwarded = { 'x-forwarded-for': `10.${one}.${two}.1` }
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/${this.side}`, {
      origin: url,
      headers: this.#forwarded,
    })
    socket.on('error', () => undefined)
    socket.on('message', data => {
      for (const answer of this.#answersTo(this.#hears(data.toString())))
        this.#sends(socket, JSON.stringify(answer))
    })
    await new Promise(resolve => [socket.once('open', resolve), socket.once('close', resolve)])
    for (const frame of await this.#openingWords()) this.#sends(socket, JSON.stringify(frame))
    await pause(this.#chance.happens(0.3) ? 500 : 30)
    for (
      let bursts = this.#chance.whole(1, 7);
      bursts > 0 && socket.readyState === WebSocket.OPEN;
      bursts--
    ) {
      const seed = this.#chance.whole(0, 2 ** 31)
      const frames = fc.sample(strangeFrames(this.side, this.#known), { numRuns: burst, seed })
      for (const frame of frames) this.#sends(socket, frame)
      await pause(this.#chance.between(0, 40))
    }
    if (this.#chance.happens(0.5)) socket.terminate()
    else socket.close()
  }

  /** A stranger does not always begin at the beginning. */
  async #openingWords(): Promise<object[]> {
    if (this.#chance.happens(0.2)) return []
    if (this.#seated) {
      const answer = await posts(this.#helpline.url, '/api/desk-pass', {}, this.#seated.cookie)
      const { pass } = (await answer.json()) as { pass?: string }
      return [{ t: 'desk', v: 1, pass }, { t: 'ready' }]
    }
    if (this.#ticket && this.#chance.happens(0.4))
      return [{ t: 'return', v: 1, c: this.#conversation, ticket: this.#ticket, after: 0, whole: false }]
    const bytes = Array.from({ length: 16 }, () => this.#chance.whole(0, 255))
    this.#conversation = Buffer.from(bytes).toString('base64url')
    this.#ticket = ''
    this.#own.add(this.#conversation)
    const work = await workFor(this.#helpline.url, this.#conversation, this.#forwarded).catch(() => null)
    const ticket = { t: 'ticket', v: 1, c: this.#conversation, work }
    return this.#chance.happens(0.7)
      ? [ticket, { t: 'join', lang: 'nl', wanted: 'no-preference', slow: false }]
      : [ticket]
  }

  #sends(socket: WebSocket, frame: string | Buffer): void {
    if (socket.readyState !== WebSocket.OPEN) return
    this.sent += 1
    // A stranger may ask for a ticket of an id of its own choice; then that talk is its own.
    const asked = typeof frame === 'string' && /"t":"ticket".*"c":"([\w-]{22})"/.exec(frame)?.[1]
    if (asked && !this.#known.ids.slice(0, 1).includes(asked)) this.#own.add(asked)
    socket.send(frame)
  }

  #hears(text: string): Heard {
    const frame = this.side === 'visitor' ? parseToVisitorFrame(text) : parseToDeskFrame(text)
    if ('refused' in frame) {
      this.faults.push(`the server said what no page understands: ${text.slice(0, 80)}`)
      return undefined
    }
    this.#learns(frame)
    const about = conversationIn(frame)
    if (about !== undefined && !this.#own.has(about))
      this.faults.push(`a stranger heard ${frame.t} of a talk of others`)
    return frame
  }

  /** Often enough what a page would say, so that strangers get as far as a talk; sometimes twice at once. */
  #answersTo(frame: Heard): object[] {
    if (!frame || this.#chance.happens(0.3)) return []
    const answer = sensibleAnswer(frame, this.#conversation, this.#seated)
    if (!answer) return []
    return this.#chance.happens(0.3) ? [answer, answer] : [answer]
  }

  #learns(frame: ToVisitorFrame | ToDeskFrame): void {
    if (frame.t === 'refused') this.refused += 1
    if (frame.t === 'taken') this.taken += 1
    if (frame.t === 'ticket') this.#ticket = frame.ticket
    if (frame.t === 'offer') keep(this.#known.offers, frame.offer)
    if (frame.t === 'envelope') keep(this.#known.envelopes, frame.envelope)
    if (frame.t === 'message') keep(this.#known.sealed, frame.message)
    if (frame.t === 'taken' && 'certificate' in frame) keep(this.#known.certificates, frame.certificate)
    if (frame.t === 'taken' && 'c' in frame) this.#own.add(frame.c)
    if (frame.t === 'welcome' && frame.conversation) this.#own.add(frame.conversation.c)
  }
}

function keep<Item>(list: Item[], item: Item): void {
  list.push(item)
  // The first few are those of honest people: they stay.
  if (list.length > 30) list.splice(5, 1)
}

function conversationIn(frame: ToVisitorFrame | ToDeskFrame): string | undefined {
  if (frame.t === 'message') return frame.message.c
  if (frame.t === 'envelope') return frame.envelope.conv
  return 'c' in frame ? frame.c : undefined
}

const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13'

/** Those who never come to a frame: half a request, half a frame, no mask, or nothing at all. */
export function dawdlers(helpline: HelplineProcess): Socket[] {
  const { host, origin } = new URL(helpline.url)
  const asks = `GET /api/visitor HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nX-Forwarded-For: 10.0.0.2\r\n`
  const upgrade = `${asks}Connection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`
  const begun = [
    '',
    'GET /api/vis',
    asks,
    `${upgrade}\x81`,
    upgrade,
    `${upgrade}\x81\x05hallo`,
    `${upgrade}\xff\xff`,
  ]
  return begun.map(text => {
    const socket = connect(helpline.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(Buffer.from(text, 'latin1'))
    return socket
  })
}
