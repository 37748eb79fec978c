import { nobodyActor } from '../../domain/audit-log.ts'
import type { Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { EnrolRequest } from '../../protocol/people.ts'
import { replaceAgeFiles } from './age-files.ts'
import { isOpen } from './invite.ts'
import type { Invitation } from './people.ts'
import { haveKeysOf } from './public-keys.ts'
import type { MainStores, StaffDeps } from './staff.ts'
import { takeWay } from './take-way.ts'

/**
 * [SI22] The answer to an invitation, once: an account that waits until a deputy lets it in. What can be known before is
 * looked at first, so that a name that is taken uses up neither a code nor a passkey. Refuses `expired` for every
 * invitation that cannot be answered, `already-open` for a name that is taken, `not-allowed` for keys that do not fit the
 * role, and what `takeWay` refuses.
 */
export async function enrol(deps: StaffDeps, request: EnrolRequest): Promise<Refused | undefined> {
  const now = deps.clock.now()
  const invitation = await deps.commit(stores => look(stores, request, now))
  if ('refused' in invitation) return invitation
  const { id, role } = invitation
  if (!haveKeysOf(role, request)) return refuse('not-allowed')
  const way = await takeWay(deps, { id, role }, request.way)
  if ('refused' in way) return way
  return deps.commit(async stores => {
    const still = await look(stores, request, now)
    if ('refused' in still) return still
    if (way.kind === 'passkey' && (await stores.ways.findPasskey(way.passkeyId)))
      return refuse('already-open')
    const { username, name, identity, age, mac, ageFiles } = request
    await stores.accounts.add({ id, username, name, role, secrecyAt: now, state: 'waiting' })
    await stores.ways.add(way)
    await replaceAgeFiles(stores, username, ageFiles)
    await stores.invitations.answer(id, { identity, age, mac, at: now }, now + deps.invitationKept)
    await stores.auditLog.append({ actor: nobodyActor, action: 'invitation-answered', object: id })
    return undefined
  })
}

async function look(
  { invitations, accounts }: MainStores,
  { invitation: id, username }: EnrolRequest,
  now: Instant,
): Promise<Invitation | Refused> {
  const invitation = await invitations.find(id)
  if (!isOpen(invitation, now)) return refuse('expired')
  return (await accounts.findByUsername(username)) ? refuse('already-open') : invitation
}
