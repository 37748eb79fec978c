/** How hard the work before a ticket is: a counter below `tries` is to be found, and each try costs `cost` rounds. */
export interface WorkLevel {
  readonly cost: number
  readonly tries: number
}

/**
 * [FL2] From easy to hardest, of PBKDF2. On one core of a laptop the dearest try takes 0.25 s at the first and 0.85 s at the last;
 * a cheap phone is six times slower, and nobody should wait longer than five seconds there. The counter lies
 * anywhere from 0, so half of that is usual, and nobody gains by beginning elsewhere.
 */
export const standardWorkLevels: readonly WorkLevel[] = [
  { cost: 750, tries: 1_000 },
  { cost: 1_200, tries: 1_000 },
  { cost: 1_800, tries: 1_000 },
  { cost: 2_500, tries: 1_000 },
]

/** What presses on the door now. */
export interface Pressing {
  /** Tickets of this visitor's network in the last ten minutes, or its pages with a ticket now: whichever is more. */
  readonly ofNetwork: number
  /** Times that work was asked from it in these ten minutes. */
  readonly askedByNetwork: number
  /** Tickets of everybody in the last minute, where one network counts for at most `perNetwork`. */
  readonly ofAll: number
  /** The part of the room outside the full queue that is taken, 0 to 1. */
  readonly fullness: number
  /** Levels that somebody put on this network for the day. */
  readonly raised: number
}

export interface PressureLimits {
  /** So many of one network are a school class, and no reason for anything. */
  readonly perNetwork: number
}

/** A page asks anew when its work is over: only past so many askings for each visitor is it no page. */
export const askingsPerVisitor = 3
/** More tickets in a minute, over all, than any evening of a helpline. */
const crowd = 120

/**
 * [FL2] The level, from 0, of the work that a page is asked for now: the highest of what its own network, everybody
 * together and the fullness of the house ask for, and what was put on top. Each step past a limit is one level: of one
 * network half as many again, of all twice as many.
 */
export function workLevel(pressing: Pressing, { perNetwork }: PressureLimits, levels: number): number {
  const network = Math.max(pressing.ofNetwork, pressing.askedByNetwork / askingsPerVisitor)
  const own = network > perNetwork ? Math.ceil((network - perNetwork) / (perNetwork / 2)) : 0
  const all = pressing.ofAll > crowd ? Math.ceil(Math.log2(pressing.ofAll / crowd)) : 0
  const full = Math.floor(pressing.fullness * 4)
  return Math.min(levels - 1, Math.max(own, all, full) + pressing.raised)
}

/** [FL4] Of one network at most so many tickets in a quarter of an hour: then others still find a place. */
export function mostTickets({ perNetwork }: PressureLimits): number {
  return perNetwork * 10
}
