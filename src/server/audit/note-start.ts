import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type AuditAction, shortHead, systemActor } from '../../domain/audit-log.ts'
import type { Commit } from '../commit.ts'
import type { AuditLog } from './audit-log.ts'
import type { AuditSeal } from './audit-seal.ts'

const ownPackage = v.object({ version: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{1,40}$/)) })

/** What the house writes there itself: another entry of the log tells of it. */
const ownFile = 'grants-from.json'

interface Folders {
  readonly siteDirectory: string
  readonly dataDirectory: string
}

/**
 * [AU6] The house starts: its version, and marks of its settings and of its site folder where they are other ones than at
 * the start before. `settings`: all of them.
 */
export async function noteStart(
  commit: Commit<{ auditLog: AuditLog }>,
  seal: AuditSeal,
  settings: Folders,
): Promise<void> {
  const { version } = v.parse(ownPackage, JSON.parse(readFileSync(packageFile, 'utf8')))
  const marks: readonly [AuditAction, string][] = [
    ['settings-changed', shortHead(seal.markOf(JSON.stringify(settings)))],
    ['site-changed', shortHead(seal.markOf(contentOf(settings)))],
  ]
  await commit(async ({ auditLog }) => {
    await auditLog.append({ actor: systemActor, action: 'started', object: version })
    for (const [action, object] of marks) {
      const known = await auditLog.newestOf(action)
      if (known?.object !== object) await auditLog.append({ actor: systemActor, action, object })
    }
  })
}

const packageFile = new URL('../../../package.json', import.meta.url)

/**
 * Every file of the site folder with the hash of what is in it. Never of a data directory inside it: reading a database file
 * here would let go of the lock that this process has on it.
 */
function contentOf({ siteDirectory: folder, dataDirectory }: Folders): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  const own = paths.filter(path => !path.startsWith(`${dataDirectory}/`))
  const shown = own.map(path => [path.slice(folder.length), hashOfFile(path)])
  return JSON.stringify(shown.filter(([path]) => path !== `/${ownFile}`).sort())
}

function hashOfFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
