import type { Limits } from '../../domain/limits.ts'
import type { Instant } from '../../domain/people.ts'

/** The last time that somebody was told, or was to be told and could not be. */
export interface Attempt {
  readonly at: Instant
  readonly isTold: boolean
}

/**
 * [AL2] [AL3] Place in the list of who is told now, from `turn` on and then again from the first; null: nobody yet.
 * `attempts` holds each person's last one, of this alarm or an earlier one. Who could not be reached is tried
 * again after the time of one turn.
 */
export function whoseTurn(
  attempts: readonly (Attempt | null)[],
  turn: number,
  now: Instant,
  { alarmNext, alarmAgain }: Pick<Limits, 'alarmNext' | 'alarmAgain'>,
): number | null {
  const mayBeTold = (attempt: Attempt | null | undefined) =>
    !attempt || now - attempt.at >= (attempt.isTold ? alarmAgain : alarmNext)
  const places = attempts.map((_, step) => (turn + step) % attempts.length)
  return places.find(place => mayBeTold(attempts[place])) ?? null
}
