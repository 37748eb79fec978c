import type { Kysely } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import type { OwnCountBook } from './registrations.ts'

/** What everybody did, in the main database: one row a person, without days that are over. */
export function ownCountStore(trx: Kysely<MainTables>): OwnCountBook {
  return {
    async find(account) {
      const row = await trx
        .selectFrom('own_counts')
        .selectAll()
        .where('account', '=', account)
        .executeTakeFirst()
      return (
        row && {
          schoolYear: row.school_year,
          inYear: { conversations: Number(row.year_conversations), minutes: Number(row.year_minutes) },
          day: row.day,
          onDay: { conversations: Number(row.day_conversations), minutes: Number(row.day_minutes) },
        }
      )
    },
    async put(account, { schoolYear, inYear, day, onDay }) {
      const row = {
        ...{
          school_year: schoolYear,
          year_conversations: inYear.conversations,
          year_minutes: inYear.minutes,
        },
        ...{ day, day_conversations: onDay.conversations, day_minutes: onDay.minutes },
      }
      await trx
        .insertInto('own_counts')
        .values({ account, ...row })
        .onConflict(conflict => conflict.column('account').doUpdateSet(row))
        .execute()
    },
  }
}
