import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'

/**
 * Kysely's own SQLite dialect over the SQLite in Node. `file` is an absolute path; it is opened at the first query.
 * It gives numbers for integers and Uint8Array for bytes.
 */
export function sqliteDialect(file: string): Dialect {
  const dialect = new SqliteDialect({ database: async () => adapt(openFile(file)) })
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: db => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

// Kysely believes otherwise, and would then leave half a schema behind a migration that failed.
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function openFile(file: string): DatabaseSync {
  // While SQLite waits for another process on the file the whole server stands still, so it waits briefly.
  const database = new DatabaseSync(file, { timeout: 10 })
  // Sorting and savepoints would otherwise write sealed bytes to files that nobody erases: temp_store = memory.
  // The journal is emptied at every erasing; until then 32 MB of it spare the same pages many a way to the file.
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma secure_delete = on;
    pragma temp_store = memory;
    pragma trusted_schema = off;
    pragma foreign_keys = on;
    pragma wal_autocheckpoint = 8000;
  `)
  return database
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      const known = prepared.get(sql)
      if (known) return known
      const statement = adaptStatement(database.prepare(sql))
      // The stores use a fixed few texts; the bound is for whoever builds texts with a varying length.
      if (prepared.size < 500) prepared.set(sql, statement)
      return statement
    },
    close() {
      prepared.clear()
      database.close()
    },
  }
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  const bind = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: parameters => statement.all(...bind(parameters)),
    run: parameters => statement.run(...bind(parameters)),
    iterate: parameters => statement.iterate(...bind(parameters)),
  }
}
