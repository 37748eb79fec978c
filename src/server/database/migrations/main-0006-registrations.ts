import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Registrations, what everybody did for that person alone, and notes for the next shift. */
export function registrations(bytes: 'blob' | 'bytea'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await makeRegistrations(db, bytes === 'blob')
      await makeOwnCounts(db)
      await db.schema
        .createTable('shift_notes')
        .addColumn('id', 'text', column => column.primaryKey().notNull())
        .addColumn('author', 'text', column => column.notNull())
        .addColumn('day', 'text', column => column.notNull())
        .addColumn('written_at', 'bigint', column => column.notNull())
        .addColumn('text', 'text', column => column.notNull())
        .execute()
    },
  }
}

async function makeRegistrations(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  const table = db.schema
    .createTable('registrations')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('school_year', 'text', column => column.notNull())
    .addColumn('day', 'text', column => column.notNull())
    .addColumn('hour', 'integer', column => column.notNull())
    .addColumn('length', 'text', column => column.notNull())
    .addColumn('type', 'text', column => column.notNull())
    .addColumn('is_crisis', 'integer', column => column.notNull())
    .addColumn('is_over_45', 'integer', column => column.notNull())
    .addColumn('answers', 'text', column => column.notNull())
  // A number that SQLite gives each row by itself would say in which order they were filed.
  await (isSqlite ? table.modifyEnd(sql`without rowid`) : table).execute()
}

async function makeOwnCounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('own_counts')
    .addColumn('account', 'text', column =>
      column.primaryKey().notNull().references('accounts.id').onDelete('cascade'),
    )
    .addColumn('school_year', 'text', column => column.notNull())
    .addColumn('year_conversations', 'integer', column => column.notNull())
    .addColumn('year_minutes', 'integer', column => column.notNull())
    .addColumn('day', 'text', column => column.notNull())
    .addColumn('day_conversations', 'integer', column => column.notNull())
    .addColumn('day_minutes', 'integer', column => column.notNull())
    .execute()
}
