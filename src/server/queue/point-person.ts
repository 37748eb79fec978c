import { localMoment } from '../../domain/local-moment.ts'
import type { CounsellorId } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { PointDesk } from '../alarm/first-call.ts'
import type { PointPerson } from '../schedule/decisions.ts'
import type { QueueDeps } from './queue.ts'

/** Today on the wall calendar of the helpline. */
export function todayOf({ schedule, clock }: QueueDeps): string {
  return localMoment(schedule.hours.zone, clock.now()).date
}

/** Who is "aanspreekpunt" now; null: nobody. At a desk or not. */
export function pointPersonOf(deps: QueueDeps): (PointPerson & { readonly isByRoster: boolean }) | null {
  const { pointPerson } = deps.decided.now
  // What a coordinator decided today wins: it was decided by somebody who sees the evening (RO12).
  if (pointPerson?.day === todayOf(deps)) return { ...pointPerson, isByRoster: false }
  const point = deps.rosterNow.pointAt(deps.clock.now())
  return point && { id: point.id, name: point.name, day: point.date, isByRoster: true }
}

/** [AL14] The desk that an alarm goes to first, while it is open. */
export function pointDeskOf(deps: QueueDeps): PointDesk | undefined {
  const person = pointPersonOf(deps)
  const line = person && deps.duty.find(person.id) && deps.delivery.desks.find(person.id)
  return line ? { id: person.id, name: person.name, line } : undefined
}

/** [AL14] Marks somebody who is at a desk, for today, or takes it back. Refuses `expired` for who is not there any more. */
export async function setPointPerson(
  deps: QueueDeps,
  counsellor: CounsellorId | null,
  by: string,
): Promise<Refused | undefined> {
  const person = counsellor === null ? null : deps.duty.find(counsellor)
  if (person === undefined) return refuse('expired')
  const pointPerson = person && { id: person.id, name: person.name, day: todayOf(deps) }
  const act = { actor: by, action: 'point-person-changed', object: counsellor ?? '' } as const
  await deps.decided.decide(() => ({ pointPerson }), act)
  return undefined
}
