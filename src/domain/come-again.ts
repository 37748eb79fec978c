import type { Conversation } from './conversation.ts'
import type { Limits } from './limits.ts'
import type { ConversationId, Instant } from './people.ts'
import { type Place, type PlaceIn, takeTicket } from './queue.ts'
import { type Refused, refuse } from './refusal.ts'

/**
 * [CH7] A ticket after a lost connection, for a new conversation `next`: the order is that of the first ticket, so nobody
 * who came later stands before. Refuses `out-of-order` for a conversation that did not end so.
 */
export function ticketAgain(
  conversation: Conversation,
  next: ConversationId,
  now: Instant,
  limits: Limits,
): PlaceIn<'ticket'> | Refused {
  if (conversation.state !== 'closing' || conversation.endedBy !== 'lost-connection')
    return refuse('out-of-order')
  if (next === conversation.id) return refuse('out-of-order')
  return { ...takeTicket(next, now, limits), ticketAt: conversation.ticketAt }
}

/**
 * [CH7] Whether this ticket was given after a lost connection: it is younger than the time it has. Who was cut off is no
 * new visitor, and the end of the intake is not for them (WT4).
 */
export function isTicketAgain(place: Place, limits: Limits): boolean {
  return place.state === 'ticket' && place.until - limits.ticket > place.ticketAt
}
