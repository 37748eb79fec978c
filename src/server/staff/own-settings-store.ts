import type { Kysely } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import type { OwnSettingsBook } from './own-settings.ts'

/** Own settings in the main database, inside one transaction. */
export function ownSettingsStore(trx: Kysely<MainTables>): OwnSettingsBook {
  return {
    async find(account) {
      const row = await trx
        .selectFrom('own_settings')
        .select('sealed')
        .where('account', '=', account)
        .executeTakeFirst()
      return row?.sealed
    },
    async put(account, sealed, now) {
      await trx
        .insertInto('own_settings')
        .values({ account, sealed, kept_at: now })
        .onConflict(conflict => conflict.column('account').doUpdateSet({ sealed, kept_at: now }))
        .execute()
    },
  }
}
