import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { comeBack, loseSight, type PlaceIn, stopRinging, timeOut } from '../../domain/queue.ts'
import { endRing } from './answer-offer.ts'
import type { QueueDeps } from './queue.ts'
import { ringNext } from './ring-next.ts'
import { tellPlaces } from './tell-places.ts'

/** [QU5] The visitor's page is gone: the place is kept, a ring for it stops at once. */
export async function visitorLost(deps: QueueDeps, conversation: ConversationId): Promise<void> {
  const { commit, clock, limits } = deps
  const rung = await commit(async ({ places }) => {
    const place = await places.find(conversation)
    if (!place) return undefined
    await places.save(loseSight(place.state === 'ringing' ? stopRinging(place) : place, clock.now(), limits))
    return place.state === 'ringing' ? place : undefined
  })
  await afterRing(deps, rung)
}

/** [QU5] The visitor is back on the same place. Gives whether there is one. */
export async function visitorBack(deps: QueueDeps, conversation: ConversationId): Promise<boolean> {
  const isHere = await deps.commit(async ({ places }) => {
    const place = await places.find(conversation)
    if (place) await places.save(comeBack(place))
    return place !== undefined
  })
  if (!isHere) return false
  deps.toldPlaces.delete(conversation)
  await ringNext(deps)
  await tellPlaces(deps)
  return true
}

/** The visitor goes out of the line; everything of the place is erased. */
export async function leaveQueue(deps: QueueDeps, conversation: ConversationId): Promise<void> {
  const rung = await deps.commit(async ({ places }) => {
    const place = await places.find(conversation)
    await places.remove(conversation)
    return place?.state === 'ringing' ? place : undefined
  })
  await afterRing(deps, rung)
}

/** A desk that goes while it rings is no miss of a person: the same place, the next counsellor. */
export async function counsellorLost(deps: QueueDeps, counsellor: CounsellorId): Promise<void> {
  deps.duty.leave(counsellor)
  await deps.commit(async ({ places }) => {
    const place = await places.ringingFor(counsellor)
    if (place) await places.save(stopRinging(place))
  })
  await ringNext(deps)
  await tellPlaces(deps)
}

async function afterRing(deps: QueueDeps, rung: PlaceIn<'ringing'> | undefined): Promise<void> {
  if (rung) endRing(deps, rung, 'visitor-left')
  await ringNext(deps)
  await tellPlaces(deps)
}

/** What the clock does to the queue: old tickets go, rings pass to the next counsellor, silent places are passed over. */
export async function sweepQueue(deps: QueueDeps): Promise<void> {
  const { commit, clock, limits, delivery } = deps
  const changed = await commit(async ({ places }) => {
    const now = clock.now()
    const due = await places.due(now)
    for (const place of due) {
      const next = timeOut(place, now, limits)
      if (next === 'gone') await places.remove(place.conversation)
      else await places.save(next)
    }
    return due
  })
  for (const place of changed) {
    if (place.state === 'ringing') endRing(deps, place, 'missed')
    if (place.state === 'waiting') delivery.visitors.tell(place.conversation, { t: 'passed-over' })
  }
  // Also without a change: somebody's two minutes of peace may be over.
  await ringNext(deps)
  if (changed.length > 0) await tellPlaces(deps)
}

/** After a start nobody is connected yet: rings stop, and every place is kept for its time (QU5). */
export async function recoverQueue({ commit, clock, limits }: QueueDeps): Promise<void> {
  await commit(async ({ places }) => {
    const now = clock.now()
    for (const place of await places.all()) {
      const resting = place.state === 'ringing' ? stopRinging(place) : place
      const kept = loseSight(resting, now, limits)
      if (kept !== place) await places.save(kept)
    }
  })
}
