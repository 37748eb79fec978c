import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** Makes an empty database in the PostgreSQL at `postgresUrl` and gives its address. Dies with the server. */
export async function newDatabase(postgresUrl: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(postgresUrl)
  url.pathname = name
  return url.href
}
