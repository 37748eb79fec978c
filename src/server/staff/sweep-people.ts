import { systemActor } from '../../domain/audit-log.ts'
import type { Instant } from '../../domain/people.ts'
import { grantKindsOf } from '../../domain/roles.ts'
import { dropInvitation } from './invite.ts'
import type { StaffDeps } from './staff.ts'

/** Retention (numbers.md): a staff account, after leaving. */
export const leftKept = 30 * 24 * 60 * 60_000
const often = 60_000

/**
 * [SI29] Erases who left 30 days ago, with the lines that name them, and invitations whose time is over with the answer
 * that nobody let in. Looks once a minute.
 */
export function sweepPeople(
  { commit, clock }: Pick<StaffDeps, 'commit' | 'clock'>,
  eraseJournal: () => Promise<void>,
): () => Promise<void> {
  let lookedAt: Instant = 0
  return async () => {
    const now = clock.now()
    if (now < lookedAt + often && now >= lookedAt) return
    lookedAt = now
    const erased = await commit(async stores => {
      const over = (await stores.invitations.all()).filter(({ until }) => now >= until)
      for (const { id } of over) await dropInvitation(stores, id)
      const left = (await stores.accounts.all()).filter(
        account => account.state === 'off' && now >= account.offAt + leftKept,
      )
      for (const { id, role } of left) {
        const kinds = grantKindsOf(role)
        if (kinds.length > 0) await stores.grants.removeOf(kinds, id)
        await stores.accounts.remove(id)
        await stores.auditLog.append({ actor: systemActor, action: 'account-erased', object: id })
      }
      return over.length + left.length
    })
    if (erased > 0) await eraseJournal()
  }
}
