import type { ConversationId } from '../../domain/people.ts'
import { joinQueue as join, queueCapacity, type Wish } from '../../domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { QueueDeps } from './queue.ts'
import { ringNext } from './ring-next.ts'
import { tellPlaces } from './tell-places.ts'

/**
 * [QU1] A ticket becomes a place. Refuses `queue-full` when nobody more can be helped in a reasonable time (QU7);
 * the ticket then stays good for its two minutes.
 */
export async function joinQueue(
  deps: QueueDeps,
  conversation: ConversationId,
  wish: Wish,
): Promise<Refused | undefined> {
  const { commit, clock, duty, limits } = deps
  const joined = await commit(async ({ places }) => {
    const place = await places.find(conversation)
    if (!place) return refuse('expired')
    const waiting = join(place, wish, clock.now())
    if (isRefused(waiting)) return waiting
    const inLine = await places.inLine()
    if (inLine.length >= queueCapacity(duty.reachable(), limits)) return refuse('queue-full')
    await places.save(waiting)
    return waiting
  })
  if (isRefused(joined)) return joined
  await ringNext(deps)
  await tellPlaces(deps)
  return undefined
}
