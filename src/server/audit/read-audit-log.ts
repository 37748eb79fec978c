import { actionsOf, type DayHead } from '../../domain/audit-log.ts'
import { localMoment } from '../../domain/local-moment.ts'
import type { AuditLogAnswer, AuditLogRequest } from '../../protocol/audit-log.ts'
import type { Commit } from '../commit.ts'
import type { AuditLog, FoundEntry } from './audit-log.ts'
import { type AuditSeal, noHash } from './audit-seal.ts'
import type { AuditDeps } from './prune-audit-log.ts'

export interface AuditReading extends Omit<AuditDeps, 'commit'> {
  readonly commit: Commit<{ auditLog: AuditLog; accounts: { all(): Promise<readonly Named[]> } }>
  readonly seal: AuditSeal
}

interface Named {
  readonly id: string
  readonly name: string
}

const onOnePage = 50
const headDays = 14
const day = 24 * 60 * 60_000
/** Paging, filtering and coming back are one reading. */
const oneReading = 15 * 60_000

/**
 * [AU10] [AU12] A page of the log, newest first, with the heads of the last days; that somebody reads is written first, so
 * that they see it. `seen` is answered with what stands there now.
 */
export async function readAuditLog(
  { commit, clock, zone, keptDays, seal }: AuditReading,
  reader: string,
  { before, person, kind, seen }: AuditLogRequest,
): Promise<AuditLogAnswer> {
  return commit(async ({ auditLog, accounts }) => {
    await auditLog.appendOnceIn(oneReading, { actor: reader, action: 'audit-log-read' })
    const actions = kind === null ? [] : actionsOf(kind)
    const found = await auditLog.search({ before, person, actions, most: onOnePage + 1 })
    const shown = found.slice(0, onOnePage)
    const people = (await accounts.all()).map(({ id, name }) => ({ id, name }))
    return {
      ...{ entries: [...shown], hasMore: found.length > onOnePage, people, keptDays },
      heads: headsOf(await auditLog.hashesSince(clock.now() - headDays * day), zone),
      brokenAt: await brokenAmong(auditLog, seal, shown),
      seen: seen === null ? null : await whatStandsAt(auditLog, seen),
    }
  })
}

/** The last of each day, the newest day first. */
function headsOf(hashes: readonly Pick<FoundEntry, 'seq' | 'at' | 'hash'>[], zone: string): DayHead[] {
  const heads = new Map<string, DayHead>()
  // A day of the wall begins on a quarter of an hour everywhere: the calendar is asked once for each, and not for each entry.
  const days = new Map<number, string>()
  for (const { seq, at, hash } of hashes) {
    const quarter = Math.floor(at / (15 * 60_000))
    const date = days.get(quarter) ?? localMoment(zone, at).date
    days.set(quarter, date)
    heads.set(date, { day: date, seq, hash })
  }
  return [...heads.values()].sort((one, other) => other.seq - one.seq)
}

/** [AU10] The first of these that does not stand unchanged after the one before it: nobody has to ask for that. */
async function brokenAmong(
  log: AuditLog,
  seal: AuditSeal,
  shown: readonly FoundEntry[],
): Promise<number | null> {
  const pruned = await log.pruned()
  for (const entry of shown.toReversed()) {
    const before = (await log.find(entry.seq - 1)) ?? (pruned?.seq === entry.seq - 1 ? pruned : undefined)
    const hash = before?.hash ?? (entry.seq === 1 ? noHash : undefined)
    if (hash === undefined || !seal.follows(hash, entry)) return entry.seq
  }
  return null
}

/** [AU13] The hash of that entry now; null: it is not there. `isPruned`: its days are over, so that nothing can be said. */
async function whatStandsAt(log: AuditLog, seq: number): Promise<AuditLogAnswer['seen']> {
  const pruned = await log.pruned()
  if (pruned && seq < pruned.seq) return { hash: null, isPruned: true }
  const hash = pruned?.seq === seq ? pruned.hash : (await log.find(seq))?.hash
  return { hash: hash ?? null, isPruned: false }
}
