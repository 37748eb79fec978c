import { letIn, type PlaceIn } from '../../domain/queue.ts'
import { capacityNow } from './door-state.ts'
import type { QueueDeps } from './queue.ts'

/** [QU7] Lets in who stands outside, the first ticket first, as long as there is a place. Gives who came in. */
export async function letInNext(deps: QueueDeps): Promise<readonly PlaceIn<'outside'>[]> {
  const entered = await deps.commit(async ({ places }) => {
    const free = capacityNow(deps) - (await places.sizeOfLine())
    const entering: PlaceIn<'outside'>[] = []
    while (entering.length < free) {
      const next = await places.nextOutside()
      if (!next) break
      await places.save(letIn(next))
      entering.push(next)
    }
    return entering
  })
  for (const _ of entered) deps.evening.count({ happened: 'arrived' })
  return entered
}
