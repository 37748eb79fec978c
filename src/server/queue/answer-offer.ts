import type { CounsellorId } from '../../domain/people.ts'
import { type PlaceIn, stopRinging } from '../../domain/queue.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { OnDuty } from './duty.ts'
import type { QueueDeps } from './queue.ts'
import { ringNext } from './ring-next.ts'
import { tellBoard } from './tell-places.ts'

/** [QU8] "Nu niet": the same place, the next counsellor, and two minutes of peace for this one. */
export async function declineOffer(
  deps: QueueDeps,
  counsellor: CounsellorId,
  offer: string,
): Promise<Refused | undefined> {
  const { commit, duty, clock, limits } = deps
  const stopped = await commit(async ({ places }) => {
    const place = await places.findOffer(offer)
    if (place?.counsellor !== counsellor) return refuse('expired')
    await places.save(stopRinging(place))
    return place
  })
  if ('refused' in stopped) return stopped
  duty.rest(counsellor, clock.now() + limits.declined)
  endRing(deps, stopped, 'declined')
  await ringNext(deps)
  await tellBoard(deps)
  return undefined
}

/** Stops the ring at the desk: missed sets "even weg" (numbers.md), otherwise the counsellor is free again. */
export function endRing(
  { duty, delivery, clock }: QueueDeps,
  { offer, counsellor }: Pick<PlaceIn<'ringing'>, 'offer' | 'counsellor'>,
  why: 'missed' | 'declined' | 'visitor-left' | 'called-off',
): void {
  if (duty.find(counsellor)?.status !== 'ringing') return
  const status = why === 'missed' ? 'away' : 'free'
  duty.set(counsellor, status, clock.now())
  delivery.desks.tell(counsellor, { t: 'offer-gone', offer, why })
  delivery.desks.tell(counsellor, { t: 'status', status })
}

/** The counsellor is ready for the next visitor, or away for a while; a ring that is on is answered first. */
export async function setReady(
  deps: QueueDeps,
  counsellor: CounsellorId,
  isReady: boolean,
): Promise<Refused | undefined> {
  return becomes(deps, counsellor, { status: isReady ? 'free' : 'away', until: null })
}

/** What a counsellor who does not talk does from now on. Refuses `out-of-order` while a ring is on, or a talk. */
export async function becomes(
  deps: QueueDeps,
  counsellor: CounsellorId,
  { status, until }: Pick<OnDuty, 'status' | 'until'>,
): Promise<Refused | undefined> {
  const { duty, clock, evening } = deps
  const person = duty.find(counsellor)
  if (!person) return refuse('not-allowed')
  if (person.status === 'ringing' || person.status === 'talking') return refuse('out-of-order')
  // What a conversation takes is from the take until the counsellor is there for others again (WT6).
  if (person.busyFrom !== null)
    evening.count({ happened: 'ended', afterMinutes: (clock.now() - person.busyFrom) / 60_000 })
  duty.set(counsellor, status, clock.now(), until)
  tellStatus(deps, counsellor)
  await ringNext(deps)
  // Who is there decides how many may wait, and how long it takes.
  await tellBoard(deps)
  return undefined
}

/** What this counsellor does now, and how long that was planned. */
export function tellStatus({ duty, delivery, clock }: QueueDeps, counsellor: CounsellorId): void {
  const person = duty.find(counsellor)
  if (!person) return
  const { status, until } = person
  const planned = until === null ? {} : { left: Math.max(0, until - clock.now()) }
  delivery.desks.tell(counsellor, { t: 'status', status, ...planned })
}
