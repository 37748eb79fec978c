import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who of the staff did what (AU1): a table that only grows, and up to where its oldest entries were erased. */
export function auditLog(bytes: 'blob' | 'bytea'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('audit_log')
        .addColumn('seq', 'bigint', column => column.primaryKey().notNull())
        .addColumn('at', 'bigint', column => column.notNull())
        .addColumn('actor', 'text', column => column.notNull())
        .addColumn('action', 'text', column => column.notNull())
        .addColumn('object', 'text', column => column.notNull())
        .addColumn('times', 'integer', column => column.notNull())
        .addColumn('hash', 'text', column => column.notNull())
        .execute()
      await db.schema.createIndex('audit_log_at').on('audit_log').column('at').execute()
      await db.schema
        .createTable('audit_pruned')
        .addColumn('seq', 'bigint', column => column.primaryKey().notNull())
        .addColumn('hash', 'text', column => column.notNull())
        .addColumn('mac', 'text', column => column.notNull())
        .execute()
      for (const text of bytes === 'blob' ? onSqlite : onPostgres) await sql.raw(text).execute(db)
    },
  }
}

// Whoever owns the database can take these away; they keep a mistake in our own code from changing what was written.
const pruned = '(select coalesce(max(seq), 0) from audit_pruned)'
const onSqlite = [
  `create trigger audit_log_stays before update on audit_log
   begin select raise(abort, 'the audit log only grows'); end`,
  `create trigger audit_log_only_grows before delete on audit_log when old.seq > ${pruned}
   begin select raise(abort, 'the audit log only grows'); end`,
]
const onPostgres = [
  `create function audit_log_only_grows() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' and old.seq <= ${pruned} then return old; end if;
     raise exception 'the audit log only grows';
   end $$`,
  `create trigger audit_log_only_grows before update or delete on audit_log
   for each row execute function audit_log_only_grows()`,
]
