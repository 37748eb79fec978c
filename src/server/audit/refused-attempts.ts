import type { AuditAction } from '../../domain/audit-log.ts'
import type { Instant } from '../../domain/people.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Audited } from './audit-log.ts'

type RefusedAction = Extract<AuditAction, 'sign-in-refused' | 'proof-refused'>

interface Counted {
  readonly action: RefusedAction
  readonly actor: string
  readonly object: string
  times: number
}

/** Of one name at most one entry in so many milliseconds: who hammers at the door must not fill the disk. */
const apart = 60_000

/**
 * [AU4] Refused sign-ins and proofs, written by the sweep and not at once: whether a name is here must not be heard from how
 * long the answer takes. What follows within a minute is counted into the next entry.
 */
export class RefusedAttempts {
  readonly #commit: Commit<Audited>
  readonly #clock: Clock
  readonly #counted = new Map<string, Counted>()
  readonly #writtenAt = new Map<string, Instant>()

  constructor(commit: Commit<Audited>, clock: Clock) {
    this.#commit = commit
    this.#clock = clock
  }

  /** Somebody was refused: `actor` is who they are when that is known, `object` whose account it was. */
  note(action: RefusedAction, actor: string, object: string): void {
    const key = `${action}:${actor}:${object}`
    const counted = this.#counted.get(key)
    if (counted) counted.times += 1
    else this.#counted.set(key, { action, actor, object, times: 1 })
  }

  /** Writes what may be written by now. */
  async sweep(): Promise<void> {
    const now = this.#clock.now()
    for (const [key, at] of this.#writtenAt) if (now >= at + apart || now < at) this.#writtenAt.delete(key)
    await this.#write([...this.#counted].filter(([key]) => !this.#writtenAt.has(key)))
  }

  /** Writes all of it: the house closes. */
  async rest(): Promise<void> {
    await this.#write([...this.#counted])
  }

  async #write(due: readonly (readonly [string, Counted])[]): Promise<void> {
    if (due.length === 0) return
    for (const [key] of due) this.#counted.delete(key)
    try {
      await this.#commit(async ({ auditLog }) => {
        for (const [, counted] of due) await auditLog.append(counted)
      })
    } catch (cause) {
      for (const [, { action, actor, object, times }] of due)
        for (let count = 0; count < times; count++) this.note(action, actor, object)
      throw cause
    }
    for (const [key] of due) this.#writtenAt.set(key, this.#clock.now())
  }
}
