import type { Instant } from '../../domain/people.ts'
import type { Place } from '../../domain/queue.ts'
import { willNotBeReached } from '../../domain/waiting-time.ts'
import { openNow } from '../schedule/schedule.ts'
import { endRing } from './answer-offer.ts'
import { countLeaving } from './keep-place.ts'
import type { QueueDeps } from './queue.ts'

/** A little more than what is promised, so that a slow second never makes it less than ten minutes. */
const margin = 15_000
const deserted = 3 * 60_000

/**
 * [QU15] Closing is a process: ten minutes before the end everyone in line hears whether it will still be their turn;
 * at the end those who were told it will not are let go, the others are still helped. Running conversations go on.
 * Closed on the spot, everyone who waits is let go at once. Gives the places of those who were let go.
 */
export async function closeByTheClock(deps: QueueDeps): Promise<readonly Place[]> {
  const opening = openNow(deps.schedule)
  if (!opening.isOpen) {
    const isOnTheSpot = opening.reason?.kind === 'closed' || opening.reason?.kind === 'paused'
    return letGo(deps, isOnTheSpot || isDeserted(deps))
  }
  if (opening.closesAt === null) return []
  const left = opening.closesAt - deps.clock.now()
  if (left <= deps.limits.closingNotice + margin) await tellClosing(deps, opening.closesAt, left)
  return []
}

/** Nobody is coming any more: a desk that reloads or a server that starts again is back within this time. */
function isDeserted({ duty, evening, clock }: QueueDeps): boolean {
  const now = clock.now()
  const since = evening.desertedSince(duty.all().length > 0, now)
  return since !== undefined && now - since >= deserted
}

async function tellClosing(deps: QueueDeps, closesAt: Instant, left: number): Promise<void> {
  const { commit, evening, duty, limits, delivery } = deps
  const promises = evening.promisesFor(closesAt)
  const places = await commit(stores => stores.places.all())
  const standing = places.filter(stands)
  if (standing.some(({ conversation }) => !promises.has(conversation))) {
    const pace = evening.pace(duty.reachable(deps.clock.now()).length, limits.handlingMinutes)
    const tooLate = new Set(willNotBeReached(places, pace, left / 60_000).map(place => place.conversation))
    for (const { conversation, state } of standing)
      if (!promises.has(conversation))
        promises.set(conversation, {
          isReached: state !== 'outside' && !tooLate.has(conversation),
          isTold: false,
        })
  }
  for (const { conversation } of standing) {
    const promised = promises.get(conversation)
    if (!promised || promised.isTold || !delivery.visitors.has(conversation)) continue
    promised.isTold = true
    const { isReached } = promised
    delivery.visitors.tell(conversation, { t: 'closing-soon', within: Math.max(0, left), isReached })
  }
}

/** Who talks already and asked for a colleague is no visitor of this closing: running conversations go on (QU15). */
function isTalking(place: Place): boolean {
  return 'isTalking' in place && place.isTalking
}

function stands(place: Place): boolean {
  const { state } = place
  if (isTalking(place)) return false
  return state === 'waiting' || state === 'ringing' || state === 'outside'
}

/** The door is shut: who has no turn any more is told so and let go; who was passed over does not come back. */
async function letGo(deps: QueueDeps, isForEveryone: boolean): Promise<readonly Place[]> {
  const { commit, evening, delivery, counter } = deps
  const gone = await commit(async ({ places }) => {
    const leaving = (await places.all()).filter(place => {
      const { conversation, state } = place
      if (isTalking(place)) return false
      if (isForEveryone || state === 'passed-over' || state === 'outside' || state === 'ticket') return true
      // A ring that is on may still be taken: the counsellor decides.
      return state === 'waiting' && evening.promiseTo(conversation)?.isReached === false
    })
    for (const { conversation } of leaving) await places.remove(conversation)
    return leaving
  })
  for (const place of gone) {
    deps.blobs.drop(place.conversation)
    evening.forget(place.conversation)
    if (place.state === 'ringing') endRing(deps, place, 'visitor-left')
    if (place.state === 'passed-over' || place.state === 'ticket') await countLeaving(deps, place)
    else await counter.count('not-reached')
    delivery.visitors.tell(place.conversation, { t: 'refused', code: 'closed-now' })
  }
  return gone
}
