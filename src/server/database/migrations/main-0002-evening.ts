import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What coordinators decided for the door, and how often each thing happened on a day. */
export const evening: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('decisions')
      .addColumn('name', 'text', column => column.primaryKey().notNull())
      .addColumn('value', 'text', column => column.notNull())
      .execute()
    await db.schema
      .createTable('day_counts')
      .addColumn('day', 'text', column => column.notNull())
      .addColumn('what', 'text', column => column.notNull())
      .addColumn('times', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('day_counts_once', ['day', 'what'])
      .execute()
  },
}
