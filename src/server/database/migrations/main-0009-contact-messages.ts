import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What people wrote to the team. A sealed one is a letter, an open one has its words; nothing leads to who wrote. */
export const contactMessages: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('contact_messages')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('day', 'text', column => column.notNull())
      .addColumn('hour', 'integer', column => column.notNull())
      .addColumn('how', 'text', column => column.notNull())
      .addColumn('letter', 'text')
      .addColumn('name', 'text')
      .addColumn('mail_address', 'text')
      .addColumn('text', 'text')
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('mail_state', 'text', column => column.notNull())
      .addColumn('mail_tries', 'integer', column => column.notNull())
      .execute()
    await db.schema.createIndex('contact_messages_day').on('contact_messages').column('day').execute()
  },
}
