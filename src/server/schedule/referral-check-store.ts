import type { Kysely } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import type { ReferralCheck, ReferralCheckBook } from './referral-checks.ts'

/** When services were looked up, in the main database. */
export function referralCheckStore(trx: Kysely<MainTables>): ReferralCheckBook {
  return {
    async newest() {
      const rows = await trx.selectFrom('referral_checks').selectAll().orderBy('day').execute()
      return [...new Map(rows.map((row): [string, ReferralCheck] => [row.referral, row])).values()]
    },
    async put({ referral, day, by }) {
      await trx
        .insertInto('referral_checks')
        .values({ referral, day, by })
        .onConflict(conflict => conflict.columns(['referral', 'day']).doUpdateSet({ by }))
        .execute()
    },
    async remove(referral, day) {
      await trx
        .deleteFrom('referral_checks')
        .where('referral', '=', referral)
        .where('day', '=', day)
        .execute()
    },
  }
}
