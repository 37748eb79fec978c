import type { ConversationId } from '../../domain/people.ts'
import { joinQueue as join, standOutside, type Wish } from '../../domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { capacityNow } from './door-state.ts'
import type { QueueDeps } from './queue.ts'
import { ringNext } from './ring-next.ts'
import { tellPlaces } from './tell-places.ts'

/**
 * [QU1] A ticket becomes a place. When the queue is full the visitor stands outside (QU7): the answer is `queue-full`,
 * and a place follows by itself, in order, as soon as one comes free.
 */
export async function joinQueue(
  deps: QueueDeps,
  conversation: ConversationId,
  wish: Wish,
): Promise<Refused | undefined> {
  const { commit, clock, evening } = deps
  const joined = await commit(async ({ places }) => {
    const place = await places.find(conversation)
    if (!place) return refuse('expired')
    const waiting = join(place, wish, clock.now())
    if (isRefused(waiting)) return waiting
    const isFull = (await places.inLine()).length >= capacityNow(deps)
    await places.save(isFull ? standOutside(waiting) : waiting)
    return isFull ? refuse('queue-full') : waiting
  })
  if (isRefused(joined)) return joined
  evening.count({ happened: 'arrived' })
  await ringNext(deps)
  await tellPlaces(deps)
  return undefined
}
