import { localMoment } from '../../domain/local-moment.ts'
import type { LocalDate } from '../../domain/opening-plan.ts'
import { type CheckedOn, lastCheckedOf, type Referral, withChecks } from '../../domain/referral.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ReferralsAnswer } from '../../protocol/referral-checks.ts'
import type { Audited } from '../audit/audit-log.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Account } from '../staff/people.ts'

/** A day on which somebody saw that the hours of a service are right. */
export interface ReferralCheck {
  readonly referral: string
  readonly day: LocalDate
  readonly by: string
}

/** The checks in the main store, inside one transaction. */
export interface ReferralCheckBook {
  /** The newest of each service. */
  newest(): Promise<readonly ReferralCheck[]>
  /** Over an earlier check of the same service and day. */
  put(check: ReferralCheck): Promise<void>
  remove(referral: string, day: LocalDate): Promise<void>
}

interface Deps {
  readonly commit: Commit<Audited & { referralChecks: ReferralCheckBook }>
  readonly referrals: readonly Referral[]
  readonly zone: string
  readonly clock: Clock
}

/**
 * [RF7] The services with the days on which coordinators looked them up. Read once at the start and kept in memory,
 * because everybody's "nu open" asks for it; a press is on the disk before it counts.
 */
export class ReferralChecks {
  readonly #deps: Deps
  #newest: readonly ReferralCheck[] = []
  #now: readonly Referral[]

  constructor(deps: Deps) {
    this.#deps = deps
    this.#now = deps.referrals
  }

  /** The services as they count now. Another list after every press. */
  get now(): readonly Referral[] {
    return this.#now
  }

  async recall(): Promise<void> {
    this.#count(await this.#deps.commit(({ referralChecks }) => referralChecks.newest()))
  }

  /** "Vandaag nagekeken", or not after all: then the day before it counts again. Refused: not-yours, for another id. */
  async check(
    referral: string,
    isChecked: boolean,
    { id: actor, name: by }: Pick<Account, 'id' | 'name'>,
  ): Promise<Refused | undefined> {
    const { commit, referrals } = this.#deps
    if (!referrals.some(({ id }) => id === referral)) return refuse('not-yours')
    const day = this.#today()
    const newest = await commit(async ({ referralChecks, auditLog }) => {
      if (isChecked) await referralChecks.put({ referral, day, by })
      else await referralChecks.remove(referral, day)
      await auditLog.append({ actor, action: 'referral-checked', object: referral })
      return referralChecks.newest()
    })
    this.#count(newest)
    return undefined
  }

  /** For who looks them up. */
  told(): ReferralsAnswer {
    const checkOf = new Map(this.#newest.map(check => [check.referral, check]))
    const referrals = this.#now.map(referral => {
      const check = checkOf.get(referral.id)
      const checked = check ? { day: check.day, by: check.by } : null
      return { id: referral.id, lastChecked: lastCheckedOf(referral), checked }
    })
    return { today: this.#today(), referrals }
  }

  #today(): LocalDate {
    const { zone, clock } = this.#deps
    return localMoment(zone, clock.now()).date
  }

  #count(newest: readonly ReferralCheck[]): void {
    this.#newest = newest
    const days: CheckedOn = new Map(newest.map(({ referral, day }) => [referral, day]))
    this.#now = withChecks(this.#deps.referrals, days)
  }
}
