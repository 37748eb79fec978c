import { mayAskColleague } from '../../domain/change.ts'
import type { ConversationId, Instant } from '../../domain/people.ts'
import { standBeside } from '../../domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { ringNext } from '../queue/ring-next.ts'
import { tellPlaces } from '../queue/tell-places.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'

/**
 * [CH6] The visitor whose counsellor is gone for two minutes asks for a colleague: a place beside the conversation, where
 * the first ticket says. Refuses `out-of-order` before that, or while somebody is coming already.
 */
export async function askColleague(deps: ConversationDeps, id: ConversationId): Promise<Refused | undefined> {
  const stands = await deps.commit(stores => stand(deps, stores, id))
  if (isRefused(stands)) return stands
  // Asked again by a page that did not hear the answer: it is told anew.
  deps.queue.evening.forget(id)
  await ringNext(deps.queue)
  await tellPlaces(deps.queue, stands)
  return undefined
}

async function stand(
  { clock, limits }: ConversationDeps,
  { conversations, changes, places }: LiveStores,
  id: ConversationId,
): Promise<Instant | Refused> {
  const found = await conversations.find(id)
  if (!found) return refuse('conversation-ended')
  if (found.state !== 'interrupted' || !mayAskColleague(found, clock.now(), limits))
    return refuse('out-of-order')
  if (await changes.of(id)) return refuse('out-of-order')
  const { ticketAt, usedEpoch, wish } = found
  if (await places.find(id)) return ticketAt
  const secrets = await conversations.secretsOf(id)
  if (!secrets) return refuse('conversation-ended')
  await places.add(standBeside({ conversation: id, ticketAt, epoch: usedEpoch + 1 }, wish), secrets)
  return ticketAt
}
