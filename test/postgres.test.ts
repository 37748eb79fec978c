import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { findPostgres } from '../bin/test-programs/find-postgres.ts'
import { newDatabase } from './new-database.ts'

const postgresUrl = inject('postgresUrl')

test.skipIf(!postgresUrl)('every test gets an empty database of its own', async () => {
  const one = await newDatabase(String(postgresUrl))
  const other = await newDatabase(String(postgresUrl))
  await ask(one, 'create table kept (id integer)')
  expect(await ask(one, "select count(*)::int as n from pg_tables where tablename = 'kept'")).toEqual([
    { n: 1 },
  ])
  expect(await ask(other, "select count(*)::int as n from pg_tables where tablename = 'kept'")).toEqual([
    { n: 0 },
  ])
})

test.skipIf(!postgresUrl)('a killed test runner leaves no PostgreSQL and no data behind', async () => {
  const runner = spawn(
    process.execPath,
    ['--input-type=module', '-e', startAndWait, String(findPostgres())],
    {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [line] = await once(runner.stdout, 'data')
  const { port, data } = JSON.parse(String(line))
  expect(existsSync(data)).toBe(true)
  runner.kill('SIGKILL')
  await gone(data)
  await expect(ask(`postgres://postgres@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toThrow()
})

const startAndWait = `
  import { startPostgres } from './postgres.ts'
  import { Client } from 'pg'
  const { port, url } = await startPostgres(process.argv[1])
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('show data_directory')
  console.log(JSON.stringify({ port, data: rows[0].data_directory }))
  setInterval(() => {}, 1000)
`

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function gone(path: string): Promise<void> {
  for (let tries = 0; existsSync(path) && tries < 250; tries++) await pause(20)
  expect(existsSync(path)).toBe(false)
}
