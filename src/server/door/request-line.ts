import type { ServerResponse } from 'node:http'
import type { ListenRequest, SayRequest } from '../../protocol/line-requests.ts'
import type { Carrier, Ears } from './carrier.ts'

/** A page whose answer ended has so long to ask for the next one; and a line that is over is explained so long. */
const grace = 10_000

interface Listener {
  readonly response: ServerResponse
  readonly isStreamed: boolean
  /** The last frame that was written here. */
  written: number
}

/**
 * [WR7] A line that is carried by requests. What was told stays until the page says that it has it, so that an answer
 * that got lost loses nothing. Batches are heard once each, in order.
 */
export class RequestLine implements Carrier {
  #state: 'open' | 'closing' | 'over' = 'open'
  readonly #kept: { readonly number: number; readonly text: string; readonly bytes: number }[] = []
  #keptBytes = 0
  #told = 0
  #batch = 0
  #isNew = true
  #news = ''
  #listener: Listener | undefined
  #alone: NodeJS.Timeout | undefined
  #flushing: NodeJS.Immediate | undefined
  #ears: Ears | undefined
  readonly #forget: () => void

  /** `forget` is called when nobody can find this line any more. */
  constructor(forget: () => void) {
    this.#forget = forget
  }

  listenWith(ears: Ears): void {
    this.#ears = ears
  }

  isOpen(): boolean {
    return this.#state === 'open'
  }

  waiting(): number {
    return this.#keptBytes
  }

  send(text: string): void {
    this.#told += 1
    const bytes = Buffer.byteLength(text)
    this.#kept.push({ number: this.#told, text, bytes })
    this.#keptBytes += bytes
    this.#flushSoon()
  }

  probe(): void {
    this.#news = '?\n'
    this.#flushSoon()
  }

  close(): void {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    this.#flush()
    this.#ears?.gone()
    // Whoever lost the answer asks again, and must hear why it is over rather than come back.
    clearTimeout(this.#alone)
    this.#alone = setTimeout(() => this.cut(), grace)
  }

  cut(): void {
    if (this.#state === 'over') return
    const wasOpen = this.#state === 'open'
    this.#state = 'over'
    clearTimeout(this.#alone)
    clearImmediate(this.#flushing)
    this.#listener?.response.destroy()
    this.#forget()
    if (wasOpen) this.#ears?.gone()
  }

  /** The page listens; an older answer that was still open ends. Gives false for a page that has what was never told. */
  listen(response: ServerResponse, { after, isStreamed }: Omit<ListenRequest, 'line'>): boolean {
    if (after > this.#told) return false
    this.#drop(after)
    this.#listener?.response.end()
    const listener = { response, isStreamed, written: after }
    this.#listener = listener
    if (this.#state === 'open') clearTimeout(this.#alone)
    response.on('error', () => undefined)
    response.on('close', () => this.#lose(listener))
    this.#ears?.alive()
    // Told at once, so that the page knows whether anything comes through before the answer ends.
    if (isStreamed || this.#isNew) this.#news += '+\n'
    this.#isNew = false
    this.#flush()
    return true
  }

  /** Gives false for a batch that is out of order, and for a line that is over. */
  say({ batch, after, frames }: Omit<SayRequest, 'line'>): boolean {
    if (this.#state !== 'open' || after > this.#told) return false
    if (batch !== this.#batch && batch !== this.#batch + 1) return false
    const isNew = batch !== this.#batch
    this.#batch = batch
    this.#drop(after)
    this.#ears?.alive()
    for (const text of isNew ? frames : []) if (this.isOpen()) this.#ears?.heard(text)
    return true
  }

  #lose(listener: Listener): void {
    if (this.#listener !== listener) return
    this.#listener = undefined
    if (this.#state === 'open') this.#alone = setTimeout(() => this.cut(), grace)
  }

  #drop(after: number): void {
    while (this.#kept[0] && this.#kept[0].number <= after) this.#keptBytes -= this.#kept.shift()?.bytes ?? 0
  }

  /** What is told in one turn goes in one piece: an answer that ends with the first news would else bring one frame. */
  #flushSoon(): void {
    this.#flushing ??= setImmediate(() => this.#flush())
  }

  #flush(): void {
    clearImmediate(this.#flushing)
    this.#flushing = undefined
    const listener = this.#listener
    if (!listener) return
    const text = this.#textFor(listener)
    if (text === '') return
    listener.written = this.#told
    if (listener.isStreamed && this.#state === 'open') listener.response.write(text)
    else listener.response.end(text)
  }

  #textFor({ written }: Listener): string {
    const frames = this.#kept.filter(({ number }) => number > written)
    const told = frames.map(({ number, text }) => `${number} ${text}\n`).join('')
    const text = `${this.#news}${told}${this.#state === 'closing' ? '-\n' : ''}`
    this.#news = ''
    return text
  }
}
