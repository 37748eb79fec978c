import type { Kysely, Selectable } from 'kysely'
import * as v from 'valibot'
import { disciplines } from '../../domain/people.ts'
import { inOrder, type Shift } from '../../domain/shift.ts'
import type { MainTables, ShiftTable } from '../database/main-tables.ts'
import type { CalendarSecrets, Shifts } from './roster.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const time = v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/))

const content = v.strictObject({
  from: time,
  to: time,
  needed: v.strictObject({
    people: count,
    atLeast: v.strictObject(v.entriesFromList(disciplines, count)),
  }),
  people: v.array(v.string()),
  pointPerson: v.nullable(v.string()),
  putUp: v.array(v.string()),
  swaps: v.array(v.strictObject({ from: v.string(), to: v.string(), at: v.number(), wasPoint: v.boolean() })),
})

/** [RO13] Shifts in the main database. */
export function shiftStore(trx: Kysely<MainTables>): Shifts {
  const shifts = () => trx.selectFrom('shifts').selectAll()
  return {
    async find(id) {
      const row = await shifts().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async between(first, last) {
      const rows = await shifts().where('date', '>=', first).where('date', '<=', last).execute()
      return rows.map(fromRow).sort(inOrder)
    },
    async save({ id, date, version, ...rest }) {
      const row = { date, version, content: JSON.stringify(rest) }
      await trx
        .insertInto('shifts')
        .values({ id, ...row })
        .onConflict(conflict => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async remove(id) {
      await trx.deleteFrom('shifts').where('id', '=', id).execute()
    },
    async removeBefore(date) {
      await trx.deleteFrom('shifts').where('date', '<', date).execute()
    },
  }
}

function fromRow({ content: text, version, ...row }: Selectable<ShiftTable>): Shift {
  return { ...row, version: Number(version), ...v.parse(content, JSON.parse(text)) }
}

/** [RO13] The hashes of the secrets in calendar addresses. */
export function calendarSecretStore(trx: Kysely<MainTables>): CalendarSecrets {
  const secrets = () => trx.selectFrom('calendar_secrets').selectAll()
  return {
    async ownerOf(hash) {
      return (await secrets().where('secret_hash', '=', hash).executeTakeFirst())?.account
    },
    async hashOf(account) {
      return (await secrets().where('account', '=', account).executeTakeFirst())?.secret_hash
    },
    async set(account, hash) {
      await trx
        .insertInto('calendar_secrets')
        .values({ account, secret_hash: hash })
        .onConflict(conflict => conflict.column('account').doUpdateSet({ secret_hash: hash }))
        .execute()
    },
    async keepOnly(accounts) {
      const all = trx.deleteFrom('calendar_secrets')
      await (accounts.length > 0 ? all.where('account', 'not in', accounts) : all).execute()
    },
  }
}
