import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import { postgresDialect } from '../database/postgres-dialect.ts'
import type { FoundEntry, Pruned } from './audit-log.ts'

/** The log as it lies in a database that another process may be writing: read, never written. */
export interface AuditCopy {
  readonly pruned: Pruned | undefined
  /** In the order of their numbers, as of one moment. */
  readonly entries: AsyncIterable<FoundEntry>
  close(): Promise<void>
}

const entriesText = 'select seq, at, actor, action, object, times, hash from audit_log order by seq'

/** Opens a SQLite file for reading. Throws when it is not there, is no database, or has no audit log. */
export async function openSqliteCopy(file: string): Promise<AuditCopy> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 2_000 })
  try {
    // One moment for both tables: the house may write, and prune, meanwhile.
    database.exec('begin')
    const pruned = database.prepare('select seq, hash, mac from audit_pruned').get() as Pruned | undefined
    const entries = database.prepare(entriesText)
    return {
      pruned,
      entries: {
        async *[Symbol.asyncIterator]() {
          for (const row of entries.iterate()) yield row as unknown as FoundEntry
        },
      },
      async close() {
        database.close()
      },
    }
  } catch (cause) {
    database.close()
    throw cause
  }
}

const batch = 2_000

/** The same of a PostgreSQL database. Throws when it cannot be reached or has no audit log. */
export async function openPostgresCopy(url: string): Promise<AuditCopy> {
  const db = new Kysely<MainTables>({ dialect: postgresDialect(url) })
  const { trx, end } = await beginReading(db).catch(async cause => {
    await db.destroy()
    throw cause
  })
  const close = async () => {
    await end()
    await db.destroy()
  }
  try {
    const pruned = await trx.selectFrom('audit_pruned').selectAll().executeTakeFirst()
    await trx.selectFrom('audit_log').select('seq').limit(1).execute()
    return { pruned, entries: inBatches(trx), close }
  } catch (cause) {
    await close()
    throw cause
  }
}

async function beginReading(db: Kysely<MainTables>) {
  const trx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  return { trx, end: () => trx.rollback().execute() }
}

async function* inBatches(trx: Kysely<MainTables>): AsyncGenerator<FoundEntry> {
  let after = Number.MIN_SAFE_INTEGER
  while (true) {
    const rows = await trx
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', '>', after)
      .orderBy(sql`seq`)
      .limit(batch)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
  }
}
