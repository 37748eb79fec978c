import { type ReadonlySignal, signal } from '@preact/signals'

const toldEvery = 3_000
const seenFor = 6_000

/** Typing, in both directions: told every few seconds at most, and forgotten when nothing follows (SE21). */
export class TypingSigns {
  readonly #isPeerTyping = signal(false)
  readonly #tell: () => boolean
  #toldAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `tell` sends the plain frame and says whether it could. */
  constructor(tell: () => boolean) {
    this.#tell = tell
  }

  get isPeerTyping(): ReadonlySignal<boolean> {
    return this.#isPeerTyping
  }

  /** Called at every key press. */
  type(): void {
    const now = Date.now()
    if (now - this.#toldAt >= toldEvery && this.#tell()) this.#toldAt = now
  }

  /** A message was sent: what is typed next is new, and told at once. */
  startAnew(): void {
    this.#toldAt = 0
  }

  /** The other side types; the sign goes away by itself. */
  see(): void {
    clearTimeout(this.#timer)
    this.#isPeerTyping.value = true
    this.#timer = setTimeout(() => this.stop(), seenFor)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#isPeerTyping.value = false
  }
}
