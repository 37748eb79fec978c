import type { ConversationId } from '../../domain/people.ts'
import { takeTicket as ticketFor } from '../../domain/queue.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { hashSecret, makeSecret } from '../secret.ts'
import type { QueueDeps } from './queue.ts'

/** The two secrets of a visitor's page: `ticket` proves that it is this page, `bye` only lets it leave (SE38). */
export interface Ticket {
  readonly ticket: string
  readonly bye: string
}

/**
 * [QU6] Gives a ticket for a conversation that the visitor's page made. `isKnown` says whether a conversation with
 * this id is going on. Refuses `already-open` for an id that is in use.
 */
export async function takeTicket(
  { commit, clock, limits }: QueueDeps,
  conversation: ConversationId,
  isKnown: (conversation: ConversationId) => Promise<boolean>,
): Promise<Ticket | Refused> {
  if (await isKnown(conversation)) return refuse('already-open')
  const ticket = { ticket: makeSecret(32), bye: makeSecret(16) }
  const secrets = { ticketHash: hashSecret(ticket.ticket), byeHash: hashSecret(ticket.bye) }
  return commit(async ({ places }) => {
    if (await places.find(conversation)) return refuse('already-open')
    await places.add(ticketFor(conversation, clock.now(), limits), secrets)
    return ticket
  })
}
