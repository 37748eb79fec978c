import type { CounsellorId, Instant } from '../../domain/people.ts'
import type { DeskStatus } from '../../protocol/desk-frames.ts'

export interface OnDuty {
  readonly id: CounsellorId
  readonly name: string
  readonly status: DeskStatus
  readonly since: Instant
  /** After "nu niet": not rung before this instant (QU8). */
  readonly notBefore: Instant
}

/**
 * The counsellors who are at the desk now. In memory: a desk that connects says so itself, also after a restart.
 */
export class Duty {
  readonly #people = new Map<CounsellorId, OnDuty>()

  arrive(id: CounsellorId, name: string, status: DeskStatus, now: Instant): void {
    this.#people.set(id, { id, name, status, since: now, notBefore: 0 })
  }

  leave(id: CounsellorId): void {
    this.#people.delete(id)
  }

  find(id: CounsellorId): OnDuty | undefined {
    return this.#people.get(id)
  }

  set(id: CounsellorId, status: DeskStatus, now: Instant): void {
    const person = this.#people.get(id)
    if (person && person.status !== status) this.#people.set(id, { ...person, status, since: now })
  }

  /** [QU8] "Nu niet" is not a miss: still free, left in peace for a while. */
  rest(id: CounsellorId, until: Instant): void {
    const person = this.#people.get(id)
    if (person) this.#people.set(id, { ...person, notBefore: until })
  }

  /** [QU9] Who is rung first: free for the longest time. */
  nextFree(now: Instant): OnDuty | undefined {
    return [...this.#people.values()]
      .filter(person => person.status === 'free' && person.notBefore <= now)
      .sort((a, b) => a.since - b.since)[0]
  }

  /** Everyone but those who are away: the people a visitor may reach this evening. */
  reachable(): number {
    return [...this.#people.values()].filter(person => person.status !== 'away').length
  }

  isAnyoneFree(now: Instant): boolean {
    return this.nextFree(now) !== undefined
  }

  all(): readonly OnDuty[] {
    return [...this.#people.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}
