import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { inject } from 'vitest'
import { AuditSeal } from '../../src/server/audit/audit-seal.ts'
import type { Commit } from '../../src/server/commit.ts'
import type { LiveStores } from '../../src/server/conversations/conversations.ts'
import type { MainTables } from '../../src/server/database/main-tables.ts'
import { type Databases, openDatabases } from '../../src/server/database/open-databases.ts'
import { type KeptStores, openKept, openLive } from '../../src/server/furnish-stores.ts'
import { newDatabase } from '../new-database.ts'

/** Both databases with their stores, empty at first. */
export interface OpenStores {
  readonly live: Commit<LiveStores>
  readonly main: Commit<KeptStores>
  /** The main database without its stores, for who would go past them. */
  readonly mainTables: Commit<Kysely<MainTables>>
  /** Empties every table, for the next test. */
  empty(): Promise<void>
  close(): Promise<void>
}

/** What the audit log of the stores is sealed with, and the clock by which it tells the time. */
export const testSeal = new AuditSeal(new Uint8Array(32).fill(7))
export const storeClock = { at: 0, now: () => storeClock.at }

export type OpenFresh = () => Promise<OpenStores>

/** Stores on SQLite, in a new directory that `close` removes. */
export async function openSqliteStores(): Promise<OpenStores> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'clbchat-stores-'))
  const databases = await openDatabases({ dataDirectory })
  return storesOn(databases, () => rmSync(dataDirectory, { recursive: true }))
}

/** Stores on two new databases of the PostgreSQL of this run. */
export async function openPostgresStores(): Promise<OpenStores> {
  const postgresUrl = inject('postgresUrl')
  if (postgresUrl === null) throw new Error('this machine has no PostgreSQL')
  const [mainUrl, liveUrl] = await Promise.all([newDatabase(postgresUrl), newDatabase(postgresUrl)])
  return storesOn(await openDatabases({ mainUrl, liveUrl }), () => {})
}

function storesOn(databases: Databases, clearAway: () => void): OpenStores {
  const { live, main, close } = databases
  const liveTables = live.openCommit(trx => trx)
  const mainTables = main.openCommit(trx => trx)
  return {
    mainTables,
    live: openLive(databases),
    main: openKept(databases, () => testSeal, storeClock),
    async empty() {
      await liveTables(async trx => {
        for (const table of ['messages', 'changes', 'conversations', 'places'] as const)
          await trx.deleteFrom(table).execute()
        await trx.updateTable('line').set({ size: 0 }).execute()
      })
      await mainTables(async trx => {
        // First what lets the log be emptied: it only grows (AU2).
        await trx.deleteFrom('audit_pruned').execute()
        const all = { seq: Number.MAX_SAFE_INTEGER, hash: '', mac: '' }
        await trx.insertInto('audit_pruned').values(all).execute()
        for (const table of [
          'audit_log',
          'audit_pruned',
          'own_settings',
          'checked_examples',
          'shared_sentences',
          'referral_checks',
          'sessions',
          'ways_in',
          'invitations',
          'accounts',
          'grants',
          'key_files',
          'decisions',
          'day_counts',
          'registrations',
          'shift_notes',
          'survey_taps',
          'survey_texts',
          'crisis_decisions',
          'contact_messages',
          'crisis_decision_reads',
          'shifts',
          'calendar_secrets',
        ] as const)
          await trx.deleteFrom(table).execute()
      })
    },
    async close() {
      await close()
      clearAway()
    },
  }
}
