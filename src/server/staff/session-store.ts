import type { Kysely } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import type { Sessions } from './people.ts'

/** Who is signed in, in the main database, inside one transaction. */
export function sessionStore(trx: Kysely<MainTables>): Sessions {
  return {
    async find(idHash) {
      return trx
        .selectFrom('sessions')
        .select(['id_hash as idHash', 'account', 'started_at as startedAt', 'seen_at as seenAt'])
        .where('id_hash', '=', idHash)
        .executeTakeFirst()
    },
    async add({ idHash, account, startedAt, seenAt }) {
      const row = { id_hash: idHash, account, started_at: startedAt, seen_at: seenAt }
      await trx.insertInto('sessions').values(row).execute()
    },
    async see(idHash, now) {
      await trx.updateTable('sessions').set({ seen_at: now }).where('id_hash', '=', idHash).execute()
    },
    async remove(idHash) {
      await trx.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
    },
    async removeStartedBefore(startedBefore, seenBefore) {
      await trx
        .deleteFrom('sessions')
        .where(eb => eb.or([eb('started_at', '<', startedBefore), eb('seen_at', '<', seenBefore)]))
        .execute()
    },
  }
}
