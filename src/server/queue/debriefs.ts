import type { CounsellorId, Instant } from '../../domain/people.ts'

export interface Debrief {
  readonly id: CounsellorId
  readonly name: string
  readonly since: Instant
  /** The coordinator who will call. */
  readonly answeredBy: string | null
}

/** The evening is over by then. */
const keptFor = 12 * 60 * 60_000

/** [RG8] Who asked to talk about a heavy conversation: a name and a time, never which conversation. In memory only. */
export class Debriefs {
  readonly #asked = new Map<CounsellorId, Debrief>()

  /** Asked again after an answer it is a new one. */
  ask({ id, name }: Pick<Debrief, 'id' | 'name'>, now: Instant): void {
    const before = this.#asked.get(id)
    const since = before?.answeredBy === null ? before.since : now
    this.#asked.set(id, { id, name, since, answeredBy: null })
  }

  of(id: CounsellorId): Debrief | undefined {
    return this.#asked.get(id)
  }

  /** False when nobody asks (any more). */
  answer(id: CounsellorId, by: string): boolean {
    const asked = this.#asked.get(id)
    if (asked) this.#asked.set(id, { ...asked, answeredBy: by })
    return asked !== undefined
  }

  forget(id: CounsellorId): void {
    this.#asked.delete(id)
  }

  /** Those of this evening, who asked first at the top. */
  all(now: Instant): readonly Debrief[] {
    for (const { id, since } of this.#asked.values()) if (now - since >= keptFor) this.#asked.delete(id)
    return [...this.#asked.values()].sort((one, other) => one.since - other.since)
  }
}
