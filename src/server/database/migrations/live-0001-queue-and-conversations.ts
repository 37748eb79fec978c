import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The queue, the conversations that go on, and their sealed messages. */
export const queueAndConversations: Migration = {
  async up(db: Kysely<unknown>) {
    await makePlaces(db)
    await makeConversations(db)
    await makeMessages(db)
  },
}

async function makePlaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('places')
    .addColumn('conversation', 'text', column => column.primaryKey().notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('ticket_at', 'bigint', column => column.notNull())
    .addColumn('epoch', 'integer', column => column.notNull())
    .addColumn('language', 'text')
    .addColumn('wanted', 'text')
    .addColumn('types_slowly', 'integer')
    .addColumn('kept_until', 'bigint')
    .addColumn('offer', 'text')
    .addColumn('counsellor', 'text')
    .addColumn('until', 'bigint')
    .addColumn('due', 'bigint')
    .addColumn('ticket_hash', 'text', column => column.notNull())
    .addColumn('bye_hash', 'text', column => column.notNull())
    .execute()
  await db.schema.createIndex('places_due').on('places').column('due').execute()
  await sql`create index places_in_line on places (ticket_at, conversation) where state in ('waiting', 'ringing')`.execute(
    db,
  )
  await sql`create unique index places_offer on places (offer) where state = 'ringing'`.execute(db)
  // One place rings a counsellor at a time, whatever the code above believes.
  await sql`create unique index places_ringing_counsellor on places (counsellor) where state = 'ringing'`.execute(
    db,
  )
}

async function makeConversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('counsellor', 'text', column => column.notNull())
    .addColumn('take', 'text', column => column.notNull())
    .addColumn('epoch', 'integer', column => column.notNull())
    .addColumn('ticket_at', 'bigint', column => column.notNull())
    .addColumn('language', 'text', column => column.notNull())
    .addColumn('wanted', 'text', column => column.notNull())
    .addColumn('types_slowly', 'integer', column => column.notNull())
    .addColumn('handed_over', 'integer')
    .addColumn('opened_at', 'bigint')
    .addColumn('planned_until', 'bigint')
    .addColumn('missing', 'text')
    .addColumn('ended_by', 'text')
    .addColumn('closed_by', 'text')
    .addColumn('until', 'bigint')
    .addColumn('due', 'bigint')
    .addColumn('certificate', 'text')
    .addColumn('envelope', 'text')
    .addColumn('ticket_hash', 'text', column => column.notNull())
    .addColumn('bye_hash', 'text', column => column.notNull())
    .execute()
  await db.schema.createIndex('conversations_due').on('conversations').column('due').execute()
  // One conversation keeps a counsellor busy, whatever the code above believes.
  await sql`create unique index conversations_busy_counsellor on conversations (counsellor) where state in ('taken', 'open', 'interrupted')`.execute(
    db,
  )
}

async function makeMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('conversation', 'text', column => column.notNull().references('conversations.id'))
    .addColumn('seq', 'integer', column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('epoch', 'integer', column => column.notNull())
    .addColumn('role', 'integer', column => column.notNull())
    .addColumn('sender', 'text', column => column.notNull())
    .addColumn('counter', 'integer', column => column.notNull())
    .addColumn('sealed', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('messages_number', ['conversation', 'seq'])
    // Also what makes a resend harmless: the same message cannot stand twice.
    .addUniqueConstraint('messages_once', ['conversation', 'role', 'sender', 'epoch', 'counter'])
    .execute()
}
