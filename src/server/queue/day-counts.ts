import type { LocalDate } from '../../domain/opening-plan.ts'
import { type Outcome, outcomes } from '../../domain/outcome.ts'
import type { Commit } from '../commit.ts'

export type Counted = Outcome | 'over-45'

/** How often each thing happened on a day, inside one transaction of the main store. */
export interface DayCounts {
  add(day: LocalDate, what: Counted): Promise<void>
  of(day: LocalDate): Promise<ReadonlyMap<string, number>>
}

export interface Tally {
  readonly outcomes: Record<Outcome, number>
  readonly over45: number
}

/**
 * [QU13] Counts how it ended for everyone who came to the door, by day. In a transaction of its own: nothing ties a
 * count to a conversation (SE39, SE43).
 */
export class OutcomeCounter {
  readonly #commit: Commit<{ dayCounts: DayCounts }>
  readonly #today: () => LocalDate

  constructor(commit: Commit<{ dayCounts: DayCounts }>, today: () => LocalDate) {
    this.#commit = commit
    this.#today = today
  }

  async count(what: Counted): Promise<void> {
    await this.#commit(({ dayCounts }) => dayCounts.add(this.#today(), what))
  }

  async today(): Promise<Tally> {
    const found = await this.#commit(({ dayCounts }) => dayCounts.of(this.#today()))
    const counts = outcomes.map(outcome => [outcome, found.get(outcome) ?? 0] as const)
    return {
      outcomes: Object.fromEntries(counts) as Record<Outcome, number>,
      over45: found.get('over-45') ?? 0,
    }
  }
}
