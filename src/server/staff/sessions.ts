import { hashSecret, makeSecret } from '../secret.ts'
import type { Account } from './people.ts'
import type { StaffDeps } from './staff.ts'

/** A session ends after 30 minutes without a sign of life, and after 12 hours in any case (numbers.md). */
const idle = 30 * 60_000
const longest = 12 * 60 * 60_000

/** Starts a session; gives the value for the cookie, of which only the hash is kept. */
export async function startSession({ commit, clock }: StaffDeps, account: string): Promise<string> {
  const cookie = makeSecret(32)
  const now = clock.now()
  await commit(async ({ sessions }) => {
    await sessions.removeStartedBefore(now - longest, now - idle)
    await sessions.add({ idHash: hashSecret(cookie), account, startedAt: now, seenAt: now })
  })
  return cookie
}

/** [SI3] Who this cookie belongs to, while the session lives. Seeing it keeps it alive. */
export async function whoIs(
  { commit, clock }: StaffDeps,
  cookie: string | undefined,
): Promise<Account | undefined> {
  if (!cookie) return undefined
  const idHash = hashSecret(cookie)
  const now = clock.now()
  return commit(async ({ sessions, accounts }) => {
    const session = await sessions.find(idHash)
    if (!session) return undefined
    if (now >= session.startedAt + longest || now >= session.seenAt + idle) {
      await sessions.remove(idHash)
      return undefined
    }
    await sessions.see(idHash, now)
    return accounts.find(session.account)
  })
}

export async function endSession({ commit }: StaffDeps, cookie: string | undefined): Promise<void> {
  if (cookie) await commit(({ sessions }) => sessions.remove(hashSecret(cookie)))
}
