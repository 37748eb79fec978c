import type { AuditAction, AuditEntry } from '../../domain/audit-log.ts'
import type { Instant } from '../../domain/people.ts'

/** What somebody did, to be written down. */
export interface AuditAct {
  /** The id of an account, or `system` or `nobody`. */
  readonly actor: string
  readonly action: AuditAction
  readonly object?: string
  readonly times?: number
}

/** What somebody looks for; newest first. */
export interface AuditSearch {
  /** Only entries before this one; null: from the newest on. */
  readonly before: number | null
  /** Who did it, or to whom it was done. */
  readonly person: string | null
  /** Empty: all. */
  readonly actions: readonly AuditAction[]
  readonly most: number
}

/** Up to where the oldest entries are gone, and the seal that says so. */
export interface Pruned {
  readonly seq: number
  readonly hash: string
  readonly mac: string
}

/** An entry as it is found: whatever stands there, until it is verified. */
export type FoundEntry = Omit<AuditEntry, 'action'> & { readonly action: string }

/** The audit log in the main store, inside one transaction: the one of the act itself (AU1). */
export interface AuditLog {
  append(act: AuditAct): Promise<void>
  /** The same, unless exactly this was written down less than so many milliseconds ago, however often. */
  appendOnceIn(milliseconds: number, act: AuditAct): Promise<void>
  newest(): Promise<FoundEntry | undefined>
  /** The newest of an action. */
  newestOf(action: AuditAction): Promise<FoundEntry | undefined>
  find(seq: number): Promise<FoundEntry | undefined>
  search(asked: AuditSearch): Promise<readonly FoundEntry[]>
  /** The last that was written from the one instant until just before the other. */
  lastWithin(from: Instant, until: Instant): Promise<FoundEntry | undefined>
  pruned(): Promise<Pruned | undefined>
  /** Erases what is older, but never the newest entry; gives how many. */
  pruneBefore(at: Instant): Promise<number>
}

/** What every room has that writes into the log. */
export interface Audited {
  readonly auditLog: Pick<AuditLog, 'append' | 'appendOnceIn'>
}
