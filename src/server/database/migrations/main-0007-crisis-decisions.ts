import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When professional secrecy was broken or that was considered, and who read of it. Nothing leads to who talked. */
export const crisisDecisions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('crisis_decisions')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('day', 'text', column => column.notNull())
      .addColumn('hour', 'integer', column => column.notNull())
      .addColumn('counsellor', 'text', column => column.notNull())
      .addColumn('to', 'text', column => column.notNull())
      .addColumn('what', 'text', column => column.notNull())
      .addColumn('why', 'text', column => column.notNull())
      .addColumn('youngster', 'text', column => column.notNull())
      .execute()
    await db.schema
      .createTable('crisis_decision_reads')
      .addColumn('day', 'text', column => column.notNull())
      .addColumn('hour', 'integer', column => column.notNull())
      .addColumn('reader', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('crisis_decision_reads_once', ['day', 'hour', 'reader'])
      .execute()
  },
}
