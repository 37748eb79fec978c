import type { Kysely } from 'kysely'
import * as v from 'valibot'
import type { MainTables } from '../database/main-tables.ts'
import type { KeyFiles } from './people.ts'

const keptMarks = v.array(v.string())

/** The sealed key files in the main database, inside one transaction. */
export function keyFileStore(trx: Kysely<MainTables>): KeyFiles {
  return {
    async add(name, content, sealedFor = []) {
      const row = { name, content, sealed_for: JSON.stringify(sealedFor) }
      await trx.insertInto('key_files').values(row).execute()
    },
    async replace(name, content, sealedFor) {
      const anew = { content, sealed_for: JSON.stringify(sealedFor) }
      await trx.updateTable('key_files').set(anew).where('name', '=', name).execute()
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
    async list() {
      const rows = await trx.selectFrom('key_files').select(['name', 'sealed_for']).orderBy('name').execute()
      return rows.map(row => ({
        name: row.name,
        sealedFor: v.parse(keptMarks, JSON.parse(row.sealed_for)),
      }))
    },
  }
}
