import type { Kysely, Selectable } from 'kysely'
import * as v from 'valibot'
import { crisisDecisionRequest } from '../../protocol/crisis-decision.ts'
import type { CrisisDecisionTable, MainTables } from '../database/main-tables.ts'
import type { CrisisDecision, CrisisDecisions } from './crisis-decisions.ts'

/** Decisions about professional secrecy in the main database, and who read them. */
export function crisisDecisionStore(trx: Kysely<MainTables>): CrisisDecisions {
  return {
    async add({ what, ...decision }) {
      await trx
        .insertInto('crisis_decisions')
        .values({ ...decision, what: what.join(',') })
        .onConflict(conflict => conflict.column('id').doNothing())
        .execute()
    },
    async count(counsellor, { day, hour }) {
      const { times } = await trx
        .selectFrom('crisis_decisions')
        .select(({ fn }) => fn.countAll().as('times'))
        .where('counsellor', '=', counsellor)
        .where('day', '=', day)
        .where('hour', '=', hour)
        .executeTakeFirstOrThrow()
      return Number(times)
    },
    async newest(most) {
      const rows = trx.selectFrom('crisis_decisions').selectAll()
      const newest = rows.orderBy('day', 'desc').orderBy('hour', 'desc').orderBy('id').limit(most)
      return (await newest.execute()).map(fromRow)
    },
    async addRead(read) {
      await trx
        .insertInto('crisis_decision_reads')
        .values(read)
        .onConflict(conflict => conflict.columns(['day', 'hour', 'reader']).doNothing())
        .execute()
    },
    async newestReads(most) {
      const rows = trx.selectFrom('crisis_decision_reads').selectAll()
      const newest = rows.orderBy('day', 'desc').orderBy('hour', 'desc').orderBy('reader').limit(most)
      return (await newest.execute()).map(({ hour, ...read }) => ({ ...read, hour: Number(hour) }))
    },
    async forgetBefore(day) {
      await trx.deleteFrom('crisis_decisions').where('day', '<', day).execute()
      await trx.deleteFrom('crisis_decision_reads').where('day', '<', day).execute()
    },
  }
}

function fromRow(row: Selectable<CrisisDecisionTable>): CrisisDecision {
  const { counsellor, day, hour, what, ...rest } = row
  const request = v.parse(crisisDecisionRequest, { ...rest, what: what.split(',') })
  return { ...request, counsellor, day, hour: Number(hour) }
}
