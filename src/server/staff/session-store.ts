import type { Kysely } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import type { Sessions } from './people.ts'

/** Who is signed in, in the main database, inside one transaction. */
export function sessionStore(trx: Kysely<MainTables>): Sessions {
  const sessions = () =>
    trx
      .selectFrom('sessions')
      .select(['id', 'id_hash as idHash', 'account', 'way'])
      .select(['started_at as startedAt', 'seen_at as seenAt', 'proven_at as provenAt'])
  return {
    async find(id) {
      return sessions().where('id', '=', id).executeTakeFirst()
    },
    async findByCookie(idHash) {
      return sessions().where('id_hash', '=', idHash).executeTakeFirst()
    },
    async of(account) {
      return sessions().where('account', '=', account).orderBy('started_at').orderBy('id').execute()
    },
    async add({ id, idHash, account, way, startedAt, seenAt, provenAt }) {
      const times = { started_at: startedAt, seen_at: seenAt, proven_at: provenAt }
      await trx
        .insertInto('sessions')
        .values({ id, id_hash: idHash, account, way, ...times })
        .execute()
    },
    async see(id, now) {
      await trx.updateTable('sessions').set({ seen_at: now }).where('id', '=', id).execute()
    },
    async renew(id, { idHash, way, provenAt }) {
      const given = { id_hash: idHash, way, proven_at: provenAt }
      await trx.updateTable('sessions').set(given).where('id', '=', id).execute()
    },
    async remove(id) {
      await trx.deleteFrom('sessions').where('id', '=', id).execute()
    },
    async removeOf(account) {
      await trx.deleteFrom('sessions').where('account', '=', account).execute()
    },
    async removeStartedBefore(startedBefore, seenBefore) {
      await trx
        .deleteFrom('sessions')
        .where(eb => eb.or([eb('started_at', '<', startedBefore), eb('seen_at', '<', seenBefore)]))
        .execute()
    },
    async all() {
      return sessions().orderBy('started_at').orderBy('id').execute()
    },
  }
}
