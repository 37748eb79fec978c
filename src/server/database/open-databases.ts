import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Commit } from '../commit.ts'
import { StartRefused } from '../start-refused.ts'
import { journalEraser } from './erase-journal.ts'
import type { LiveTables } from './live-tables.ts'
import type { MainTables } from './main-tables.ts'
import { liveMigrations, mainMigrations, migrate } from './migrate.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { type Begin, openWriter, type Writer } from './writer.ts'

/** One database, migrated, with one door. */
export interface Database<Tables> {
  /**
   * The way to read and write: see `openWriter`. `makeStores` is called once per transaction; what it makes is of use
   * only inside the work. Call this once per database.
   */
  openCommit<Stores>(makeStores: (trx: Kysely<Tables>) => Stores): Commit<Stores>
  /**
   * To be called after the commit that erased something: resolves when the bytes are gone from the files, throws when
   * that did not succeed. On PostgreSQL it does nothing: there the journal is the administrator's.
   */
  eraseJournal(): Promise<void>
  /** Settles what was asked, refuses the rest, closes the files or connections. */
  close(): Promise<void>
}

export interface Databases {
  /** What goes on now: never in a backup (SE42). */
  readonly live: Database<LiveTables>
  /** What a helpline keeps. */
  readonly main: Database<MainTables>
  close(): Promise<void>
}

/** SQLite in a directory that this process holds, or two PostgreSQL databases. */
export type Whereabouts =
  | { readonly dataDirectory: string }
  | { readonly mainUrl: string; readonly liveUrl: string }

/**
 * Opens and migrates both databases, and finishes an erasing that a stop cut short (SE43). Throws `StartRefused` when
 * one cannot be reached or written, or holds what this version does not know, and when both addresses name one database.
 */
export async function openDatabases(where: Whereabouts): Promise<Databases> {
  const kinds = 'dataDirectory' in where ? sqliteKinds(where.dataDirectory) : postgresKinds(where)
  const live = await open<LiveTables>(kinds.live, liveMigrations)
  try {
    const main = await open<MainTables>(kinds.main, mainMigrations(kinds.bytes))
    const close = async () => {
      await Promise.all([live.close(), main.close()])
    }
    return { live, main, close }
  } catch (cause) {
    await live.close()
    throw cause
  }
}

/** What differs from one kind of database to another, and what to tell an administrator when it does not open. */
interface Kind {
  readonly connect: <Tables>() => Kysely<Tables>
  readonly begin: Begin
  readonly eraser: <Tables>(db: Kysely<Tables>) => () => Promise<void>
  readonly setting: string
  readonly name: string
}

interface Kinds {
  readonly live: Kind
  readonly main: Kind
  readonly bytes: 'blob' | 'bytea'
}

function sqliteKinds(directory: string): Kinds {
  const kind = (name: string): Kind => ({
    connect: () => new Kysely({ dialect: sqliteDialect(join(directory, name)) }),
    // One process, one connection: the transaction is the lock.
    begin: async () => {},
    eraser: journalEraser,
    setting: 'DATA_DIR',
    name,
  })
  return { live: kind('live.db'), main: kind('main.db'), bytes: 'blob' }
}

function postgresKinds({ mainUrl, liveUrl }: { mainUrl: string; liveUrl: string }): Kinds {
  if (databaseOf(mainUrl) === databaseOf(liveUrl))
    throw new StartRefused('LIVE_DATABASE_URL', 'expected another database than DATABASE_URL')
  const kind = (url: string, setting: string): Kind => ({
    connect: () => new Kysely({ dialect: postgresDialect(url) }),
    // Several nodes write in one order: a transaction waits here for the one before it.
    begin: trx => sql`select pg_advisory_xact_lock(1)`.execute(trx),
    eraser: () => async () => {},
    setting,
    name: 'the database',
  })
  return { live: kind(liveUrl, 'LIVE_DATABASE_URL'), main: kind(mainUrl, 'DATABASE_URL'), bytes: 'bytea' }
}

function databaseOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}

async function open<Tables>(kind: Kind, migrations: Record<string, Migration>): Promise<Database<Tables>> {
  const db = kind.connect<Tables>()
  const eraseJournal = kind.eraser(db)
  try {
    await migrate(db, migrations)
    await eraseJournal()
  } catch (cause) {
    await db.destroy()
    throw Object.assign(new StartRefused(kind.setting, explain(kind.name, cause)), { cause })
  }
  return databaseOn(db, kind.begin, eraseJournal)
}

// Only a code is repeated: the driver's own words may hold an address, a user or a password.
function explain(name: string, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : ''
  return `${name} cannot be used${code}; expected one that can be reached and written, and that is empty or was made by this version or an earlier one`
}

function databaseOn<Tables>(
  db: Kysely<Tables>,
  begin: Begin,
  eraseJournal: () => Promise<void>,
): Database<Tables> {
  const writers: Pick<Writer<unknown>, 'close'>[] = []
  let erasing = Promise.resolve()
  return {
    openCommit<Stores>(makeStores: (trx: Kysely<Tables>) => Stores) {
      const writer = openWriter(db, makeStores, begin)
      writers.push(writer)
      return writer.commit
    },
    eraseJournal() {
      erasing = eraseJournal()
      return erasing
    },
    async close() {
      await Promise.all(writers.map(writer => writer.close()))
      // Whoever asked for it hears how it ended; here only its end matters.
      await erasing.catch(() => {})
      await db.destroy()
    },
  }
}
