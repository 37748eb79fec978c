import { type ReadonlySignal, signal } from '@preact/signals'
import type { LocalDate } from '../../domain/opening-plan.ts'
import { daysLater, mondayOf } from '../../domain/shift.ts'
import type { RosterWeek } from '../../protocol/roster.ts'
import type { RosterAsks, RosterRefusal } from './roster-asks.ts'

/** The week that is shown. What was read stays in sight while it is read anew, and when that fails. */
export class WeekBook {
  readonly #asks: Pick<RosterAsks, 'week'>
  readonly #week = signal<RosterWeek | null>(null)
  readonly #monday
  readonly #isLoading = signal(false)
  readonly #failed = signal<RosterRefusal | null>(null)
  #asked = 0

  constructor(asks: Pick<RosterAsks, 'week'>, today: LocalDate) {
    this.#asks = asks
    this.#monday = signal(mondayOf(today))
  }

  /** Null until the first week was read, and while another week is. */
  get week(): ReadonlySignal<RosterWeek | null> {
    return this.#week
  }

  get monday(): ReadonlySignal<LocalDate> {
    return this.#monday
  }

  get isLoading(): ReadonlySignal<boolean> {
    return this.#isLoading
  }

  /** Why the last reading failed. */
  get failed(): ReadonlySignal<RosterRefusal | null> {
    return this.#failed
  }

  /** To the week of this date. */
  async go(date: LocalDate): Promise<void> {
    const monday = mondayOf(date)
    if (monday !== this.#monday.peek()) this.#week.value = null
    this.#monday.value = monday
    await this.again()
  }

  /** So many weeks further or back. */
  step(weeks: number): Promise<void> {
    return this.go(daysLater(this.#monday.peek(), 7 * weeks))
  }

  /** Reads the same week anew. An answer that comes after a later question is not shown. */
  async again(): Promise<void> {
    this.#asked += 1
    const own = this.#asked
    this.#isLoading.value = true
    const answer = await this.#asks.week(this.#monday.peek())
    if (own !== this.#asked) return
    this.#isLoading.value = false
    if ('refused' in answer) this.#failed.value = answer.refused
    else {
      this.#failed.value = null
      this.#week.value = answer
    }
  }
}
