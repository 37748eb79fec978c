import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * How long the line is, beside the line: who asks does not count. And ways to the first who waits, the first outside and
 * those who were rung for, so that an act looks at few places, however many stand (QU17).
 */
export const sizeOfTheLine: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('line')
      .addColumn('id', 'integer', column => column.primaryKey().notNull())
      .addColumn('size', 'integer', column => column.notNull())
      .execute()
    await sql`insert into line (id, size) select 1, count(*) from places where state in ('waiting', 'ringing')`.execute(
      db,
    )
    await sql`create index places_next on places (ticket_at) where state = 'waiting' and kept_until is null`.execute(
      db,
    )
    await sql`create index places_outside on places (ticket_at) where state = 'outside'`.execute(db)
    await sql`create index places_rung on places (rung_from) where rung_from is not null`.execute(db)
  },
}
