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
}

/**
 * The counsellors who are at the desk now. In memory: a desk that connects says so itself, also after a restart.
 */
export class Duty {
  readonly #people = new Map<CounsellorId, OnDuty>()

  arrive(person: Pick<OnDuty, 'id' | 'name' | 'disciplines' | 'status'>, now: Instant): void {
    const busyFrom = person.status === 'talking' ? now : null
    this.#people.set(person.id, { ...person, since: now, busyFrom, notBefore: 0, isCrisis: false })
  }

  leave(id: CounsellorId): void {
    this.#people.delete(id)
  }

  find(id: CounsellorId): OnDuty | undefined {
    return this.#people.get(id)
  }

  set(id: CounsellorId, status: DeskStatus, now: Instant): void {
    const person = this.#people.get(id)
    if (!person || person.status === status) return
    const isBusy = status === 'talking' || status === 'rounding-off'
    const busyFrom = isBusy ? (person.busyFrom ?? now) : null
    this.#people.set(id, { ...person, status, since: now, busyFrom, isCrisis: false })
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

  /** Everyone but those who are away: the people a visitor may reach this evening. */
  reachable(): readonly OnDuty[] {
    return this.all().filter(person => person.status !== 'away')
  }

  /** Everyone at a desk, "even weg" included. */
  all(): readonly OnDuty[] {
    return [...this.#people.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}
