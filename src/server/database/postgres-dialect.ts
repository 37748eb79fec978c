import { type Dialect, PostgresDialect } from 'kysely'
import type { Pool, types as Types } from 'pg'

const bigintType = 20
const bytesType = 17

/** Kysely's PostgreSQL dialect, giving the same shapes as SQLite: numbers for integers, Uint8Array for bytes. */
export function postgresDialect(url: string): Dialect {
  return new PostgresDialect({ pool: () => openPool(url) })
}

async function openPool(url: string): Promise<Pool> {
  // Loaded here, because most helplines have no PostgreSQL.
  const { Pool, types } = await import('pg')
  // One connection works and one is spare for the migrator's lock; more would only queue for the same lock.
  const pool = new Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser: (type, format) => parserFor(types, type, format) },
  })
  // A connection that breaks while it rests is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

function parserFor(types: typeof Types, type: number, format?: 'text' | 'binary') {
  if (type === bigintType) return Number
  const parse = types.getTypeParser(type, format)
  return type === bytesType ? (text: string) => Uint8Array.from(parse(text)) : parse
}
