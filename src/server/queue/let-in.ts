import { letIn, nextOutside } from '../../domain/queue.ts'
import { capacityNow } from './door-state.ts'
import type { QueueDeps } from './queue.ts'

/** [QU7] Lets in who stands outside, the first ticket first, as long as there is a place. Gives how many came in. */
export async function letInNext(deps: QueueDeps): Promise<number> {
  const count = await deps.commit(async ({ places }) => {
    const inLine = (await places.inLine()).length
    const free = capacityNow(deps) - inLine
    let outside = free > 0 ? await places.outside() : []
    let entered = 0
    for (let next = nextOutside(outside); next && entered < free; next = nextOutside(outside)) {
      await places.save(letIn(next))
      const { conversation } = next
      outside = outside.filter(place => place.conversation !== conversation)
      entered += 1
    }
    return entered
  })
  for (let entered = 0; entered < count; entered++) deps.evening.count({ happened: 'arrived' })
  return count
}
