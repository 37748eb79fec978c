import type { StaffRole } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { hasIdentity } from '../../domain/roles.ts'
import type { DeviceRequest, GiveAccessRequest, SignedGrant } from '../../protocol/people.ts'
import type { Network } from '../network.ts'
import { replaceAgeFiles } from './age-files.ts'
import { linesFor } from './check-lines.ts'
import type { Knocking, KnockingDevices } from './devices.ts'
import { haveKeysOf } from './public-keys.ts'
import type { MainStores, StaffDeps } from './staff.ts'
import { lacksCodes, takeWay } from './take-way.ts'

type AskDeps = StaffDeps & { readonly devices: KnockingDevices }

/**
 * [SI25] A new device knocks. The same answer for a name that is not here: it waits, and nobody sees it. Refuses
 * `too-fast` when too many wait for this name,
 * `not-allowed` for a password without codes, and `proof-refused` for a code or a passkey that does not hold.
 */
export async function askAccess(
  deps: AskDeps,
  request: DeviceRequest,
  from: Network,
): Promise<Pick<Knocking, 'id' | 'until'> | Refused> {
  const { username, identity, age, ageFiles } = request
  if (lacksCodes(deps.mode, request.way)) return refuse('not-allowed')
  const found = await deps.commit(({ accounts }) => accounts.findByUsername(username))
  const isFit = (role: StaffRole) =>
    haveKeysOf(role, request) && hasIdentity(role) === (request.way.identityFile !== null)
  const account = found?.state === 'active' && isFit(found.role) ? found : undefined
  // For a stranger's name, and for keys or a way that are not of this role, the same is looked at: what is answered, and
  // how soon, says of no name whether it is here.
  const role = request.way.identityFile === null ? 'administrator' : 'counsellor'
  const way = await takeWay(deps, account ?? { id: 'nobody', role }, request.way, 'stranger')
  if (isRefused(way) && (way.refused === 'proof-refused' || way.refused === 'too-fast')) return way
  const device =
    account && !isRefused(way) ? { account: account.id, asked: { identity, age, ageFiles }, way } : null
  return deps.devices.add({ username, from, device }, deps.clock.now()) ?? refuse('too-fast')
}

/**
 * [SI25] "Geef toegang": the new identity takes the place of the old one, with its ways in and sessions. Gives the account.
 * Refuses `expired` for a request that is over, and what `linesFor` refuses.
 */
export async function giveAccess(
  { commit, clock, devices }: AskDeps,
  by: string,
  { id, grants }: GiveAccessRequest,
): Promise<{ readonly account: string } | Refused> {
  const asked = devices.find(id, clock.now())
  if (asked?.state !== 'waiting' || !asked.way) return refuse('expired')
  const given = await commit(async stores => {
    const replaced = await replace(stores, asked, grants)
    if (isRefused(replaced)) return replaced
    await stores.auditLog.append({ actor: by, action: 'access-given', object: replaced.account })
    return replaced
  })
  if (!isRefused(given)) devices.settle(id, 'given')
  return given
}

async function replace(
  stores: MainStores,
  { account: id, way, asked }: Knocking,
  signed: readonly SignedGrant[],
): Promise<{ readonly account: string } | Refused> {
  const account = await stores.accounts.find(id)
  if (account?.state !== 'active' || !way) return refuse('expired')
  const lines = linesFor(account.id, account.role, signed)
  if (isRefused(lines)) return lines
  if (way.kind === 'passkey' && (await stores.ways.findPasskey(way.passkeyId))) return refuse('expired')
  await stores.sessions.removeOf(account.id)
  await stores.ways.removeOf(account.id)
  await stores.ways.add(way)
  await replaceAgeFiles(stores, account.username, asked.ageFiles)
  for (const line of lines) await stores.grants.add(line)
  return { account: account.id }
}
