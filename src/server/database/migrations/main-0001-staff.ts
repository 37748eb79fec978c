import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The people of the staff, their sessions, their grants and the sealed key files. `bytes` is the type for bytes. */
export function staff(bytes: 'blob' | 'bytea'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await makeAccounts(db)
      await makeSessions(db)
      await makeGrants(db)
      await db.schema
        .createTable('key_files')
        .addColumn('name', 'text', column => column.primaryKey().notNull())
        .addColumn('content', bytes, column => column.notNull())
        .execute()
    },
  }
}

async function makeAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('username', 'text', column => column.notNull().unique())
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('role', 'text', column => column.notNull())
    .addColumn('secret_hash', 'text', column => column.notNull())
    .addColumn('identity_file', 'text')
    .execute()
}

async function makeSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id_hash', 'text', column => column.primaryKey().notNull())
    .addColumn('account', 'text', column => column.notNull().references('accounts.id'))
    .addColumn('started_at', 'bigint', column => column.notNull())
    .addColumn('seen_at', 'bigint', column => column.notNull())
    .execute()
  await db.schema.createIndex('sessions_started').on('sessions').column('started_at').execute()
  await db.schema.createIndex('sessions_seen').on('sessions').column('seen_at').execute()
}

async function makeGrants(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grants')
    .addColumn('number', 'integer', column => column.primaryKey().notNull())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('subject', 'text', column => column.notNull())
    .addColumn('signer', 'text')
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('type', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .addColumn('sig', 'text', column => column.notNull())
    .execute()
  await db.schema.createIndex('grants_newest').on('grants').columns(['kind', 'subject', 'number']).execute()
}
