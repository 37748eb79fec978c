import { ticketAgain } from '../../domain/come-again.ts'
import type { ConversationId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { hashSecret, makeSecret } from '../secret.ts'
import type { ConversationDeps } from './conversations.ts'

/**
 * [CH7] After a lost connection the visitor gets one ticket for a new conversation, with the time of the first: given
 * before the old conversation is erased, so that a break in between costs nobody the place. Asked again for the same
 * `next`, as long as it was not used, it is given anew. Refuses `already-open` for a second one.
 */
export async function comeAgain(
  { commit, clock, limits, delivery }: ConversationDeps,
  id: ConversationId,
  next: ConversationId,
): Promise<Refused | undefined> {
  const ticket = { ticket: makeSecret(32), bye: makeSecret(16) }
  const secrets = { ticketHash: hashSecret(ticket.ticket), byeHash: hashSecret(ticket.bye) }
  const refused = await commit(async ({ conversations, places }) => {
    const found = await conversations.find(id)
    if (!found) return refuse('conversation-ended')
    const place = ticketAgain(found, next, clock.now(), limits)
    if (isRefused(place)) return place
    const given = await conversations.nextOf(id)
    const standing = await places.find(next)
    const isAnew = given === next && standing?.state === 'ticket'
    const isUsed = standing !== undefined || (await conversations.find(next)) !== undefined
    if (!isAnew && (given !== undefined || isUsed)) return refuse('already-open')
    await places.remove(next)
    await places.add(place, secrets)
    await conversations.keepNext(id, next)
    return undefined
  })
  if (refused) return refused
  delivery.visitors.tell(id, { t: 'ticket-again', next, ...ticket })
  return undefined
}
