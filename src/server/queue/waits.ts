import { type WaitRange, waitsShown } from '../../domain/waiting-time.ts'
import type { QueueDeps } from './queue.ts'

/** [WT3] The range of waiting time, in minutes, for the places 1 to `places`; undefined as long as it is not known. */
export function waitsOf(
  { duty, evening, limits, clock }: QueueDeps,
  places: number,
): readonly (WaitRange | undefined)[] {
  const pace = evening.pace(duty.reachable(clock.now()).length, limits.handlingMinutes)
  return waitsShown(places, pace, evening.figures.ended)
}
