import type { Kysely } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import type { DayCounts } from './day-counts.ts'

/** Counts by day in the main database. */
export function dayCountStore(trx: Kysely<MainTables>): DayCounts {
  return {
    async add(day, what) {
      await trx
        .insertInto('day_counts')
        .values({ day, what, times: 1 })
        .onConflict(conflict =>
          conflict.columns(['day', 'what']).doUpdateSet(row => ({ times: row('day_counts.times', '+', 1) })),
        )
        .execute()
    },
    async of(day) {
      const rows = await trx
        .selectFrom('day_counts')
        .select(['what', 'times'])
        .where('day', '=', day)
        .execute()
      return new Map(rows.map(({ what, times }) => [what, Number(times)]))
    },
  }
}
