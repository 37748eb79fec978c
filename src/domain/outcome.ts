/**
 * How it ended for somebody who came to the door. Each is counted apart, by day; nothing else is kept (S1, C8).
 * `refused-full`: the queue was full, and they were not let in afterwards.
 */
export const outcomes = [
  'answered',
  'left-waiting',
  'not-there',
  'refused-full',
  'tried-closed',
  'not-reached',
] as const

export type Outcome = (typeof outcomes)[number]
