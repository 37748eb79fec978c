import { isTicketAgain } from '../../domain/come-again.ts'
import type { ConversationId } from '../../domain/people.ts'
import { joinQueue as join, standOutside, type Wish } from '../../domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { capacityNow, doorState } from './door-state.ts'
import type { QueueDeps } from './queue.ts'
import { ringNext } from './ring-next.ts'
import { tellPlaces } from './tell-places.ts'

/**
 * More than an evening can ever help: who comes later keeps the ticket and is not promised a place. Twice what one network
 * can take, so that its flood leaves room for others (FL4).
 */
const mostOutside = 1_000

/**
 * [QU1] A ticket becomes a place. When the queue is full the visitor stands outside (QU7): the answer is `queue-full`,
 * and a place follows by itself, in order, as soon as one comes free.
 */
export async function joinQueue(
  deps: QueueDeps,
  conversation: ConversationId,
  wish: Wish,
): Promise<Refused | undefined> {
  const { commit, clock, evening, limits } = deps
  const joined = await commit(async ({ places }) => {
    const place = await places.find(conversation)
    if (!place) return refuse('expired')
    const waiting = join(place, wish, clock.now())
    if (isRefused(waiting)) return waiting
    const inLine = await places.sizeOfLine()
    // Since the ticket was given the last half hour may have begun, or the coordinator may have closed.
    const { mayCome, state } = doorState(deps, inLine)
    const isCutOff = state === 'stopped' && isTicketAgain(place, limits)
    if (!mayCome && !isCutOff) return refuse(state === 'paused' ? 'paused' : 'closed-now')
    // Who stands outside was first: a place that comes free at this moment is theirs.
    const mustWait = inLine >= capacityNow(deps) || (await places.nextOutside()) !== undefined
    const outside = mustWait ? (await places.outside()).length : 0
    if (mustWait) deps.pressure.fullness = outside / mostOutside
    if (outside >= mostOutside) return refuse('queue-full')
    await places.save(mustWait ? standOutside(waiting) : waiting)
    return mustWait ? refuse('queue-full') : waiting
  })
  if (isRefused(joined)) return joined
  evening.count({ happened: 'arrived' })
  await ringNext(deps)
  await tellPlaces(deps, joined.ticketAt)
  return undefined
}

/** [FL2] Who stood outside may be gone by now: then nobody's work is harder for it. */
export async function watchFullness({ commit, pressure }: QueueDeps): Promise<void> {
  if (pressure.fullness === 0) return
  pressure.fullness = (await commit(({ places }) => places.outside())).length / mostOutside
}
