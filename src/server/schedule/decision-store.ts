import type { Kysely } from 'kysely'
import * as v from 'valibot'
import type { MainTables } from '../database/main-tables.ts'
import { type DecisionBook, nothingDecided } from './decisions.ts'

const instant = v.pipe(v.number(), v.integer())
const text = v.pipe(v.string(), v.maxLength(300))

const kept = v.strictObject({
  overrides: v.array(
    v.variant('kind', [
      v.strictObject({
        kind: v.literal('extra-session'),
        from: instant,
        until: instant,
        because: v.nullable(text),
      }),
      v.strictObject({
        kind: v.picklist(['closed', 'paused']),
        from: instant,
        until: v.nullable(instant),
        reason: text,
      }),
    ]),
  ),
  cap: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  notice: v.nullable(text),
  /** Not in what was written before there was one. */
  pointPerson: v.optional(
    v.nullable(v.strictObject({ id: v.string(), name: text, day: v.pipe(v.string(), v.isoDate()) })),
    null,
  ),
})

/** What coordinators decided, in the main database. */
export function decisionStore(trx: Kysely<MainTables>): DecisionBook {
  return {
    async read() {
      const row = await trx
        .selectFrom('decisions')
        .select('value')
        .where('name', '=', 'door')
        .executeTakeFirst()
      return row ? v.parse(kept, JSON.parse(row.value)) : nothingDecided
    },
    async write(decisions) {
      const value = JSON.stringify(decisions)
      await trx
        .insertInto('decisions')
        .values({ name: 'door', value })
        .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },
  }
}
