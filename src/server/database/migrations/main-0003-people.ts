import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Ways in apart from accounts, states of an account, invitations, and sessions with a name that stays when their secret
 * changes. Who was signed in signs in anew.
 */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    await makeWays(db)
    await makeSessions(db)
    await db.schema.alterTable('accounts').addColumn('off_at', 'bigint').execute()
    await db.schema.alterTable('accounts').addColumn('secrecy_at', 'bigint').execute()
    await db.schema
      .alterTable('accounts')
      .addColumn('state', 'text', column => column.notNull().defaultTo('active'))
      .execute()
    for (const column of ['secret_hash', 'identity_file'])
      await db.schema.alterTable('accounts').dropColumn(column).execute()
    await makeInvitations(db)
    // An own age file is named after its owner and the way that opens it.
    await sql`
      update key_files set name = substr(name, 1, length(name) - 4) || '/phrase.age'
      where name like 'age/%.age'
    `.execute(db)
  },
}

async function makeWays(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ways_in')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('account', 'text', column => column.notNull().references('accounts.id'))
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('identity_file', 'text')
    .addColumn('label', 'text')
    .addColumn('secret_hash', 'text')
    .addColumn('codes_seed', 'text')
    .addColumn('codes_step', 'bigint')
    .addColumn('passkey_id', 'text', column => column.unique())
    .addColumn('passkey_key', 'text')
    .addColumn('passkey_counter', 'bigint')
    .addColumn('added_at', 'bigint', column => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await db.schema.createIndex('ways_of_account').on('ways_in').column('account').execute()
  await sql`create unique index ways_one_password on ways_in (account) where kind = 'password'`.execute(db)
  await sql`
    insert into ways_in (id, account, kind, identity_file, secret_hash, added_at)
    select id, id, 'password', identity_file, secret_hash, 0 from accounts
  `.execute(db)
}

async function makeSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('sessions').execute()
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('id_hash', 'text', column => column.notNull().unique())
    .addColumn('account', 'text', column => column.notNull().references('accounts.id'))
    .addColumn('way', 'text', column => column.notNull())
    .addColumn('started_at', 'bigint', column => column.notNull())
    .addColumn('seen_at', 'bigint', column => column.notNull())
    .addColumn('proven_at', 'bigint', column => column.notNull())
    .execute()
  for (const column of ['account', 'started_at', 'seen_at'])
    await db.schema.createIndex(`sessions_by_${column}`).on('sessions').column(column).execute()
}

async function makeInvitations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invitations')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('role', 'text', column => column.notNull())
    .addColumn('who', 'text', column => column.notNull())
    .addColumn('disciplines', 'text', column => column.notNull())
    .addColumn('invited_by', 'text', column => column.notNull())
    .addColumn('until', 'bigint', column => column.notNull())
    .addColumn('identity', 'text')
    .addColumn('age', 'text')
    .addColumn('mac', 'text')
    .addColumn('answered_at', 'bigint')
    .execute()
}
