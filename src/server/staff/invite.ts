import { type Refused, refuse } from '../../domain/refusal.ts'
import type { InvitationsRequest, OpenInvitationAnswer } from '../../protocol/people.ts'
import { replaceAgeFiles } from './age-files.ts'
import type { Account, Invitation } from './people.ts'
import type { MainStores, StaffDeps } from './staff.ts'

/** More than a helpline has people. */
const mostOpen = 1_000

/**
 * [SI21] Keeps invitations; the link with its key goes from page to person and never by the server (SE4). Refuses
 * `not-allowed` for an administrator who invites anyone but administrators and when too many are open, and `already-open`
 * for an id that is in use; then none is kept.
 */
export async function invite(
  { commit, clock, invitationKept }: StaffDeps,
  by: Account,
  { invitations: asked }: InvitationsRequest,
): Promise<Refused | undefined> {
  if (by.role === 'administrator' && asked.some(({ role }) => role !== 'administrator'))
    return refuse('not-allowed')
  if (new Set(asked.map(({ id }) => id)).size < asked.length) return refuse('already-open')
  const until = clock.now() + invitationKept
  return commit(async ({ invitations, accounts, auditLog }) => {
    const open = await invitations.all()
    if (open.length + asked.length > mostOpen) return refuse('not-allowed')
    const taken = new Set([...open, ...(await accounts.all())].map(({ id }) => id))
    if (asked.some(({ id }) => taken.has(id))) return refuse('already-open')
    for (const one of asked) {
      await invitations.add({ ...one, by: by.id, until, answer: null })
      await auditLog.append({ actor: by.id, action: 'invited', object: one.id })
    }
    return undefined
  })
}

/** [SI22] What the invited page shows. One refusal for used, withdrawn, too old and never made: `expired`. */
export async function openInvitation(
  { commit, clock }: StaffDeps,
  id: string,
): Promise<OpenInvitationAnswer | Refused> {
  const found = await commit(({ invitations }) => invitations.find(id))
  if (!isOpen(found, clock.now())) return refuse('expired')
  return { role: found.role, until: found.until }
}

export function isOpen(invitation: Invitation | undefined, now: number): invitation is Invitation {
  return invitation !== undefined && invitation.answer === null && now < invitation.until
}

/** [SI21] [SI23] Withdrawn, or turned down: gone, with the answer and all that it brought. Refuses `not-yours`. */
export async function withdraw(
  { commit }: StaffDeps,
  by: string,
  id: string,
  action: 'invitation-withdrawn' | 'turned-down' = 'invitation-withdrawn',
): Promise<Refused | undefined> {
  return commit(async stores => {
    if (!(await stores.invitations.find(id))) return refuse('not-yours')
    await dropInvitation(stores, id)
    await stores.auditLog.append({ actor: by, action, object: id })
    return undefined
  })
}

/** Erases an invitation with the account that waited on it. */
export async function dropInvitation(stores: MainStores, id: string): Promise<void> {
  await stores.invitations.remove(id)
  const account = await stores.accounts.find(id)
  if (account?.state !== 'waiting') return
  await replaceAgeFiles(stores, account.username, [])
  await stores.ways.removeOf(id)
  await stores.accounts.remove(id)
}
