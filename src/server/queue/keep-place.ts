import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { comeBack, loseSight, type Place, stopRinging } from '../../domain/queue.ts'
import { endRing } from './answer-offer.ts'
import type { OnDuty } from './duty.ts'
import type { QueueDeps } from './queue.ts'
import { ringNext } from './ring-next.ts'
import { tellBoard, tellPlaces } from './tell-places.ts'

/** [QU5] The visitor's page is gone: the place is kept, a ring for it stops at once. */
export async function visitorLost(deps: QueueDeps, conversation: ConversationId): Promise<void> {
  const { commit, clock, limits } = deps
  const rung = await commit(async ({ places }) => {
    const place = await places.find(conversation)
    if (!place) return undefined
    await places.save(loseSight(place.state === 'ringing' ? stopRinging(place) : place, clock.now(), limits))
    return place.state === 'ringing' ? place : undefined
  })
  if (rung) endRing(deps, rung, 'visitor-left')
  await ringNext(deps)
  await tellBoard(deps)
}

/** [QU5] The visitor is back on the same place. Gives the place, if there is one. */
export async function visitorBack(deps: QueueDeps, conversation: ConversationId): Promise<Place | undefined> {
  const back = await deps.commit(async ({ places }) => {
    const place = await places.find(conversation)
    if (!place) return undefined
    const here = comeBack(place)
    await places.save(here)
    return here
  })
  if (!back) return undefined
  deps.evening.forget(conversation)
  await ringNext(deps)
  await tellPlaces(deps, back.ticketAt)
  return back
}

/**
 * The visitor goes out of the line, or away from outside it; everything of the place is erased and counted (QU13).
 * Gives whether there was one.
 */
export async function leaveQueue(deps: QueueDeps, conversation: ConversationId): Promise<boolean> {
  const left = await deps.commit(async ({ places }) => {
    const place = await places.find(conversation)
    await places.remove(conversation)
    return place
  })
  deps.blobs.drop(conversation)
  if (left) await countLeaving(deps, left)
  deps.evening.forget(conversation)
  if (left?.state === 'ringing') endRing(deps, left, 'visitor-left')
  await ringNext(deps)
  if (left) await tellPlaces(deps, left.ticketAt)
  return left !== undefined
}

/** [QU13] How it ended for somebody who waited and does not any more. A ticket that was never used counts for nothing. */
export async function countLeaving({ counter, evening, clock }: QueueDeps, place: Place): Promise<void> {
  if (place.state === 'ticket' || ('isTalking' in place && place.isTalking)) return
  if (place.state === 'outside') return counter.count('refused-full')
  const isPassedOver = place.state === 'passed-over'
  if (!isPassedOver)
    evening.count({ happened: 'left-waiting', afterMinutes: (clock.now() - place.ticketAt) / 60_000 })
  await counter.count(isPassedOver ? 'not-there' : 'left-waiting')
}

/**
 * A desk sits down, or comes back on a new socket before the old one was missed. A ring that was on at the old one
 * cannot be answered any more: it stops, and costs nobody anything.
 */
export async function counsellorArrives(
  deps: QueueDeps,
  person: Pick<OnDuty, 'id' | 'name' | 'disciplines' | 'status'>,
): Promise<void> {
  deps.duty.arrive(person, deps.clock.now())
  await stopRingOf(deps, person.id)
}

async function stopRingOf({ commit }: QueueDeps, counsellor: CounsellorId): Promise<void> {
  await commit(async ({ places }) => {
    const place = await places.ringingFor(counsellor)
    if (place) await places.save(stopRinging(place))
  })
}

/** A desk that goes while it rings is no miss of a person: the same place, the next counsellor. */
export async function counsellorLost(deps: QueueDeps, counsellor: CounsellorId): Promise<void> {
  deps.duty.leave(counsellor, deps.clock.now())
  await stopRingOf(deps, counsellor)
  await ringNext(deps)
  await tellBoard(deps)
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
