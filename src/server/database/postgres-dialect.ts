import { type Dialect, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'

const bigintType = 20
const bytesType = 17

/** Kysely's PostgreSQL dialect, giving the same shapes as SQLite: numbers for integers, Uint8Array for bytes. */
export function postgresDialect(url: string): Dialect {
  // One connection works and one is spare for the migrator's lock; more would only queue for the same lock.
  const pool = new Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser: parserFor },
  })
  // A connection that breaks while it rests is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return new PostgresDialect({ pool })
}

function parserFor(type: number, format?: 'text' | 'binary') {
  if (type === bigintType) return Number
  const parse = types.getTypeParser(type, format)
  return type === bytesType ? (text: string) => Uint8Array.from(parse(text)) : parse
}
