import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What matching and the alarm remember of a place (QU11, QU12). */
export const matchingAndMisses: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('places').addColumn('head_since', 'bigint').execute()
    await db.schema.alterTable('places').addColumn('misses', 'integer').execute()
    await db.schema.alterTable('places').addColumn('rung_from', 'bigint').execute()
  },
}
