import { type Refused, refuse } from '../../domain/refusal.ts'
import type { NewWay, ShownWay } from '../../protocol/ways-in.ts'
import { dropPasskeyFile } from './age-files.ts'
import type { Way } from './people.ts'
import type { Presence } from './sessions.ts'
import type { MainStores, StaffDeps } from './staff.ts'
import { takeWay } from './take-way.ts'

/** More than anyone has devices. */
const mostWays = 10

/** A way in as people see it: no secret, no key. */
export function showWay(way: Way): ShownWay {
  const { id, kind, addedAt, usedAt } = way
  return { id, kind, label: way.kind === 'passkey' ? way.label : null, addedAt, usedAt }
}

/** [SI17] The own ways in, the oldest first. */
export async function ownWays(
  { commit }: StaffDeps,
  { account }: Presence,
): Promise<{ readonly username: string; readonly ways: readonly ShownWay[] }> {
  const own = await commit(({ ways }) => ways.of(account.id))
  return { username: account.username, ways: own.map(showWay) }
}

/**
 * [SI17] One more way in for who is here. A new password takes the place of the older one: two could not be told apart at
 * sign-in. Refuses what `takeWay` refuses, `not-allowed` beyond ten, and `not-signed-in` when the session ended meanwhile.
 */
export async function addWay(
  deps: StaffDeps,
  { account, session }: Presence,
  way: NewWay,
): Promise<Refused | undefined> {
  const taken = await takeWay(deps, account, way)
  if ('refused' in taken) return taken
  return deps.commit(async stores => {
    // The session may have ended during the slow work: who was signed out, or let in anew elsewhere, adds nothing.
    if (!(await stores.sessions.find(session.id))) return refuse('not-signed-in')
    const own = await stores.ways.of(account.id)
    const replaced = own.filter(({ kind }) => kind === 'password' && taken.kind === 'password')
    if (own.length - replaced.length >= mostWays) return refuse('not-allowed')
    if (taken.kind === 'passkey' && (await stores.ways.findPasskey(taken.passkeyId)))
      return refuse('already-open')
    for (const { id } of replaced) await dropWay(stores, id, account.id, session.id)
    await stores.ways.add(taken)
    await stores.auditLog.append({ actor: account.id, action: 'way-added', object: taken.id })
    return undefined
  })
}

/**
 * [SI17] Takes one of the own ways in away, with the sessions that began by it, but for this one. Refuses `not-yours`, and
 * `not-allowed` for the last one.
 */
export async function removeWay(
  { commit }: StaffDeps,
  { account, session }: Presence,
  id: string,
): Promise<Refused | undefined> {
  return commit(async stores => {
    const own = await stores.ways.of(account.id)
    const way = own.find(one => one.id === id)
    if (!way) return refuse('not-yours')
    if (own.length === 1) return refuse('not-allowed')
    if (way.kind === 'passkey') await dropPasskeyFile(stores, account)
    await dropWay(stores, id, account.id, session.id)
    return undefined
  })
}

async function dropWay(stores: MainStores, way: string, account: string, kept: string): Promise<void> {
  await stores.ways.remove(way)
  await stores.auditLog.append({ actor: account, action: 'way-removed', object: way })
  for (const session of await stores.sessions.of(account))
    if (session.way === way && session.id !== kept) await stores.sessions.remove(session.id)
}
