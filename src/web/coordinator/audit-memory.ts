import { retentionTerms } from '../../domain/retention.ts'
import type { AuditLogAnswer } from '../../protocol/audit-log.ts'
import type { OwnContent } from '../staff/own-content.ts'

type AuditSeen = NonNullable<OwnContent['auditSeen']>

const day = 24 * 60 * 60_000

/**
 * [AU13] Whether an answer goes with the entry that this page remembers. It stands there still, wherever the answer names
 * it, and nothing newer is missing. Or its days are over by this page's clock: then nothing can be said of it.
 */
export function goesWith(seen: AuditSeen, answer: AuditLogAnswer, now: number): boolean {
  if (contradicts(seen, answer)) return false
  return answer.seen?.isPruned ? isOver(seen, now) : answer.seen?.hash === seen.hash
}

/** [AU13] What is shown has another entry in its place, or ends before it. */
export function contradicts(seen: AuditSeen, { entries, heads }: Shown): boolean {
  const isShort = (heads[0]?.seq ?? 0) < seen.seq
  return isShort || [...entries, ...heads].some(({ seq, hash }) => seq === seen.seq && hash !== seen.hash)
}

/**
 * No helpline keeps the log for less than the shortest term. The term of now says nothing: it may have been raised after
 * the entry went, and it is the server's word. A day of grace for both clocks.
 */
function isOver({ at }: AuditSeen, now: number): boolean {
  return at !== null && now - at >= (retentionTerms.auditLog.shortest - 1) * day
}

type Shown = Pick<AuditLogAnswer, 'entries' | 'heads'>

/**
 * [AU10] The first entry of what is shown that does not go with the rest: numbers go down, one by one where all are shown
 * (`isAll`), from the newest head; and an entry has one hash. Null: all do. The chain itself only the server can follow.
 */
export function firstMisfit({ entries, heads }: Shown, isAll: boolean): number | null {
  const hashes = new Map(heads.map(({ seq, hash }) => [seq, hash]))
  const [newest] = heads
  if (isAll && entries[0]?.seq !== newest?.seq) return entries[0]?.seq ?? newest?.seq ?? null
  const misfit =
    heads.find(({ seq }, index) => seq <= (heads[index + 1]?.seq ?? 0)) ??
    entries.find(({ seq, hash }, index) => {
      const next = entries[index + 1]?.seq ?? seq - 1
      const follows = isAll ? next === seq - 1 : next < seq
      return !follows || (hashes.get(seq) ?? hash) !== hash
    })
  return misfit?.seq ?? null
}
