import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whether a conversation hides its clock (CV15). */
export const crisis: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('conversations').addColumn('is_crisis', 'integer').execute()
  },
}
