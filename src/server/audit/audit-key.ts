import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Commit } from '../commit.ts'
import { makeSecret } from '../secret.ts'
import { StartRefused } from '../start-refused.ts'
import type { AuditLog } from './audit-log.ts'

const name = 'audit.key'

/**
 * [AU5] The key of the audit log of this data directory, made at the first start, for this user only. Refuses with
 * `StartRefused` when it is gone while there are entries (a new one could not verify them), when it is no secret of ours,
 * and when others may read it. 32 bytes.
 */
export async function openAuditKey(
  commit: Commit<{ auditLog: Pick<AuditLog, 'newest' | 'pruned'> }>,
  dataDirectory: string,
): Promise<Uint8Array> {
  const path = join(dataDirectory, name)
  if (!existsSync(path)) {
    const isUsed = await commit(
      async ({ auditLog }) =>
        (await auditLog.newest()) !== undefined || (await auditLog.pruned()) !== undefined,
    )
    if (isUsed)
      throw new StartRefused(
        'DATA_DIR',
        `${path} is not there; restore it: without it nobody can verify the audit log`,
      )
    write(path)
  }
  return readAuditKey(dataDirectory)
}

/** The same key, where it has to be there already. */
export function readAuditKey(dataDirectory: string): Uint8Array {
  const path = join(dataDirectory, name)
  if (!existsSync(path)) throw new StartRefused('DATA_DIR', `${path} is not there`)
  const secret = readFileSync(path, 'utf8').trim()
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret))
    throw new StartRefused('DATA_DIR', `${path} is not a secret of this product; restore it from a backup`)
  if ((statSync(path).mode & 0o077) !== 0)
    throw new StartRefused('DATA_DIR', `${path} may be read by others; expected permissions 600`)
  return new Uint8Array(Buffer.from(secret, 'base64url'))
}

function write(path: string): void {
  const file = openSync(path, 'wx', 0o600)
  writeSync(file, `${makeSecret(32)}\n`)
  fsyncSync(file)
  closeSync(file)
}
