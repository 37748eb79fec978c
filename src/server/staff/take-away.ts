import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { TakeAwayRequest } from '../../protocol/people.ts'
import { replaceAgeFiles } from './age-files.ts'
import { linesForMany } from './check-lines.ts'
import type { Account } from './people.ts'
import type { MainStores, StaffDeps } from './staff.ts'

/** From when on grants count, in seconds: by deputies, and by the root (SE3). */
export interface GrantsFrom {
  readonly grantsFrom: number
  readonly rootGrantsFrom: number
}

export interface TakeAwayDeps extends StaffDeps {
  readonly endDesk: (account: string) => void
  /** Pins later dates for every page; earlier ones change nothing. */
  readonly raiseGrantsFrom: (dates: Partial<GrantsFrom>) => Promise<void>
}

/** Clocks of school computers are wrong by up to two days (SE3), in seconds: that must not keep anybody from leaving. */
const ahead = 48 * 60 * 60

/**
 * [SI26] Takes somebody's access away: the account is off, its ways in, sessions and own files are gone, the lines of the
 * others are signed again and the older ones count no more. May be asked again for somebody who left, so that what a cut
 * stopped half-way can be finished. Refuses `not-yours` for nobody here, `not-allowed` for the last coordinator and for
 * dates that lie further ahead than any clock is wrong, and what `linesForMany` refuses.
 */
export async function takeAway(
  deps: TakeAwayDeps,
  by: string,
  request: TakeAwayRequest,
): Promise<Refused | undefined> {
  const { grantsFrom, rootGrantsFrom } = request
  const latest = deps.clock.now() / 1000 + ahead
  if ((grantsFrom ?? 0) > latest || (rootGrantsFrom ?? 0) > latest) return refuse('not-allowed')
  const offAt = deps.clock.now()
  const refused = await deps.commit(async stores => {
    const account = await stores.accounts.find(request.account)
    if (!account || account.state === 'waiting') return refuse('not-yours')
    if (await isLastCoordinator(stores, account)) return refuse('not-allowed')
    const lines = await linesForMany(stores, request.grants, account.id)
    if (isRefused(lines)) return lines
    if (account.state === 'active') await leave(stores, account, offAt)
    for (const line of lines) await stores.grants.add(line)
    await writeDown(stores, by, request, lines.length)
    return undefined
  })
  if (refused) return refused
  deps.endDesk(request.account)
  // After the commit: with the dates alone, a cut in between would leave everybody without a line that counts.
  await deps.raiseGrantsFrom({
    ...(grantsFrom === null ? {} : { grantsFrom }),
    ...(rootGrantsFrom === null ? {} : { rootGrantsFrom }),
  })
  return undefined
}

/** The dates are pinned after the commit; that they will be stands here before. */
async function writeDown(
  { auditLog }: MainStores,
  actor: string,
  { account, grantsFrom, rootGrantsFrom }: TakeAwayRequest,
  lines: number,
): Promise<void> {
  await auditLog.append({ actor, action: 'access-taken-away', object: account })
  if (lines > 0) await auditLog.append({ actor, action: 'grants-added', times: lines })
  if (grantsFrom !== null || rootGrantsFrom !== null)
    await auditLog.append({ actor, action: 'grants-from-raised', object: account })
}

async function isLastCoordinator({ accounts }: MainStores, { id, role }: Account): Promise<boolean> {
  if (role !== 'coordinator') return false
  const others = (await accounts.all()).filter(
    other => other.role === 'coordinator' && other.state === 'active' && other.id !== id,
  )
  return others.length === 0
}

async function leave(stores: MainStores, { id, username }: Account, offAt: number): Promise<void> {
  await stores.accounts.stand(id, { state: 'off', offAt })
  await stores.sessions.removeOf(id)
  await stores.ways.removeOf(id)
  await replaceAgeFiles(stores, username, [])
}

/** [SI27] New lines for who is here already. Refuses what `linesForMany` refuses. */
export async function addGrants(
  { commit }: StaffDeps,
  by: string,
  signed: TakeAwayRequest['grants'],
): Promise<Refused | undefined> {
  return commit(async stores => {
    const lines = await linesForMany(stores, signed)
    if (isRefused(lines)) return lines
    for (const line of lines) await stores.grants.add(line)
    for (const [object, { length: times }] of Map.groupBy(lines, ({ subject }) => subject))
      await stores.auditLog.append({ actor: by, action: 'grants-added', object, times })
    return undefined
  })
}
