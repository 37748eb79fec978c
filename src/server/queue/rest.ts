import type { CounsellorId } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { becomes, tellStatus } from './answer-offer.ts'
import type { QueueDeps } from './queue.ts'
import { tellBoard } from './tell-places.ts'

/** [RG8] A pause; colleagues see how long it will be when that was said. Nobody is rung before "ik ben er weer". */
export function pause(
  deps: QueueDeps,
  counsellor: CounsellorId,
  minutes: number | null,
): Promise<Refused | undefined> {
  const until = minutes === null ? null : deps.clock.now() + minutes * 60_000
  return becomes(deps, counsellor, { status: 'paused', until })
}

/** [RG8] After a heavy conversation: time to breathe, and coordinators see that this counsellor asks to talk about it. */
export async function breathe(deps: QueueDeps, counsellor: CounsellorId): Promise<Refused | undefined> {
  const { clock, limits, duty, debriefs } = deps
  const until = clock.now() + limits.breather
  const refused = await becomes(deps, counsellor, { status: 'breather', until })
  if (refused) return refused
  const person = duty.find(counsellor)
  if (person) debriefs.ask(person, clock.now())
  tellDebrief(deps, counsellor)
  return undefined
}

/** [RG7] [RG8] More of the time that one has now, with one press. Refuses `out-of-order` when nothing runs. */
export async function takeLonger(deps: QueueDeps, counsellor: CounsellorId): Promise<Refused | undefined> {
  const { duty, clock, limits } = deps
  const more = { 'rounding-off': limits.protectedTime, breather: limits.breather, paused: limits.pauseLonger }
  const person = duty.find(counsellor)
  const status = person?.status
  if (status !== 'rounding-off' && status !== 'breather' && status !== 'paused') return refuse('out-of-order')
  const now = clock.now()
  duty.set(counsellor, status, now, Math.max(now, person?.until ?? now) + more[status])
  tellStatus(deps, counsellor)
  await tellBoard(deps)
  return undefined
}

/** [RG8] Talking about it is not needed any more. */
export function withdrawDebrief(deps: QueueDeps, counsellor: CounsellorId): undefined {
  deps.debriefs.forget(counsellor)
  tellDebrief(deps, counsellor)
}

/** [RG8] "Ik bel haar": the counsellor sees who will. Refuses `expired` when nobody asks any more. */
export function answerDebrief(deps: QueueDeps, counsellor: CounsellorId, by: string): Refused | undefined {
  if (!deps.debriefs.answer(counsellor, by)) return refuse('expired')
  tellDebrief(deps, counsellor)
  return undefined
}

function tellDebrief({ debriefs, delivery }: QueueDeps, counsellor: CounsellorId): void {
  const asked = debriefs.of(counsellor)
  const answeredBy = asked?.answeredBy ?? null
  delivery.desks.tell(counsellor, { t: 'debrief', isAsked: asked !== undefined, answeredBy })
}

/** [RG8] A page that comes anew hears what its counsellor was doing, and who will call. */
export function tellRest(deps: QueueDeps, counsellor: CounsellorId): void {
  const status = deps.duty.find(counsellor)?.status
  if (status === 'rounding-off' || status === 'breather' || status === 'paused') tellStatus(deps, counsellor)
  if (deps.debriefs.of(counsellor)) tellDebrief(deps, counsellor)
}
