/** How many times what one network may do a wider one may: more than the busiest school or provider that is no flood. */
const wider = { pace: 8, room: 2 }

/** One name under which is counted what comes from somewhere, and how many times the limit of one network holds for it. */
export interface Counted {
  /** A keyed hash of a day (FL8). */
  readonly key: string
  /** Of what comes and goes: lines, questions, guesses. */
  readonly pace: number
  /** Of what takes a part of one room, where eight parts would be the whole of it: tickets, notes for a reload, knocks for a name. */
  readonly room: number
}

/**
 * [FL10] Where somebody comes from: the own network first, then the wider one it lies in, where one machine may have the
 * whole of that. Whoever counts a network counts all of these, and the own one first: what that one refuses is not held
 * against its neighbours.
 */
export type Network = readonly Counted[]

export function networkUnder(own: string, within?: string): Network {
  const counted = { key: own, pace: 1, room: 1 }
  return within === undefined ? [counted] : [counted, { key: within, ...wider }]
}
