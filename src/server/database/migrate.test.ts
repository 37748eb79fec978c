import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { newDatabase } from '../../../test/new-database.ts'
import { liveMigrations, mainMigrations, migrate } from './migrate.ts'
import { openDatabases } from './open-databases.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

const broken: Migration = {
  async up(db) {
    await db.schema.createTable('half').addColumn('id', 'integer').execute()
    throw new Error('the second half failed')
  },
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clbchat-migrate-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function newPostgres(): Promise<string> {
  const postgresUrl = inject('postgresUrl')
  if (postgresUrl === null) throw new Error('this machine has no PostgreSQL')
  return newDatabase(postgresUrl)
}

function connect(dialect: ReturnType<typeof sqliteDialect>) {
  const db = new Kysely<{ half: { id: number } }>({ dialect })
  onTestFinished(() => db.destroy())
  return db
}

const kinds = {
  SQLite: { isHere: true, open: async () => connect(sqliteDialect(join(newFolder(), 'test.db'))) },
  PostgreSQL: {
    isHere: inject('postgresUrl') !== null,
    open: async () => connect(postgresDialect(await newPostgres())),
  },
}

describe.each(Object.entries(kinds))('on %s', (name, { isHere, open }) => {
  const bytes = name === 'SQLite' ? 'blob' : 'bytea'

  test.runIf(isHere)(
    '[ST13] a migration that fails leaves nothing behind, and works once mended',
    async () => {
      const db = await open()
      const whole = { ...mainMigrations(bytes), 'main-0002-broken': broken }
      await expect(migrate(db, whole)).rejects.toThrow('the second half failed')
      await expect(db.selectFrom('half').selectAll().execute()).rejects.toThrow()
      await migrate(db, mainMigrations(bytes))
      await migrate(db, mainMigrations(bytes))
    },
  )

  test.runIf(isHere)(
    '[SI30] who had an account in an earlier version keeps it, with the password',
    async () => {
      const db = await open()
      const all = mainMigrations(bytes)
      await migrate(db, {
        'main-0001-staff': all['main-0001-staff'] ?? broken,
        'main-0002-evening': all['main-0002-evening'] ?? broken,
      })
      await sql`
      insert into accounts (id, username, name, role, secret_hash, identity_file)
      values ('noor-1', 'noor', 'Noor', 'counsellor', 'a hash', 'a file')
    `.execute(db)
      await sql`insert into sessions values ('hash', 'noor-1', 1, 1)`.execute(db)
      await sql`insert into key_files values ('age/noor.age', ''), ('root.age', '')`.execute(db)
      await migrate(db, all)
      const { rows } = await sql`
      select a.username, a.state, w.kind, w.secret_hash, w.identity_file
      from accounts a join ways_in w on w.account = a.id
    `.execute(db)
      const way = { kind: 'password', secret_hash: 'a hash', identity_file: 'a file' }
      expect(rows).toEqual([{ username: 'noor', state: 'active', ...way }])
      const files = await sql`select name from key_files order by name`.execute(db)
      expect(files.rows).toEqual([{ name: 'age/noor/phrase.age' }, { name: 'root.age' }])
    },
  )

  test.runIf(isHere)('[ST13] a database with migrations of another version is left alone', async () => {
    const db = await open()
    await migrate(db, mainMigrations(bytes))
    await expect(migrate(db, liveMigrations)).rejects.toThrow()
  })
})

test('[ST13] an administrator reads which setting does not open, and no secret', async () => {
  const other = 'postgres://someone:hunter2@127.0.0.1:9/other'
  const unreachable = openDatabases({
    mainUrl: other,
    liveUrl: 'postgres://someone:hunter2@127.0.0.1:9/live',
  })
  await expect(unreachable).rejects.toThrow(/^LIVE_DATABASE_URL: .*ECONNREFUSED/)
  await expect(unreachable).rejects.not.toThrow('hunter2')
  await expect(openDatabases({ mainUrl: other, liveUrl: `${other}?a=b` })).rejects.toThrow(
    'LIVE_DATABASE_URL: expected another database than DATABASE_URL',
  )
  const folder = newFolder()
  await expect(openDatabases({ dataDirectory: join(folder, 'missing') })).rejects.toThrow(
    /^DATA_DIR: live\.db/,
  )
})

test.runIf(inject('postgresUrl') !== null)(
  '[ST13] two addresses swapped by mistake are refused',
  async () => {
    const [mainUrl, liveUrl] = await Promise.all([newPostgres(), newPostgres()])
    await (await openDatabases({ mainUrl, liveUrl })).close()
    const swapped = openDatabases({ mainUrl: liveUrl, liveUrl: mainUrl })
    await expect(swapped).rejects.toThrow(/^LIVE_DATABASE_URL: the database cannot be used/)
  },
)
