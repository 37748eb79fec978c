/** From here on no new visitor is let in, so that those who talk do not feel it (security.md 5.5). Milliseconds. */
const tooMuch = 200
const lookEvery = 100
/** How much one look counts: one long turn is no trouble, several in a row are. */
const share = 0.3

export interface LoopLag {
  /** Whether this process is behind with its work. */
  isBehind(): boolean
  stop(): void
}

/** [WR8] How late this process comes to what it has to do, by a clock that never goes back (milliseconds). */
export class Lateness {
  #dueAt: number
  #late = 0

  constructor(now: number) {
    this.#dueAt = now + lookEvery
  }

  look(now: number): void {
    this.#late += share * (Math.max(0, now - this.#dueAt) - this.#late)
    this.#dueAt = now + lookEvery
  }

  get isTooMuch(): boolean {
    return this.#late > tooMuch
  }
}

export function watchLoopLag(): LoopLag {
  const lateness = new Lateness(performance.now())
  const looking = setInterval(() => lateness.look(performance.now()), lookEvery)
  looking.unref()
  return { isBehind: () => lateness.isTooMuch, stop: () => clearInterval(looking) }
}
