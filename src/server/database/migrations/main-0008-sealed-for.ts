import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** For whom a key file was sealed, as its maker's page said. Of files from before nobody said it. */
export const sealedFor: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('key_files')
      .addColumn('sealed_for', 'text', column => column.notNull().defaultTo('[]'))
      .execute()
  },
}
