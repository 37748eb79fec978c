import { type ReadonlySignal, signal } from '@preact/signals'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { ThreadLine } from '../shared/thread-line.ts'

/** What was said and what happened, in order: lines are only ever added, until all of them are erased. */
export class ConversationLines {
  readonly #lines = signal<readonly ThreadLine[]>([])
  readonly #onItsWay = new Map<number, string>()
  #count = 0

  get all(): ReadonlySignal<readonly ThreadLine[]> {
    return this.#lines
  }

  addEvent(text: string): void {
    this.#add({ kind: 'event', text, ...this.#next() })
  }

  addTheirs(text: string): void {
    this.#add({ kind: 'said', by: 'other', text, isOnItsWay: false, ...this.#next() })
  }

  /** Adds own words that are on their way; gives the key of the line. */
  addMine(text: string): string {
    const next = this.#next()
    this.#add({ kind: 'said', by: 'me', text, isOnItsWay: true, ...next })
    return next.key
  }

  /** The line with this key travels as this sealed message. */
  send(key: string, { q }: SealedMessage): void {
    this.#onItsWay.set(q, key)
  }

  /** The server has accepted the own message with this count. */
  accept(q: number): void {
    const key = this.#onItsWay.get(q)
    if (key === undefined) return
    this.#onItsWay.delete(q)
    this.#lines.value = this.#lines.value.map(line =>
      line.key === key && line.kind === 'said' ? { ...line, isOnItsWay: false } : line,
    )
  }

  erase(): void {
    this.#lines.value = []
    this.#onItsWay.clear()
  }

  #add(line: ThreadLine): void {
    this.#lines.value = [...this.#lines.value, line]
  }

  #next(): { key: string; at: number } {
    this.#count += 1
    return { key: String(this.#count), at: Date.now() }
  }
}
