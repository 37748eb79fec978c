import type { LocalMoment } from '../../domain/opening-plan.ts'
import type { CounsellorId, Instant } from '../../domain/people.ts'
import type { Registration } from '../../domain/registration.ts'
import type { ClosingForm } from '../../protocol/registration.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'

/** What was registered, inside one transaction. No row can be tied to a conversation or a person (RG5). */
export interface Registrations {
  /** Keeps it; one with the same id is replaced. Gives whether it is a new one. */
  put(registration: Registration): Promise<boolean>
  /** Those of a school year, in no order that tells anything. */
  of(schoolYear: string): Promise<readonly Registration[]>
}

export interface Sums {
  readonly conversations: number
  readonly minutes: number
}

/** What somebody did, for that person alone: this day and this school year, and nothing of days before (RG6). */
export interface OwnCount {
  readonly schoolYear: string
  readonly inYear: Sums
  readonly day: string
  readonly onDay: Sums
}

export interface OwnCountBook {
  find(account: CounsellorId): Promise<OwnCount | undefined>
  put(account: CounsellorId, count: OwnCount): Promise<void>
}

/** What the acts of the registrations need. */
export interface RegistrationDeps {
  readonly commit: Commit<{ registrations: Registrations; ownCounts: OwnCountBook }>
  readonly clock: Clock
  readonly form: ClosingForm
  /** Ids of the services that this helpline refers to. */
  readonly referrals: readonly string[]
  /** In milliseconds: what is longer counts as over 45. */
  readonly plannedTime: number
  /** The wall calendar and clock of the helpline. */
  readonly localAt: (instant: Instant) => LocalMoment
}
