import type { Instant } from '../../domain/people.ts'
import type { SessionsAnswer } from '../../protocol/ways-in.ts'
import { hashSecret, makeSecret } from '../secret.ts'
import type { Account, Session, Way } from './people.ts'
import type { MainStores, StaffDeps } from './staff.ts'

/** A session ends after 30 minutes without a sign of life, and after 12 hours in any case (numbers.md). */
const idle = 30 * 60_000
const longest = 12 * 60 * 60_000

/** After proving who one is, what weighs much may be done for this long. */
const fresh = 5 * 60_000

/** Somebody who is signed in. */
export interface Presence {
  readonly account: Account
  readonly session: Session
}

/** Starts a session inside a transaction; gives the value for the cookie, of which only the hash is kept. */
export async function startSession({ sessions }: MainStores, way: Way, now: Instant): Promise<string> {
  const cookie = makeSecret(32)
  await sessions.removeStartedBefore(now - longest, now - idle)
  const times = { startedAt: now, seenAt: now, provenAt: now }
  const named = { id: makeSecret(16), idHash: hashSecret(cookie) }
  await sessions.add({ ...named, account: way.account, way: way.id, ...times })
  return cookie
}

/** [SI3] Who this cookie belongs to, while the session lives. Seeing it keeps it alive. */
export async function whoIs(deps: StaffDeps, cookie: string | undefined): Promise<Presence | undefined> {
  if (!cookie) return undefined
  const idHash = hashSecret(cookie)
  return deps.commit(async stores =>
    see(stores, await stores.sessions.findByCookie(idHash), deps.clock.now()),
  )
}

/** [SI3] The same for a desk, which knows the name of its session and not its cookie: that may change (SI15). */
export async function whoseSession(deps: StaffDeps, id: string): Promise<Presence | undefined> {
  return deps.commit(async stores => see(stores, await stores.sessions.find(id), deps.clock.now()))
}

async function see(
  { sessions, accounts }: MainStores,
  session: Session | undefined,
  now: Instant,
): Promise<Presence | undefined> {
  if (!session) return undefined
  const account = await accounts.find(session.account)
  if (!isAlive(session, now) || account?.state !== 'active') {
    await sessions.remove(session.id)
    return undefined
  }
  await sessions.see(session.id, now)
  return { account, session }
}

export function isAlive({ startedAt, seenAt }: Session, now: Instant): boolean {
  return now < startedAt + longest && now < seenAt + idle
}

/** [SI15] Whether this person proved who they are a moment ago. */
export function isFresh({ provenAt }: Session, now: Instant): boolean {
  return now < provenAt + fresh
}

/** [SI16] Where this person is signed in. */
export async function ownSessions(
  { commit, clock }: StaffDeps,
  { account, session }: Presence,
): Promise<SessionsAnswer> {
  const own = await commit(({ sessions }) => sessions.of(account.id))
  const alive = own.filter(one => isAlive(one, clock.now()))
  return {
    sessions: alive.map(({ id, startedAt, seenAt }) => ({
      id,
      startedAt,
      seenAt,
      isThis: id === session.id,
    })),
  }
}

/** [SI16] Ends one of the own sessions, or all but this one; gives the ids of those that ended. */
export async function endSessions(
  { commit }: StaffDeps,
  { account, session }: Presence,
  id: string | null,
): Promise<readonly string[]> {
  return commit(async ({ sessions, auditLog }) => {
    const own = await sessions.of(account.id)
    const ending = own.filter(one => (id === null ? one.id !== session.id : one.id === id))
    for (const one of ending) await sessions.remove(one.id)
    const { length: times } = ending
    if (times > 0) await auditLog.append({ actor: account.id, action: 'sessions-ended', times })
    return ending.map(one => one.id)
  })
}

export async function endSession({ commit }: StaffDeps, { account, session }: Presence): Promise<void> {
  await commit(async ({ sessions, auditLog }) => {
    await sessions.remove(session.id)
    await auditLog.append({ actor: account.id, action: 'signed-out' })
  })
}
