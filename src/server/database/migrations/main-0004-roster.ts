import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Shifts with who is in them, and the hash of the secret in each person's calendar address. */
export const roster: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('shifts')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('date', 'text', column => column.notNull())
      .addColumn('version', 'integer', column => column.notNull())
      .addColumn('content', 'text', column => column.notNull())
      .execute()
    await db.schema.createIndex('shifts_by_date').on('shifts').column('date').execute()
    await db.schema
      .createTable('calendar_secrets')
      .addColumn('account', 'text', column => column.primaryKey().notNull())
      .addColumn('secret_hash', 'text', column => column.notNull().unique())
      .execute()
  },
}
