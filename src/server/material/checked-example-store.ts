import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { exampleKinds } from '../../protocol/checked-examples.ts'
import type { MainTables } from '../database/main-tables.ts'
import type { CheckedExamples } from './checked-examples.ts'

const kind = v.picklist(exampleKinds)

/** Which examples a coordinator looked at, in the main database. */
export function checkedExampleStore(trx: Kysely<MainTables>): CheckedExamples {
  return {
    async all() {
      const rows = await trx
        .selectFrom('checked_examples')
        .selectAll()
        .orderBy('kind')
        .orderBy('id')
        .execute()
      return rows.map(row => ({ ...row, kind: v.parse(kind, row.kind), at: Number(row.at) }))
    },
    async put({ kind, id, hash, by, at }) {
      await trx
        .insertInto('checked_examples')
        .values({ kind, id, hash, by, at })
        .onConflict(conflict => conflict.columns(['kind', 'id']).doUpdateSet({ hash, by, at }))
        .execute()
    },
    async remove(kind, id) {
      await trx.deleteFrom('checked_examples').where('kind', '=', kind).where('id', '=', id).execute()
    },
  }
}
