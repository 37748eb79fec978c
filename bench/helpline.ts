import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdDataDirectory } from '../src/server/database/data-directory.ts'
import { openDatabases } from '../src/server/database/open-databases.ts'
import { writeRoot } from '../src/server/root-key.ts'
import { decisionStore } from '../src/server/schedule/decision-store.ts'
import { nothingDecided } from '../src/server/schedule/decisions.ts'
import { hashSecret, makeSecret } from '../src/server/secret.ts'
import type { Settings } from '../src/server/settings.ts'
import { accountStore } from '../src/server/staff/account-store.ts'
import { sessionStore } from '../src/server/staff/session-store.ts'
import { freePort } from '../test/free-port.ts'

/** A counsellor who is signed in. */
export interface SignedIn {
  readonly id: string
  readonly cookie: string
}

export interface Helpline {
  readonly settings: Settings
  readonly counsellors: readonly SignedIn[]
  erase(): Promise<void>
}

/**
 * The databases of a helpline with so many counsellors, all signed in. Written past the set-up and the sign-in: those
 * make passwords slow on purpose, and a thousand of them would take half an hour. `cap`: how many may wait, as a
 * coordinator decides it, but more than the live board allows.
 */
export async function makeHelpline(counsellors: number, cap: number | null = null): Promise<Helpline> {
  const settings = await freshSettings()
  const signedIn = Array.from({ length: counsellors }, (_, number) => ({
    id: `counsellor-${number}`,
    cookie: makeSecret(32),
  }))
  const directory = holdDataDirectory(settings.dataDirectory, settings.mode)
  const databases = await openDatabases({ dataDirectory: directory.path })
  const commit = databases.main.openCommit(trx => ({
    accounts: accountStore(trx),
    sessions: sessionStore(trx),
    decisions: decisionStore(trx),
  }))
  const now = Date.now()
  await commit(async ({ accounts, sessions, decisions }) => {
    for (const { id, cookie } of signedIn) {
      const named = { id, username: id, name: id, role: 'counsellor' } as const
      await accounts.add({ ...named, state: 'active', secrecyAt: now })
      const times = { startedAt: now, seenAt: now, provenAt: now }
      await sessions.add({ id, idHash: hashSecret(cookie), account: id, way: 'none', ...times })
    }
    await decisions.write({ ...nothingDecided, cap })
  })
  await databases.close()
  directory.release()
  const rootKey = randomBytes(32).toString('base64url')
  await writeRoot(settings, { org: 'clbchat', rootKey, grantsFrom: 0, rootGrantsFrom: 0 })
  const erase = () => rm(settings.dataDirectory, { recursive: true, force: true })
  return { settings, counsellors: signedIn, erase }
}

/** Of a demo, which is always open: the same house with the same rooms. */
async function freshSettings(): Promise<Settings> {
  const port = await freePort()
  return {
    mode: 'demo',
    host: '127.0.0.1',
    port,
    publicUrl: `http://localhost:${port}`,
    staffUrl: `http://localhost:${port}`,
    // Visitors of a bench come from everywhere, by a proxy of ours: thousands from one address are no evening.
    trustedProxies: ['127.0.0.1'],
    dataDirectory: await mkdtemp(join(tmpdir(), 'clbchat-bench-')),
    siteDirectory: 'site/clbchat',
    databases: null,
    mail: null,
    alarmWebhookUrl: null,
    keepsHours: false,
    logLevel: 'silent',
  }
}
