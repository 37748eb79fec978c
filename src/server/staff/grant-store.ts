import { type Kysely, type Selectable, sql } from 'kysely'
import type { GrantTable, MainTables } from '../database/main-tables.ts'
import type { Grants, KeptGrant } from './people.ts'

/** The grants in the main database, inside one transaction. */
export function grantStore(trx: Kysely<MainTables>): Grants {
  const nextNumber = trx.selectFrom('grants').select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
  return {
    async add({ kind, subject, signer, grant }) {
      const { v: version, type, body, sig } = grant
      const row = { number: nextNumber, kind, subject, signer, version, type, body, sig }
      await trx.insertInto('grants').values(row).execute()
    },
    async find(kind, subject) {
      const newest = await trx
        .selectFrom('grants')
        .selectAll()
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return newest && grantOf(newest)
    },
    async removeOf(kinds, subject) {
      await trx.deleteFrom('grants').where('kind', 'in', kinds).where('subject', '=', subject).execute()
    },
    async all() {
      const rows = await trx.selectFrom('grants').selectAll().orderBy('number').execute()
      return rows.map(grantOf)
    },
  }
}

function grantOf(row: Selectable<GrantTable>): KeptGrant {
  const { kind, subject, signer, version: v, type, body, sig } = row
  return { kind, subject, signer, grant: { v, type, body, sig } }
}
