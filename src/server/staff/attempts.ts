import type { Instant } from '../../domain/people.ts'

const minute = 60_000
const remembered = 10_000

interface Failures {
  readonly count: number
  readonly notBefore: Instant
  readonly last: Instant
}

/**
 * [SI2] Who fails waits 1, 2, 4 … 60 seconds before the next try. Nobody is ever locked out for longer. `free` failures
 * cost nothing: a whole school may stand behind one address. After `forgottenAfter` without one all are forgotten.
 * `longest` is the longest wait, in milliseconds.
 */
export class Attempts {
  readonly #failures = new Map<string, Failures>()
  readonly #free: number
  readonly #forgottenAfter: number
  readonly #longest: number

  constructor(free = 0, forgottenAfter = Number.POSITIVE_INFINITY, longest = minute) {
    this.#free = free
    this.#forgottenAfter = forgottenAfter
    this.#longest = longest
  }

  /** Whether this name may try now. Counts as a failure until `succeeded`: guesses side by side must wait as well. */
  tries(name: string, now: Instant): boolean {
    if (this.waits(name, now)) return false
    this.count(name, now)
    return true
  }

  /** Whether this name has to wait before the next try. Counts nothing. */
  waits(name: string, now: Instant): boolean {
    return now < (this.#find(name, now)?.notBefore ?? 0)
  }

  /** Counts a try that may be. Gives whether it was one of those that cost nothing. */
  count(name: string, now: Instant): boolean {
    const before = this.#find(name, now)
    const count = (before?.count ?? 0) + 1
    const [oldest] = this.#failures.keys()
    if (!before && this.#failures.size >= remembered && oldest !== undefined) this.#failures.delete(oldest)
    const charged = count - this.#free
    const delay = charged <= 0 ? 0 : Math.min(this.#longest, 1000 * 2 ** (charged - 1))
    this.#failures.set(name, { count, notBefore: now + delay, last: now })
    return charged <= 0
  }

  /** This was the one who knows: earlier failures under this name were theirs. */
  succeeded(name: string): void {
    this.#failures.delete(name)
  }

  /** This one was right; what others did under the same name still counts. Gives whether it was one that cost nothing. */
  wasRight(name: string): boolean {
    const found = this.#failures.get(name)
    if (!found) return false
    if (found.count <= 1) this.#failures.delete(name)
    else this.#failures.set(name, { ...found, count: found.count - 1, notBefore: 0 })
    return found.count <= this.#free
  }

  #find(name: string, now: Instant): Failures | undefined {
    const found = this.#failures.get(name)
    return found && now < found.last + this.#forgottenAfter ? found : undefined
  }
}
