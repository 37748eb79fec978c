import type { Override } from '../../domain/opening-plan.ts'
import type { Instant } from '../../domain/people.ts'
import type { Commit } from '../commit.ts'

/** What coordinators decided for the door on the spot. It holds over a restart. */
export interface Decisions {
  readonly overrides: readonly Override[]
  /** At most so many in the queue; null: by the rule (QU7). */
  readonly cap: number | null
  /** Shown on every open page. */
  readonly notice: string | null
}

export const nothingDecided: Decisions = { overrides: [], cap: null, notice: null }

/** The decisions as kept in the main store, inside one transaction. */
export interface DecisionBook {
  read(): Promise<Decisions>
  write(decisions: Decisions): Promise<void>
}

/**
 * [OH13] The decisions that hold now. Read once at the start and kept in memory, because every question at the door
 * asks for them; a change is on the disk before it holds.
 */
export class DecidedNow {
  #now: Decisions = nothingDecided
  readonly #commit: Commit<{ decisions: DecisionBook }>

  constructor(commit: Commit<{ decisions: DecisionBook }>) {
    this.#commit = commit
  }

  get now(): Decisions {
    return this.#now
  }

  async recall(): Promise<void> {
    this.#now = await this.#commit(({ decisions }) => decisions.read())
  }

  async decide(change: Partial<Decisions>): Promise<void> {
    const next = { ...this.#now, ...change }
    await this.#commit(({ decisions }) => decisions.write(next))
    this.#now = next
  }

  /** Decisions that are over are forgotten, so that the list does not grow. */
  async forgetPast(now: Instant): Promise<void> {
    const overrides = this.#now.overrides.filter(({ until }) => until === null || until > now)
    if (overrides.length < this.#now.overrides.length) await this.decide({ overrides })
  }
}
