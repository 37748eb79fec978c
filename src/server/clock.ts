import type { Instant } from '../domain/people.ts'

/** "Now", so that an evening can be played in a second. */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Date.now() }
