import { queueCapacity } from '../../domain/queue.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { QueueDeps } from './queue.ts'

/** What the site tells of this moment (S1): whether one may come, and how many wait. */
export async function publicStatus(
  { commit, duty, clock, limits }: QueueDeps,
  isSetUp: boolean,
): Promise<PublicStatus> {
  const waiting = (await commit(({ places }) => places.inLine())).length
  if (!isSetUp) return { state: 'not-set-up', waiting: 0 }
  if (waiting >= queueCapacity(duty.reachable(), limits)) return { state: 'full', waiting }
  if (duty.reachable() === 0) return { state: 'unattended', waiting }
  return { state: waiting === 0 && duty.isAnyoneFree(clock.now()) ? 'open' : 'waiting', waiting }
}
