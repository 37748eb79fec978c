import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { LetInRequest } from '../../protocol/people.ts'
import { linesFor } from './check-lines.ts'
import type { KeptGrant } from './people.ts'
import type { MainStores, StaffDeps } from './staff.ts'

/**
 * [SI23] Lets in whose answer a deputy's page found right, with the lines it signed: all of them, or none. Refuses
 * `expired` for an invitation that is not answered (any more), and what `linesFor` refuses.
 */
export async function letIn(
  { commit, clock }: StaffDeps,
  by: string,
  { people }: LetInRequest,
): Promise<Refused | undefined> {
  if (new Set(people.map(({ invitation }) => invitation)).size < people.length) return refuse('not-allowed')
  const now = clock.now()
  return commit(async stores => {
    const lines: KeptGrant[] = []
    for (const { invitation: id, grants } of people) {
      const answered = await stores.invitations.find(id)
      if (!answered?.answer || now >= answered.until) return refuse('expired')
      const own = linesFor(id, answered.role, grants)
      if (isRefused(own)) return own
      lines.push(...own)
    }
    for (const { invitation } of people) {
      await welcome(stores, invitation)
      await stores.auditLog.append({ actor: by, action: 'let-in', object: invitation })
    }
    for (const line of lines) await stores.grants.add(line)
    return undefined
  })
}

async function welcome({ accounts, invitations }: MainStores, id: string): Promise<void> {
  await accounts.stand(id, { state: 'active' })
  await invitations.remove(id)
}
