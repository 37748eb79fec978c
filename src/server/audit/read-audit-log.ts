import { actionsOf, type DayHead } from '../../domain/audit-log.ts'
import { localMoment } from '../../domain/local-moment.ts'
import { timeOnWall } from '../../domain/opening-hours.ts'
import type { Instant } from '../../domain/people.ts'
import type { AuditLogAnswer, AuditLogRequest } from '../../protocol/audit-log.ts'
import type { Commit } from '../commit.ts'
import type { AuditLog, FoundEntry, Pruned } from './audit-log.ts'
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
const daysBefore = 14
const wholeDay = { from: '00:00', to: '24:00' } as const
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
      heads: await headsOf(auditLog, clock.now(), zone),
      brokenAt: await brokenAmong(auditLog, seal, shown),
      seen: seen === null ? null : await whatStandsAt(auditLog, seal, seen),
    }
  })
}

/** [AU11] The newest entry, and the last of this day and of each of the days before, the newest first. */
async function headsOf(log: AuditLog, now: Instant, zone: string): Promise<DayHead[]> {
  const last = [await log.newest()]
  let date = localMoment(zone, now).date
  for (let count = 0; count <= daysBefore; count++) {
    const { from, to } = timeOnWall(zone, date, wholeDay)
    last.push(await log.lastWithin(from, to))
    date = localMoment(zone, from - 1).date
  }
  const heads = new Map<string, DayHead>()
  for (const found of last) {
    if (!found) continue
    const { seq, at, hash } = found
    const { date: day } = localMoment(zone, at)
    if (!heads.has(day)) heads.set(day, { day, seq, hash })
  }
  return [...heads.values()].sort((one, other) => other.seq - one.seq)
}

/** [AU10] The first of these that does not stand unchanged after the one before it: nobody has to ask for that. */
async function brokenAmong(
  log: AuditLog,
  seal: AuditSeal,
  shown: readonly FoundEntry[],
): Promise<number | null> {
  const pruned = await sealedEnd(log, seal)
  for (const entry of shown.toReversed()) {
    const before = (await log.find(entry.seq - 1)) ?? (pruned?.seq === entry.seq - 1 ? pruned : undefined)
    const hash = before?.hash ?? (entry.seq === 1 ? noHash : undefined)
    if (hash === undefined || !seal.follows(hash, entry)) return entry.seq
  }
  return null
}

/** [AU13] The hash of that entry now; null: it is not there. `isPruned`: its days are over, so that nothing can be said. */
async function whatStandsAt(log: AuditLog, seal: AuditSeal, seq: number): Promise<AuditLogAnswer['seen']> {
  const pruned = await sealedEnd(log, seal)
  if (pruned && seq < pruned.seq) return { hash: null, isPruned: true }
  const hash = pruned?.seq === seq ? pruned.hash : (await log.find(seq))?.hash
  return { hash: hash ?? null, isPruned: false }
}

/** Up to where entries were pruned, by our own hand: who has only the database cannot seal another end (AU20). */
async function sealedEnd(log: AuditLog, seal: AuditSeal): Promise<Pruned | undefined> {
  const pruned = await log.pruned()
  return pruned && seal.isPruned(pruned) ? pruned : undefined
}
