import { nobodyActor } from '../../domain/audit-log.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { SetUpRequest } from '../../protocol/set-up.ts'
import { ageFileName, replaceAgeFiles } from './age-files.ts'
import type { KeptGrant, Way } from './people.ts'
import { readGrants } from './read-grants.ts'
import type { StaffDeps } from './staff.ts'
import { takeWay } from './take-way.ts'

/**
 * [SE7] [SI18] Keeps what a set-up page made: grants, accounts with their ways in, and sealed key files, in one
 * transaction. The server makes no key and judges no signature; pages do that against the root key. Refuses `not-allowed`
 * when people exist already or nobody could let others in,
 * `already-open` for what is there twice, `unknown-frame` for a grant whose body does not say whom it
 * speaks of, and what `takeWay` refuses.
 */
export async function setUp(deps: StaffDeps, request: SetUpRequest): Promise<Refused | undefined> {
  const grants = readGrants(request.grants)
  if (!grants) return refuse('unknown-frame')
  if (!isLed(deps.mode, request, grants)) return refuse('not-allowed')
  if (!hasNothingTwice(request)) return refuse('already-open')
  const ways = await takeAllWays(deps, request)
  if ('refused' in ways) return ways
  return deps.commit(async stores => {
    if ((await stores.accounts.all()).length > 0) return refuse('not-allowed')
    for (const { id, username, name, role, ageFiles } of request.accounts) {
      const secrecyAt = deps.clock.now()
      await stores.accounts.add({ id, username, name, role, secrecyAt, state: 'active' })
      await replaceAgeFiles(stores, username, ageFiles)
    }
    for (const way of ways) await stores.ways.add(way)
    for (const grant of grants) await stores.grants.add(grant)
    for (const { name, content, sealedFor } of request.keyFiles)
      await stores.keyFiles.add(name, Buffer.from(content, 'base64url'), sealedFor)
    const { length: times } = request.accounts
    await stores.auditLog.append({
      ...{ actor: nobodyActor, action: 'set-up', object: request.accounts[0]?.id ?? '', times },
    })
    return undefined
  })
}

/** Somebody coordinates and may let others in; in a real helpline it is who sets it up. */
function isLed(mode: StaffDeps['mode'], { accounts }: SetUpRequest, grants: readonly KeptGrant[]): boolean {
  const leads = ({ id, role }: SetUpRequest['accounts'][number]) =>
    role === 'coordinator' && grants.some(({ kind, subject }) => kind === 'deputy' && subject === id)
  return (mode === 'real' ? accounts.slice(0, 1) : accounts).some(leads)
}

/** People, names of files, and the one password of each. */
function hasNothingTwice({ accounts, keyFiles }: SetUpRequest): boolean {
  const own = accounts.flatMap(({ username, ageFiles }) =>
    ageFiles.map(({ way }) => ageFileName(username, way)),
  )
  const passkeys = accounts.flatMap(({ ways }) =>
    ways.flatMap(way => (way.kind === 'passkey' ? [way.passkey.id] : [])),
  )
  const lists = [
    accounts.map(({ id }) => id),
    accounts.map(({ username }) => username),
    [...keyFiles.map(({ name }) => name), ...own],
    passkeys,
  ]
  const isOnePassword = accounts.every(({ ways }) => ways.filter(way => way.kind === 'password').length <= 1)
  return isOnePassword && lists.every(list => new Set(list).size === list.length)
}

async function takeAllWays(deps: StaffDeps, { accounts }: SetUpRequest): Promise<readonly Way[] | Refused> {
  const taken: Way[] = []
  for (const account of accounts)
    for (const way of account.ways) {
      const took = await takeWay(deps, account, way)
      if ('refused' in took) return took
      taken.push(took)
    }
  return taken
}
