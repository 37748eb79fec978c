import type { Override } from '../../domain/opening-plan.ts'
import type { CounsellorId, Instant } from '../../domain/people.ts'
import type { AuditAct, Audited } from '../audit/audit-log.ts'
import type { Commit } from '../commit.ts'

/** What coordinators decided for the door on the spot. It holds over a restart. */
export interface Decisions {
  readonly overrides: readonly Override[]
  /** At most so many in the queue; null: by the rule (QU7). */
  readonly cap: number | null
  /** Shown on every open page. */
  readonly notice: string | null
  readonly pointPerson: PointPerson | null
}

/** Who is "aanspreekpunt" on one day: an alarm goes to that desk first (AL14). */
export interface PointPerson {
  readonly id: CounsellorId
  readonly name: string
  /** Of the wall calendar, as `2026-11-16`. */
  readonly day: string
}

export const nothingDecided: Decisions = { overrides: [], cap: null, notice: null, pointPerson: null }

/** The decisions as kept in the main store, inside one transaction. */
export interface DecisionBook {
  read(): Promise<Decisions>
  write(decisions: Decisions): Promise<void>
}

export interface DecisionStores extends Audited {
  readonly decisions: DecisionBook
}

/**
 * [OH13] The decisions that hold now. Read once at the start and kept in memory, because every question at the door
 * asks for them; a change is on the disk before it holds.
 */
export class DecidedNow {
  #now: Decisions = nothingDecided
  #deciding: Promise<unknown> = Promise.resolve()
  readonly #commit: Commit<DecisionStores>

  constructor(commit: Commit<DecisionStores>) {
    this.#commit = commit
  }

  get now(): Decisions {
    return this.#now
  }

  async recall(): Promise<void> {
    this.#now = await this.#commit(({ decisions }) => decisions.read())
  }

  /** One after the other: two decisions at once must not undo each other. `act`: null where nobody decided, but the clock. */
  decide(change: (now: Decisions) => Partial<Decisions>, act: AuditAct | null): Promise<void> {
    const decided = this.#deciding.then(async () => {
      const next = { ...this.#now, ...change(this.#now) }
      await this.#commit(async ({ decisions, auditLog }) => {
        await decisions.write(next)
        if (act) await auditLog.append(act)
      })
      this.#now = next
    })
    this.#deciding = decided.catch(() => undefined)
    return decided
  }

  /** Decisions that are over are forgotten, so that the list does not grow. `today` is on the wall calendar. */
  async forgetPast(now: Instant, today: string): Promise<void> {
    const { pointPerson } = this.#now
    if (pointPerson !== null && pointPerson.day !== today)
      await this.decide(() => ({ pointPerson: null }), null)
    const isOver = ({ until }: Override) => until !== null && until <= now
    if (this.#now.overrides.some(isOver))
      await this.decide(({ overrides }) => ({ overrides: overrides.filter(one => !isOver(one)) }), null)
  }
}
