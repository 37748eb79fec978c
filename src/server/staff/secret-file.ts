import { hkdfSync } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Commit } from '../commit.ts'
import { makeSecret } from '../secret.ts'
import { StartRefused } from '../start-refused.ts'
import { needsPepper } from './secret-hashes.ts'
import type { MainStores } from './staff.ts'

const name = 'ways-in.key'

/** What the server adds to secrets so that a stolen database alone opens nothing. 32 bytes each. */
export interface OwnSecrets {
  readonly pepper: Uint8Array
  readonly codesKey: Uint8Array
}

/**
 * [SI11] The secret file of this data directory, made at the first start, for this user only. Refuses with `StartRefused`
 * when it is no secret of ours, when others may read it, and when it is gone while people's passwords need it: a new one
 * would lock all of them out.
 */
export async function readOwnSecrets(commit: Commit<MainStores>, dataDirectory: string): Promise<OwnSecrets> {
  const path = join(dataDirectory, name)
  if (!existsSync(path)) {
    const ways = await commit(stores => stores.ways.all())
    if (ways.some(way => way.kind === 'password' && needsPepper(way.secretHash)))
      throw new StartRefused('DATA_DIR', `${path} is not there; restore it: without it no password opens`)
    write(path)
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret))
    throw new StartRefused('DATA_DIR', `${path} is not a secret of this product; restore it from a backup`)
  if ((statSync(path).mode & 0o077) !== 0)
    throw new StartRefused('DATA_DIR', `${path} may be read by others; expected permissions 600`)
  return { pepper: derive(secret, 'clb/server/pepper'), codesKey: derive(secret, 'clb/server/codes') }
}

function write(path: string): void {
  const file = openSync(path, 'wx', 0o600)
  writeSync(file, `${makeSecret(32)}\n`)
  fsyncSync(file)
  closeSync(file)
}

function derive(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', purpose, 32))
}
