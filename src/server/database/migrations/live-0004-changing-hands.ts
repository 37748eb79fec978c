import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who holds the key of a conversation that goes on, and what changes that (CH). */
export const changingHands: Migration = {
  async up(db: Kysely<unknown>) {
    await widenConversations(db)
    await db.schema.alterTable('places').addColumn('is_talking', 'integer').execute()
    await makeChanges(db)
  },
}

async function widenConversations(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversations').addColumn('used_epoch', 'integer').execute()
  for (const column of ['colleague', 'colleague_take', 'colleague_certificate', 'next_conversation'])
    await db.schema.alterTable('conversations').addColumn(column, 'text').execute()
  await sql`update conversations set used_epoch = epoch where state <> 'taken'`.execute(db)
  // Whoever talks along does so in one conversation, whatever the code above believes.
  await sql`create unique index conversations_busy_colleague on conversations (colleague) where state in ('open', 'interrupted')`.execute(
    db,
  )
}

async function makeChanges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('changes')
    .addColumn('conversation', 'text', column => column.primaryKey().notNull().references('conversations.id'))
    .addColumn('stage', 'text', column => column.notNull())
    .addColumn('reason', 'text', column => column.notNull())
    // One change for one who comes, be it rung, asked or with a key.
    .addColumn('counsellor', 'text', column => column.unique())
    .addColumn('take', 'text')
    .addColumn('is_alone', 'integer', column => column.notNull())
    .addColumn('offer', 'text', column => column.unique())
    .addColumn('epoch', 'integer')
    .addColumn('given', 'text')
    .addColumn('awaits', 'text')
    .addColumn('until', 'bigint', column => column.notNull())
    .addColumn('certificate', 'text')
    .addColumn('counsellor_envelope', 'text')
    .addColumn('colleague_envelope', 'text')
    .execute()
  await db.schema.createIndex('changes_until').on('changes').column('until').execute()
}
