import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What people answer after a conversation: taps and texts apart, with nothing between them. */
export function survey(bytes: 'blob' | 'bytea'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const taps = db.schema
        .createTable('survey_taps')
        .addColumn('id', 'text', column => column.primaryKey().notNull())
        .addColumn('school_year', 'text', column => column.notNull())
        .addColumn('day', 'text', column => column.notNull())
        .addColumn('hour', 'integer', column => column.notNull())
        .addColumn('feeling', 'text')
        .addColumn('gained', 'text')
        .addColumn('recommends', 'text')
      const texts = db.schema
        .createTable('survey_texts')
        .addColumn('id', 'text', column => column.primaryKey().notNull())
        .addColumn('day', 'text', column => column.notNull())
        .addColumn('letter', 'text', column => column.notNull())
      // A number that SQLite gives each row by itself would say in which order they came.
      for (const table of [taps, texts])
        await (bytes === 'blob' ? table.modifyEnd(sql`without rowid`) : table).execute()
    },
  }
}
