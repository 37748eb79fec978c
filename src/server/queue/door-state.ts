import { meanHandlingMinutes } from '../../domain/evening-figures.ts'
import type { Opening } from '../../domain/opening-plan.ts'
import { queueCapacity } from '../../domain/queue.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { intakeStops } from '../../domain/waiting-time.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { openNow } from '../schedule/schedule.ts'
import type { QueueDeps } from './queue.ts'

export interface DoorState {
  readonly state: PublicStatus['state']
  readonly mayCome: boolean
  readonly opening: Opening
}

/**
 * [QU14] The door now: the hours, people who can really be reached, a place in the queue, and enough time left.
 * `waiting` is how many stand in line.
 */
export function doorState(deps: QueueDeps, waiting: number): DoorState {
  const opening = openNow(deps.schedule)
  const state = stateOf(deps, opening, waiting)
  return { state, mayCome: isWelcome(state, deps.mayWaitUnattended), opening }
}

function stateOf(deps: QueueDeps, opening: Opening, waiting: number): PublicStatus['state'] {
  const { duty, clock } = deps
  if (!deps.isSetUp()) return 'not-set-up'
  if (!opening.isOpen) return opening.reason?.kind === 'paused' ? 'paused' : 'closed'
  if (hasTooLittleTime(deps, opening.closesAt, waiting)) return 'stopped'
  if (waiting >= capacityNow(deps)) return 'full'
  if (duty.reachable(clock.now()).length === 0) return 'unattended'
  return waiting === 0 && duty.free(clock.now()).length > 0 ? 'open' : 'waiting'
}

/** [WT4] One more visitor could not be helped before closing. Nobody at the desk is another answer. */
function hasTooLittleTime(deps: QueueDeps, closesAt: number | null, waiting: number): boolean {
  const { duty, evening, limits, clock } = deps
  if (closesAt === null) return false
  return intakeStops({
    waiting,
    handlingMinutes: meanHandlingMinutes(evening.figures, limits.handlingMinutes),
    counsellors: Math.max(1, duty.all().length),
    minutesLeft: (closesAt - clock.now()) / 60_000,
    latestMinutes: limits.intakeLatestMinutes,
  })
}

function isWelcome(state: PublicStatus['state'], mayWaitUnattended: boolean): boolean {
  return state === 'unattended' ? mayWaitUnattended : ['open', 'waiting', 'full'].includes(state)
}

/** [QU7] How many may stand in line now. */
export function capacityNow({ duty, decided, limits, clock }: QueueDeps): number {
  return queueCapacity(duty.reachable(clock.now()).length, limits, decided.now.cap)
}

/** Refuses while no new visitor may come in; that somebody tried is counted (QU13). */
export async function mayComeIn(deps: QueueDeps): Promise<Refused | undefined> {
  const waiting = await deps.commit(({ places }) => places.sizeOfLine())
  const { state, mayCome } = doorState(deps, waiting)
  if (mayCome) return undefined
  await deps.counter.count('tried-closed')
  return refuse(state === 'paused' ? 'paused' : 'closed-now')
}
