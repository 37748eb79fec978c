import * as v from 'valibot'
import { WebSocket } from 'ws'

/** Both of Chromium's and Firefox' answers: the first says `error: {message}`, the second an error and a message. */
const answer = v.object({
  id: v.nullish(v.number()),
  result: v.optional(v.unknown()),
  error: v.optional(v.union([v.string(), v.object({ message: v.string() })])),
  message: v.optional(v.string()),
})

type Answered = { result: unknown } | { error: string }

/** A browser's own remote line, spoken plainly: it pretends nothing about what is in front and what is not. */
export class BrowserLine {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answered: Answered) => void>()
  #last = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', data => this.#hear(data.toString()))
    socket.on('close', () => {
      for (const answered of this.#waiting.values()) answered({ error: 'the browser is gone' })
    })
  }

  static async open(url: string): Promise<BrowserLine> {
    const socket = new WebSocket(url, { perMessageDeflate: false })
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    return new BrowserLine(socket)
  }

  #hear(text: string): void {
    const { id, result, error, message } = v.parse(answer, JSON.parse(text))
    if (typeof id !== 'number') return
    const complaint = typeof error === 'object' ? error.message : error && `${error}: ${message}`
    this.#waiting.get(id)?.(complaint ? { error: complaint } : { result })
    this.#waiting.delete(id)
  }

  /** Asks the browser; throws what it complains of. `sessionId`: of one of Chromium's tabs. */
  async ask(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    const id = ++this.#last
    const waiting = new Promise<Answered>(resolve => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    const answered = await waiting
    if ('error' in answered) throw new Error(`${method}: ${answered.error}`)
    return answered.result
  }

  close(): void {
    this.#socket.close()
  }
}
