import { systemActor } from '../../domain/audit-log.ts'
import { localMoment } from '../../domain/local-moment.ts'
import type { LocalDate } from '../../domain/opening-plan.ts'
import type { ContactDeps } from './contact.ts'

const day = 24 * 60 * 60_000

/**
 * [RT2] Erases messages whose days are over, dealt with or not, from the journal as well; looks once a day. [CT12] Sees to
 * the mails that are owed.
 */
export function sweepContact(deps: ContactDeps): () => Promise<void> {
  const { commit, clock, zone, keptDays, mail, erasure, log } = deps
  let lookedOn: LocalDate = ''
  return async () => {
    await mail?.sweep()
    const now = clock.now()
    const today = localMoment(zone, now).date
    if (today === lookedOn) return
    const first = localMoment(zone, now - keptDays * day).date
    const count = await commit(async ({ contactMessages, auditLog }) => {
      const times = await contactMessages.removeBefore(first)
      if (times > 0) await auditLog.append({ actor: systemActor, action: 'messages-expired', times })
      return times
    })
    lookedOn = today
    if (count === 0) return
    log.event('contact-erased', { count })
    await erasure.erase()
  }
}
