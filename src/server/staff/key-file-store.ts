import type { Kysely } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import type { KeyFiles } from './people.ts'

/** The sealed key files in the main database, inside one transaction. */
export function keyFileStore(trx: Kysely<MainTables>): KeyFiles {
  return {
    async add(name, content) {
      await trx.insertInto('key_files').values({ name, content }).execute()
    },
    async find(name) {
      const row = await trx
        .selectFrom('key_files')
        .select('content')
        .where('name', '=', name)
        .executeTakeFirst()
      return row?.content
    },
    async remove(name) {
      await trx.deleteFrom('key_files').where('name', '=', name).execute()
    },
    async names() {
      const rows = await trx.selectFrom('key_files').select('name').orderBy('name').execute()
      return rows.map(row => row.name)
    },
  }
}
