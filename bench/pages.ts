import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { type Forwarded, workFor } from '../test/easy-work.ts'
import type { SignedIn } from './helpline.ts'

/**
 * Pages without a screen and without keys: the real frames on the real wire, with random bytes of the right length
 * where a page would seal. The server cannot open them, so to it they are the same.
 */

const random = (bytes: number) => randomBytes(bytes).toString('base64url')

/** The characters of the smallest sealed message: 256 bytes and a tag. */
const sealed = random(272)

type Frame = { readonly t: string } & Readonly<Record<string, unknown>>

/** What stands after `{"t":"` in a frame that hands a message over. */
const messageMark = 'm'.charCodeAt(0)

/** One socket. A message that is handed over is only noticed, everything else is read. */
export class Page {
  readonly socket: WebSocket
  onMessage: () => void = () => {}
  onFrame: (frame: Frame) => void = () => {}

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', data => this.#hear(data as Buffer))
    socket.on('error', () => {})
  }

  static async open(port: number, path: string, forwarded: Forwarded = {}): Promise<Page> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
      origin: `http://127.0.0.1:${port}`,
      perMessageDeflate: false,
      headers: forwarded,
    })
    const page = new Page(socket)
    await once(socket, 'open')
    return page
  }

  #hear(data: Buffer): void {
    if (data[6] === messageMark) this.onMessage()
    else this.onFrame(JSON.parse(data.toString()))
  }

  tell(frame: object): void {
    this.socket.send(JSON.stringify(frame))
  }

  /** The next frame of this kind, or this refusal; what comes before is passed over. Throws at another refusal. */
  async hears(kind: string, refusal = ''): Promise<Frame> {
    return new Promise((resolve, reject) => {
      this.onFrame = frame => {
        if (frame.t === kind || (frame.t === 'refused' && frame['code'] === refusal)) resolve(frame)
        else if (frame.t === 'refused') reject(new Error(`refused: ${frame['code']}`))
      }
    })
  }
}

/** A conversation's side that sends sealed messages, numbered as the wire asks. */
export class Speaker {
  readonly page: Page
  readonly #head: string
  readonly #tail: string
  #next = 0

  constructor(page: Page, c: string, role: 1 | 2) {
    this.page = page
    this.#head = `{"t":"message","message":{"v":1,"c":"${c}","e":0,"r":${role},"s":"${random(16)}","q":`
    this.#tail = `,"x":"${sealed}"}}`
  }

  say(): void {
    this.page.socket.send(this.#head + this.#next + this.#tail)
    this.#next += 1
  }
}

/** A visitor in the queue, and the conversation that the page made. */
export async function joinQueue(port: number): Promise<{ page: Page; c: string }> {
  const c = random(16)
  const forwarded = { 'x-forwarded-for': nextAddress() }
  let work = await askedWork(port, c, forwarded)
  const page = await Page.open(port, '/api/visitor', forwarded)
  const asksTicket = () => {
    page.tell({ t: 'ticket', v: 1, c, work })
    return page.hears('ticket', 'try-again')
  }
  // A house that is behind lets nobody in for a moment; a page asks again.
  while ((await asksTicket()).t === 'refused') {
    await pause(250)
    work = await askedWork(port, c, forwarded)
  }
  page.tell({ t: 'join', lang: 'nl', wanted: 'no-preference', slow: false })
  return { page, c }
}

/** A house that is behind gives no work either, for a moment. */
async function askedWork(port: number, c: string, forwarded: Forwarded) {
  for (;;) {
    const work = await workFor(`http://127.0.0.1:${port}`, c, forwarded).catch(() => undefined)
    if (work) return work
    await pause(250)
  }
}

let visitors = 0
/** Everyone from another network. */
function nextAddress(): string {
  visitors += 1
  return `10.${(visitors >> 8) & 255}.${visitors & 255}.1`
}

/** A desk whose counsellor is there, and ready for a visitor or away. */
export async function sitDown(port: number, { cookie }: SignedIn, as: 'ready' | 'away'): Promise<Page> {
  const origin = `http://127.0.0.1:${port}`
  const headers = { 'content-type': 'application/json', origin, cookie: `s=${cookie}` }
  const answer = await fetch(`${origin}/api/desk-pass`, { method: 'POST', headers, body: '{}' })
  const { pass } = (await answer.json()) as { pass: string }
  const page = await Page.open(port, '/api/desk')
  page.tell({ t: 'desk', v: 1, pass })
  await page.hears('welcome')
  page.tell({ t: as })
  await page.hears('status')
  return page
}

/** What a desk sends to take an offer. */
export function taking(id: string, offer: unknown) {
  const body = Buffer.from(JSON.stringify({ counsellorId: id, shiftId: 'shift' })).toString('base64url')
  const certificate = { v: 1, type: 'shift', body, sig: random(64) }
  return { t: 'take', offer, take: random(16), certificate }
}

/** The key of a conversation on its way to the desk. */
export function envelopeFor(c: string) {
  const envelope = { v: 1, kind: 'shift', rid: 'shift', conv: c, e: 0, why: 'start', prev: '' }
  return { t: 'envelope', envelope: { ...envelope, enc: random(32), ct: random(124) } }
}

/** Does `work` with every item, so many at a time. */
export async function eachOf<Item, Made>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  let next = 0
  const workers = Array.from({ length: atOnce }, async () => {
    while (next < items.length) {
      const at = next++
      made[at] = await work(items[at] as Item)
    }
  })
  await Promise.all(workers)
  return made
}
