import { join } from 'node:path'
import { openPostgresCopy, openSqliteCopy } from './audit-copy-store.ts'
import { readAuditKey } from './audit-key.ts'
import { AuditSeal } from './audit-seal.ts'
import { type Break, verifyChain, type Whole } from './verify-chain.ts'

export interface AuditAsked {
  /** Where `audit.key` is, and `main.db` unless the log is in PostgreSQL. */
  readonly dataDirectory: string
  readonly databaseUrl: string | null
  readonly from: number | null
  readonly isNoted: ((hash: string) => boolean) | null
}

/**
 * [AU7] Verifies the log of a data directory, or of a copy of one, also while the house runs: it is only read. Throws when
 * that cannot be done: there is no key, or no log.
 */
export async function verifyAudit(asked: AuditAsked): Promise<Whole | Break> {
  const { dataDirectory, databaseUrl, from, isNoted } = asked
  const seal = new AuditSeal(readAuditKey(dataDirectory))
  const copy = databaseUrl
    ? await openPostgresCopy(databaseUrl)
    : await openSqliteCopy(join(dataDirectory, 'main.db'))
  try {
    const { pruned, entries } = copy
    return await verifyChain(seal, { pruned, entries, from, isNoted })
  } finally {
    await copy.close()
  }
}
