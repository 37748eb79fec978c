import type { Candidate } from '../../domain/matching.ts'
import type { CounsellorId, Discipline, Instant } from '../../domain/people.ts'
import type { DeskStatus } from '../../protocol/desk-frames.ts'

export interface OnDuty {
  readonly id: CounsellorId
  readonly name: string
  readonly disciplines: readonly Discipline[]
  readonly status: DeskStatus
  readonly since: Instant
  /** Since when this conversation, rounding off included, keeps the counsellor from others. */
  readonly busyFrom: Instant | null
  /** After "nu niet": not rung before this instant (QU8). */
  readonly notBefore: Instant
  /** This conversation hides its clock (CV15). */
  readonly isCrisis: boolean
  /** Until when a pause, a breather or protected time was planned; null where nothing was. */
  readonly until: Instant | null
}

const resting: readonly DeskStatus[] = ['rounding-off', 'paused', 'breather']
/** A page that is loaded anew, or a line that broke, is back within this time. */
const rememberedFor = 3 * 60_000

/**
 * The counsellors who are at the desk now. In memory: a desk that connects says so itself, also after a restart.
 */
export class Duty {
  readonly #people = new Map<CounsellorId, OnDuty>()
  readonly #rested = new Map<CounsellorId, { readonly was: OnDuty; readonly at: Instant }>()

  /** [RG8] Who paused, breathed or rounded off a moment ago still does so: a new page takes nobody's time away. */
  arrive(person: Pick<OnDuty, 'id' | 'name' | 'disciplines' | 'status'>, now: Instant): void {
    const rested = this.#rested.get(person.id)
    const was =
      this.#people.get(person.id) ?? (rested && now - rested.at < rememberedFor ? rested.was : undefined)
    this.#rested.delete(person.id)
    const busyFrom = person.status === 'talking' ? now : null
    const anew = { ...person, since: now, busyFrom, notBefore: 0, isCrisis: false, until: null }
    const goesOn = person.status === 'away' && was && resting.includes(was.status)
    this.#people.set(person.id, goesOn ? { ...was, ...person, status: was.status } : anew)
  }

  leave(id: CounsellorId, now: Instant): void {
    const was = this.#people.get(id)
    this.#people.delete(id)
    if (was && resting.includes(was.status)) this.#rested.set(id, { was, at: now })
    for (const [other, { at }] of this.#rested) if (now - at >= rememberedFor) this.#rested.delete(other)
  }

  find(id: CounsellorId): OnDuty | undefined {
    return this.#people.get(id)
  }

  /** `until`: how long it is planned to be so. */
  set(id: CounsellorId, status: DeskStatus, now: Instant, until: Instant | null = null): void {
    const person = this.#people.get(id)
    if (!person) return
    if (person.status === status) return void this.#people.set(id, { ...person, until })
    const isBusy = status === 'talking' || status === 'rounding-off'
    const busyFrom = isBusy ? (person.busyFrom ?? now) : null
    this.#people.set(id, { ...person, status, since: now, busyFrom, isCrisis: false, until })
  }

  /** [CV15] Shown beside the name until this counsellor does something else. */
  setCrisis(id: CounsellorId, isCrisis: boolean): void {
    const person = this.#people.get(id)
    if (person?.status === 'talking') this.#people.set(id, { ...person, isCrisis })
  }

  /** [QU8] "Nu niet" is not a miss: still free, left in peace for a while. */
  rest(id: CounsellorId, until: Instant): void {
    const person = this.#people.get(id)
    if (person) this.#people.set(id, { ...person, notBefore: until })
  }

  /** [QU9] Those who may be rung now, whoever was free the longest first. */
  free(now: Instant): readonly Candidate[] {
    return this.all()
      .filter(person => person.status === 'free' && person.notBefore <= now)
      .map(({ id, disciplines, since }) => ({ id, disciplines, freeSince: since }))
      .sort((a, b) => a.freeSince - b.freeSince)
  }

  /** Everyone but those who are away: the people a visitor may reach this evening. A pause counts as long as it was planned. */
  reachable(now: Instant): readonly OnDuty[] {
    return this.all().filter(({ status, until }) => {
      const isPaused = status === 'paused' || status === 'breather'
      return status !== 'away' && (!isPaused || (until !== null && now < until))
    })
  }

  /** Everyone at a desk, "even weg" included. */
  all(): readonly OnDuty[] {
    return [...this.#people.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}
