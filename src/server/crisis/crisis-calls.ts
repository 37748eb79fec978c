import type { Limits } from '../../domain/limits.ts'
import type { CounsellorId, Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { AlarmPerson } from '../alarm/read-alarm-people.ts'
import { isTold, tellPerson } from '../alarm/tell-person.ts'
import type { Ways } from '../alarm/way.ts'
import { type Attempt, whoseTurn } from '../alarm/whose-turn.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

export interface CrisisCallDeps extends Ways {
  /** The list of the alarm, in the order of telling. */
  readonly people: readonly AlarmPerson[]
  /** Whether this counsellor is in a crisis now; undefined: not at a desk now. */
  readonly isInCrisis: (counsellor: CounsellorId) => boolean | undefined
  readonly inCrisis: () => readonly CounsellorId[]
  /** Whether a coordinator has the live board open. */
  readonly isWatched: () => boolean
  readonly limits: Pick<Limits, 'alarmNext' | 'alarmAgain' | 'interrupted'>
  readonly clock: Clock
  readonly log: Log
}

interface Call {
  readonly since: Instant
  /** When this counsellor was last seen in it: a page that is loaded anew begins no other call. */
  seenAt: Instant
  answeredBy: string | null
}

/** [CR3] A press that was a mistake can be taken back for so long before anyone outside the house is told. */
const undoneWithin = 10_000

/**
 * Counsellors who are in a crisis and the coordinators' answer to them. A board that is open shows it by itself; here
 * people are told who do not look at one. In memory: after a restart the crisis of the conversation begins the call anew.
 */
export class CrisisCalls {
  readonly #deps: CrisisCallDeps
  readonly #calls = new Map<CounsellorId, Call>()
  /** Of each person, also in earlier calls: a crisis that is switched on and off wakes nobody every minute. */
  readonly #attempts: (Attempt | null)[]
  #turn = 0
  #lastToldAt: Instant | null = null
  #telling: Promise<void> | null = null

  constructor(deps: CrisisCallDeps) {
    this.#deps = deps
    this.#attempts = deps.people.map(() => null)
  }

  /** [CR4] Who said "ik ben er voor jou" to this counsellor, in this crisis. */
  answeredBy(counsellor: CounsellorId): string | null {
    return this.#calls.get(counsellor)?.answeredBy ?? null
  }

  /** [CR4] "Ik ben er voor jou". The first answer stands. Refuses `expired` when there is no crisis any more. */
  answer(counsellor: CounsellorId, by: string): Refused | undefined {
    if (!this.#deps.isInCrisis(counsellor)) return refuse('expired')
    const call = this.#see(counsellor)
    if (call.answeredBy !== null) return undefined
    call.answeredBy = by
    this.#deps.log.event('crisis-answered')
    return undefined
  }

  /** [CR3] Follows who is in a crisis, and tells whose turn it is. It does not wait for the sending. */
  async sweep(): Promise<void> {
    this.#follow()
    if (this.#telling) return
    const now = this.#deps.clock.now()
    if (!this.#isSomebodyAlone(now)) {
      this.#turn = 0
      this.#lastToldAt = null
      return
    }
    if (this.#lastToldAt !== null && now - this.#lastToldAt < this.#deps.limits.alarmNext) return
    const place = whoseTurn(this.#attempts, this.#turn, now, this.#deps.limits)
    if (place === null) return
    this.#telling = this.#tell(place, now).finally(() => {
      this.#telling = null
    })
  }

  /** When nothing is being sent any more. */
  async rest(): Promise<void> {
    await this.#telling
  }

  #see(counsellor: CounsellorId): Call {
    const now = this.#deps.clock.now()
    const known = this.#calls.get(counsellor)
    const call = known ?? { since: now, seenAt: now, answeredBy: null }
    if (!known) this.#deps.log.event('crisis-began')
    call.seenAt = now
    this.#calls.set(counsellor, call)
    return call
  }

  #follow(): void {
    const { inCrisis, isInCrisis, clock, limits } = this.#deps
    for (const counsellor of inCrisis()) this.#see(counsellor)
    for (const [counsellor, { seenAt }] of this.#calls) {
      const isGone = isInCrisis(counsellor) === undefined && clock.now() - seenAt < limits.interrupted
      if (!isGone && !isInCrisis(counsellor)) this.#calls.delete(counsellor)
    }
  }

  /** A board that is open has two minutes to answer. */
  #isSomebodyAlone(now: Instant): boolean {
    const { isInCrisis, isWatched, limits } = this.#deps
    const patience = isWatched() ? limits.alarmNext : undoneWithin
    return [...this.#calls].some(
      ([counsellor, { since, answeredBy }]) =>
        answeredBy === null && isInCrisis(counsellor) === true && now - since >= patience,
    )
  }

  async #tell(place: number, now: Instant): Promise<void> {
    const { people, log } = this.#deps
    const person = people[place]
    if (!person) return
    const told = await tellPerson(this.#deps, person, place + 1, 'counsellor-needs-you')
    this.#attempts[place] = { at: now, isTold: isTold(told) }
    this.#turn = place + 1
    if (!isTold(told)) return
    this.#lastToldAt = now
    log.event('crisis-told', { place: place + 1 })
  }
}
