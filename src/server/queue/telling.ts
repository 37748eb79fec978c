import type { Instant } from '../../domain/people.ts'
import type { WaitRange } from '../../domain/waiting-time.ts'
import type { Log } from '../log.ts'

/** Telling takes at most this share of the time, and whoever has to hear something hears it within a third of a second or so. */
const share = 1 / 5
const longestGap = 350

/**
 * [QU17] When places are told: at once when it is quiet, and else once for all that changed within a short while. One
 * take moves everyone behind it: told one by one, a long line would leave no time for anything else.
 */
export class Telling {
  readonly #tell: () => Promise<void>
  readonly #log: Pick<Log, 'broken'>
  #from: Instant | undefined
  #waits: readonly (WaitRange | undefined)[] = []
  #notBefore = 0
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isResting = false

  /** `tell` tells whatever is to be told at that moment. */
  constructor(tell: () => Promise<void>, log: Pick<Log, 'broken'>) {
    this.#tell = tell
    this.#log = log
  }

  /** Everyone in line with a ticket of this instant or later may stand elsewhere now. */
  changedFrom(ticketAt: Instant): void {
    this.#from = Math.min(ticketAt, this.#from ?? ticketAt)
  }

  /** From which ticket on places must be told; asking takes the task. `waits`: the ranges by place, as they are now. */
  take(waits: readonly (WaitRange | undefined)[]): Instant | undefined {
    const from = isSameAsFar(this.#waits, waits) ? this.#from : 0
    this.#waits = waits
    this.#from = undefined
    return from
  }

  /** Resolves when it was told, or when it will be by itself. */
  async soon(): Promise<void> {
    if (this.#isResting || this.#timer) return
    const early = this.#notBefore - performance.now()
    if (this.#running || early > 0) this.#timer = setTimeout(() => this.#later(), Math.max(0, early))
    else await this.#now()
  }

  /** Tells nothing more, and waits for what is being told: before the house closes. */
  async rest(): Promise<void> {
    this.#isResting = true
    clearTimeout(this.#timer)
    await this.#running?.catch(() => undefined)
  }

  async #later(): Promise<void> {
    await this.#running?.catch(() => undefined)
    const early = this.#notBefore - performance.now()
    this.#timer = !this.#isResting && early > 0 ? setTimeout(() => this.#later(), early) : undefined
    if (this.#isResting || this.#timer) return
    await this.#now().catch(error => this.#log.broken('telling-failed', error))
  }

  async #now(): Promise<void> {
    const begun = performance.now()
    this.#running = this.#tell()
    try {
      await this.#running
    } finally {
      this.#running = undefined
      const ended = performance.now()
      this.#notBefore = ended + Math.min(longestGap, (ended - begun) * (1 / share - 1))
    }
  }
}

/** Whether nobody's range differs, as far as both go; who is new at the end hears the own anyway. */
function isSameAsFar(
  before: readonly (WaitRange | undefined)[],
  now: readonly (WaitRange | undefined)[],
): boolean {
  const length = Math.min(before.length, now.length)
  for (let index = 0; index < length; index++)
    if (before[index]?.from !== now[index]?.from || before[index]?.to !== now[index]?.to) return false
  return before.length > 0 === now.length > 0
}
