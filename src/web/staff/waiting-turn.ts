import { type ReadonlySignal, signal } from '@preact/signals'

const longest = 60

/**
 * [SI2] [SI49] Who guessed wrong waits 1, 2, 4 … at most 60 seconds, as the server has it: the page counts with it and says
 * how long, so that nobody presses in vain.
 */
export class WaitingTurn {
  readonly #seconds = signal(0)
  #failures = 0
  #ticking: ReturnType<typeof setInterval> | undefined

  /** Seconds until the next try makes sense; 0 when it does now. */
  get seconds(): ReadonlySignal<number> {
    return this.#seconds
  }

  failed(): void {
    this.#failures += 1
    this.#seconds.value = Math.min(longest, 2 ** (this.#failures - 1))
    this.#ticking ??= setInterval(() => this.#tick(), 1_000)
  }

  succeeded(): void {
    this.#failures = 0
    this.#seconds.value = 0
    this.#stop()
  }

  #tick(): void {
    this.#seconds.value = Math.max(0, this.#seconds.value - 1)
    if (this.#seconds.value === 0) this.#stop()
  }

  #stop(): void {
    clearInterval(this.#ticking)
    this.#ticking = undefined
  }
}
