import type { LocalDate } from '../../domain/opening-plan.ts'
import { type Outcome, outcomes } from '../../domain/outcome.ts'
import type { Commit } from '../commit.ts'

/** `survey-asked`: at the end of a conversation somebody was asked how it was. */
export type Counted = Outcome | 'over-45' | 'survey-asked'

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
  readonly #broken: (error: unknown) => void
  #owed: { day: LocalDate; what: Counted }[] = []

  constructor(
    commit: Commit<{ dayCounts: DayCounts }>,
    today: () => LocalDate,
    broken: (error: unknown) => void = () => {},
  ) {
    this.#commit = commit
    this.#today = today
    this.#broken = broken
  }

  /** [WR12] Never rejects: a count must not keep anyone from being heard or erased. What fails is counted with the next. */
  async count(what: Counted): Promise<void> {
    this.#owed.push({ day: this.#today(), what })
    await this.#settle().catch(this.#broken)
  }

  async #settle(): Promise<void> {
    const owed = this.#owed
    if (owed.length === 0) return
    this.#owed = []
    try {
      await this.#commit(async ({ dayCounts }) => {
        for (const { day, what } of owed) await dayCounts.add(day, what)
      })
    } catch (error) {
      this.#owed = [...owed, ...this.#owed]
      throw error
    }
  }

  async today(): Promise<Tally> {
    await this.#settle().catch(this.#broken)
    const found = await this.#commit(({ dayCounts }) => dayCounts.of(this.#today()))
    const counts = outcomes.map(outcome => [outcome, found.get(outcome) ?? 0] as const)
    return {
      outcomes: Object.fromEntries(counts) as Record<Outcome, number>,
      over45: found.get('over-45') ?? 0,
    }
  }
}
