import { type Change, comerOf } from '../../domain/change.ts'
import { dropChange } from '../../domain/next-epoch.ts'
import type { ConversationId } from '../../domain/people.ts'
import type { Place } from '../../domain/queue.ts'
import { endRing } from '../queue/answer-offer.ts'
import { ringNext } from '../queue/ring-next.ts'
import { tellBoard, tellPlaces } from '../queue/tell-places.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { setStatus } from './set-status.ts'

/** What was under way beside a conversation: somebody who would come, or a colleague who is asked for. */
export interface Beside {
  readonly change: Change | undefined
  readonly place: Place | undefined
}

export const nothing: Beside = { change: undefined, place: undefined }

/** In the transaction that ends a conversation: nobody comes to it any more. Gives what was under way. */
export async function dropBeside(
  stores: Pick<LiveStores, 'changes' | 'places' | 'conversations'>,
  id: ConversationId,
): Promise<Beside> {
  const change = await stores.changes.of(id)
  if (change) await takeChangeAway(stores, change)
  return { change, place: await takePlaceAway(stores, id) }
}

/** In a transaction: the change is over without having come to anything; an epoch that was handed over is burned. */
export async function takeChangeAway(
  { changes, conversations }: Pick<LiveStores, 'changes' | 'conversations'>,
  change: Change,
): Promise<void> {
  await changes.remove(change.conversation)
  const found = await conversations.find(change.conversation)
  const burned = found && dropChange(found, change)
  if (burned && burned !== found) await conversations.save(burned)
}

/** In a transaction: no colleague is asked for any more. Gives the place that stood beside the conversation. */
export async function takePlaceAway(
  { places }: Pick<LiveStores, 'places'>,
  id: ConversationId,
): Promise<Place | undefined> {
  const place = await places.find(id)
  if (!place || !('isTalking' in place) || !place.isTalking) return undefined
  await places.remove(id)
  return place
}

/** After the commit: whoever was rung or about to come hears that nothing comes of it, and is free again. */
export async function tellBesideGone(
  deps: ConversationDeps,
  { change, place }: Beside,
  why: 'visitor-left' | 'called-off',
): Promise<void> {
  if (!change && !place) return
  const { queue, delivery } = deps
  if (place?.state === 'ringing') endRing(queue, place, 'visitor-left')
  if (change?.stage === 'ringing') endRing(queue, change, why)
  const comer = change && change.reason !== 'back' ? comerOf(change) : null
  if (comer) {
    delivery.desks.tell(comer.counsellor, { t: 'take-over', why })
    setStatus(deps, comer.counsellor, 'free')
  }
  await ringNext(queue)
  if (place) await tellPlaces(queue, place.ticketAt)
  else await tellBoard(queue)
}
