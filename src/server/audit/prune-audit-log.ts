import { systemActor } from '../../domain/audit-log.ts'
import { localMoment } from '../../domain/local-moment.ts'
import type { LocalDate } from '../../domain/opening-plan.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { AuditLog } from './audit-log.ts'

export interface AuditDeps {
  readonly commit: Commit<{ auditLog: AuditLog }>
  readonly clock: Clock
  /** Of the helpline's wall clock. */
  readonly zone: string
  /** Days that an entry is kept (AU20). */
  readonly keptDays: number
}

const day = 24 * 60 * 60_000

/** [AU20] [RT11] Erases entries whose days are over, and their bytes; the chain can be followed from there. Looks once a day. */
export function pruneAuditLog(
  { commit, clock, zone, keptDays }: AuditDeps,
  eraseJournal: () => Promise<void>,
): () => Promise<void> {
  let lookedOn: LocalDate = ''
  return async () => {
    const now = clock.now()
    const today = localMoment(zone, now).date
    if (today === lookedOn) return
    const gone = await commit(async ({ auditLog }) => {
      const times = await auditLog.pruneBefore(now - keptDays * day)
      if (times > 0) await auditLog.append({ actor: systemActor, action: 'audit-log-pruned', times })
      return times
    })
    lookedOn = today
    if (gone > 0) await eraseJournal()
  }
}
