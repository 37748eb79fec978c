import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What counsellors work with: their own settings, ticks on examples, shared sentences, when a service was looked up. */
export const deskMaterial: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('own_settings')
      .addColumn('account', 'text', column =>
        column.primaryKey().notNull().references('accounts.id').onDelete('cascade'),
      )
      .addColumn('sealed', 'text', column => column.notNull())
      .addColumn('kept_at', 'bigint', column => column.notNull())
      .execute()
    await db.schema
      .createTable('checked_examples')
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('id', 'text', column => column.notNull())
      .addColumn('hash', 'text', column => column.notNull())
      .addColumn('by', 'text', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .addPrimaryKeyConstraint('checked_examples_once', ['kind', 'id'])
      .execute()
    await makeTellings(db)
  },
}

async function makeTellings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shared_sentences')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('value', 'text')
    .addColumn('by', 'text', column => column.notNull())
    .addColumn('at', 'bigint', column => column.notNull())
    .execute()
  await db.schema
    .createTable('referral_checks')
    .addColumn('referral', 'text', column => column.notNull())
    .addColumn('day', 'text', column => column.notNull())
    .addColumn('by', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('referral_checks_once', ['referral', 'day'])
    .execute()
}
