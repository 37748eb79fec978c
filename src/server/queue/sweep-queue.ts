import { needsAlarm, type Place, timeOut } from '../../domain/queue.ts'
import { endRing } from './answer-offer.ts'
import { closeByTheClock } from './closing.ts'
import { watchFullness } from './join-queue.ts'
import { countLeaving } from './keep-place.ts'
import { letInNext } from './let-in.ts'
import { todayOf } from './point-person.ts'
import type { QueueDeps } from './queue.ts'
import { ringNext } from './ring-next.ts'
import { tellBoard } from './tell-places.ts'

/**
 * What the clock does to the queue: old tickets go, rings pass to the next counsellor, silent places are passed over,
 * the alarm is raised or settled, and the evening closes.
 */
export async function sweepQueue(deps: QueueDeps): Promise<void> {
  const today = todayOf(deps)
  deps.evening.isOn(today)
  await deps.decided.forgetPast(deps.clock.now(), today)
  deps.blobs.forgetPast(deps.clock.now())
  const changed = await timeOutPlaces(deps)
  const closed = await closeByTheClock(deps)
  const moved = [...changed, ...closed, ...(await letInNext(deps))]
  for (const { ticketAt } of moved) deps.telling.changedFrom(ticketAt)
  // Also without a change: somebody's two minutes of peace, or of patience for a fitting colleague, may be over.
  await ringNext(deps)
  // A shift that begins may have another point person (RO12).
  const hasTurned = await deps.rosterNow.hasTurned(today, deps.clock.now())
  if (moved.length > 0 || hasTurned) await tellBoard(deps)
  await watchForAlarm(deps)
  await watchFullness(deps)
}

async function timeOutPlaces(deps: QueueDeps): Promise<readonly Place[]> {
  const { commit, clock, limits } = deps
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
  for (const place of changed) await tellTimeOut(deps, place)
  return changed
}

async function tellTimeOut(deps: QueueDeps, place: Place): Promise<void> {
  if (place.state === 'ringing') return endRing(deps, place, 'missed')
  if (place.state === 'waiting') {
    if (place.isTalking) return undefined
    // The visitor stopped waiting when the page went out of sight.
    const lastSeen = (place.keptUntil ?? deps.clock.now()) - deps.limits.placeKept
    deps.evening.forget(place.conversation)
    deps.evening.count({ happened: 'left-waiting', afterMinutes: (lastSeen - place.ticketAt) / 60_000 })
    return deps.delivery.visitors.tell(place.conversation, { t: 'passed-over' })
  }
  deps.blobs.drop(place.conversation)
  await countLeaving(deps, place)
}

/** [QU12] Nobody answers: a person who is not looking is reached, and the visitor gets an honest line, once. */
async function watchForAlarm(deps: QueueDeps): Promise<void> {
  const { commit, clock, limits, alarm, evening, delivery } = deps
  const isDeserted = deps.duty.reachable(clock.now()).length === 0
  const inLine = await commit(({ places }) => (isDeserted ? places.inLine() : places.rungFor()))
  const now = clock.now()
  const unanswered = inLine.filter(
    place =>
      needsAlarm(place, now, limits) ||
      (isDeserted && place.keptUntil === null && now - place.ticketAt >= limits.alarmAfter),
  )
  for (const { conversation, isTalking } of unanswered)
    if (!isTalking && evening.isFirstDelay(conversation)) delivery.visitors.tell(conversation, { t: 'delay' })
  const first = unanswered[0]
  if (!first) alarm.settle()
  else alarm.raise(isDeserted ? 'nobody' : first.misses >= limits.alarmMisses ? 'misses' : 'ringing-long')
}
