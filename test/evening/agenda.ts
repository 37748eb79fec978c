import type { Instant } from '../../src/domain/people.ts'

interface Appointment {
  readonly at: Instant
  readonly number: number
  readonly act: () => void
}

/** The fake clock: everything that will happen, in the order of time, and of asking where the time is the same. */
export class Agenda {
  now: Instant
  readonly #heap: Appointment[] = []
  #number = 0

  constructor(start: Instant) {
    this.now = start
  }

  /** Whole milliseconds, as the house counts them; never in the past. */
  after(milliseconds: number, act: () => void): void {
    this.at(this.now + Math.round(milliseconds), act)
  }

  at(instant: Instant, act: () => void): void {
    this.#number += 1
    this.#heap.push({ at: Math.max(this.now, instant), number: this.#number, act })
    this.#rise(this.#heap.length - 1)
  }

  /** Does the next thing. False when there is nothing left to do. */
  step(): boolean {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (!first || !last) return false
    if (first !== last) {
      this.#heap[0] = last
      this.#sink()
    }
    this.now = first.at
    first.act()
    return true
  }

  /** Whether all of this instant has happened. */
  get isInstantOver(): boolean {
    const next = this.#heap[0]
    return !next || next.at > this.now
  }

  #rise(from: number): void {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#swapIfEarlier(index, parent)) return
      index = parent
    }
  }

  #sink(): void {
    let index = 0
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2]
      const child = isBefore(this.#heap[right], this.#heap[left]) ? right : left
      if (!this.#swapIfEarlier(child, index)) return
      index = child
    }
  }

  #swapIfEarlier(lower: number, upper: number): boolean {
    const [below, above] = [this.#heap[lower], this.#heap[upper]]
    if (!below || !above || !isBefore(below, above)) return false
    this.#heap[lower] = above
    this.#heap[upper] = below
    return true
  }
}

function isBefore(one: Appointment | undefined, other: Appointment | undefined): boolean {
  if (!one || !other) return one !== undefined
  return one.at < other.at || (one.at === other.at && one.number < other.number)
}
