import type { Kysely } from 'kysely'
import { type AuditEntry, auditTime } from '../../domain/audit-log.ts'
import type { Clock } from '../clock.ts'
import type { MainTables } from '../database/main-tables.ts'
import type { AuditAct, AuditLog } from './audit-log.ts'
import { type AuditSeal, noHash } from './audit-seal.ts'

interface Deps {
  readonly seal: () => AuditSeal
  readonly clock: Clock
}

/** An id, a name of a file, a mark: nothing that somebody could have typed as a sentence. */
const nameable = /^[A-Za-z0-9_.:/-]{0,100}$/

/**
 * The audit log in the main database. Transactions of the main store come one after the other, on PostgreSQL by a lock
 * that each takes first, so that the last entry read here is the one that the next stands on.
 */
export function auditLogStore(trx: Kysely<MainTables>, { seal, clock }: Deps): AuditLog {
  const rows = () => trx.selectFrom('audit_log').selectAll()
  const prunedRow = () => trx.selectFrom('audit_pruned').selectAll().executeTakeFirst()
  const newest = () => rows().orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const find = (seq: number) => rows().where('seq', '=', seq).executeTakeFirst()

  async function append({ actor, action, object = '', times = 1 }: AuditAct): Promise<void> {
    if (!nameable.test(actor) || !nameable.test(object) || !Number.isSafeInteger(times) || times < 0)
      throw new Error('this is no id or count: it may not stand in the audit log')
    const last = (await newest()) ?? (await prunedRow()) ?? { seq: 0, hash: noHash }
    const at = auditTime(action, clock.now())
    const entry = { seq: last.seq + 1, at, actor, action, object, times }
    const whole: AuditEntry = { ...entry, hash: seal().hashOf(last.hash, entry) }
    await trx.insertInto('audit_log').values(whole).execute()
  }

  return {
    append,
    async appendOnceIn(milliseconds, act) {
      const { actor, action, object = '' } = act
      const same = rows().where('actor', '=', actor).where('action', '=', action).where('object', '=', object)
      const [since, now] = [clock.now() - milliseconds, clock.now()]
      const found = await same.where('at', '>', since).where('at', '<=', now).limit(1).executeTakeFirst()
      if (!found) await append(act)
    },
    newest,
    newestOf: action =>
      rows().where('action', '=', action).orderBy('seq', 'desc').limit(1).executeTakeFirst(),
    find,
    async search({ before, person, actions, most }) {
      let asked = rows().orderBy('seq', 'desc').limit(most)
      if (before !== null) asked = asked.where('seq', '<', before)
      if (person !== null)
        asked = asked.where(eb => eb.or([eb('actor', '=', person), eb('object', '=', person)]))
      if (actions.length > 0) asked = asked.where('action', 'in', [...actions])
      return asked.execute()
    },
    async lastWithin(from, until) {
      // The latest is not always the last: a decision about professional secrecy has only its hour, and a clock may go back.
      const within = trx.selectFrom('audit_log').where('at', '>=', from).where('at', '<', until)
      const { last } = await within.select(({ fn }) => fn.max('seq').as('last')).executeTakeFirstOrThrow()
      return last === null ? undefined : find(Number(last))
    },
    pruned: prunedRow,
    async pruneBefore(at) {
      // Not simply what is older: a clock that was wrong once must not take all before it along.
      const kept =
        (await rows().where('at', '>=', at).orderBy('seq').limit(1).executeTakeFirst()) ?? (await newest())
      const end = kept && (await find(kept.seq - 1))
      if (!end) return 0
      await trx.deleteFrom('audit_pruned').execute()
      await trx.insertInto('audit_pruned').values(seal().sealPruned(end)).execute()
      const gone = await trx.deleteFrom('audit_log').where('seq', '<=', end.seq).executeTakeFirstOrThrow()
      return Number(gone.numDeletedRows)
    },
  }
}
