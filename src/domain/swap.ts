import type { CounsellorId, Instant } from './people.ts'
import { type Refused, refuse } from './refusal.ts'
import { overlap, type Shift } from './shift.ts'

/**
 * [RO7] "Wie neemt over?": a counsellor puts the own place in a shift up. Twice is once. Refuses `not-yours` for who is
 * not in it, `expired` once the shift has begun.
 */
export function putUp(shift: Shift, by: CounsellorId, hasBegun: boolean): Shift | Refused {
  if (hasBegun) return refuse('expired')
  if (!shift.people.includes(by)) return refuse('not-yours')
  if (shift.putUp.includes(by)) return shift
  return next(shift, { putUp: [...shift.putUp, by] })
}

/** [RO7] Takes it back. Refuses `not-yours` when it is not up (any more): somebody may just have taken it over. */
export function withdraw(shift: Shift, by: CounsellorId): Shift | Refused {
  if (!shift.putUp.includes(by)) return refuse('not-yours')
  return next(shift, { putUp: shift.putUp.filter(id => id !== by) })
}

export interface TakeOver {
  /** Whose place. */
  readonly from: CounsellorId
  readonly by: CounsellorId
  readonly now: Instant
  readonly hasBegun: boolean
  /** The other shifts of that day. */
  readonly others: readonly Shift[]
}

/**
 * [RO8] A colleague takes a place over. Refuses `expired` once the shift has begun, `not-yours` when the place is not up
 * (any more), `not-allowed` for who is in this shift already or in another at the same time.
 */
export function takeOver(shift: Shift, { from, by, now, hasBegun, others }: TakeOver): Shift | Refused {
  if (hasBegun) return refuse('expired')
  if (!shift.putUp.includes(from)) return refuse('not-yours')
  if (shift.people.includes(by) || isElsewhere(shift, by, others)) return refuse('not-allowed')
  const wasPoint = shift.pointPerson === from
  return next(shift, {
    people: shift.people.map(id => (id === from ? by : id)),
    putUp: shift.putUp.filter(id => id !== from),
    pointPerson: wasPoint ? null : shift.pointPerson,
    swaps: [...shift.swaps, { from, to: by, at: now, wasPoint }],
  })
}

/**
 * [RO9] The coordinator undoes the last swap: all is as before it, the place is up again. Refuses `not-yours` when
 * there is none or the people changed since, `expired` once the shift has begun, `not-allowed` when who gave the place
 * away is in another shift at the same time now.
 */
export function undoSwap(shift: Shift, hasBegun: boolean, others: readonly Shift[]): Shift | Refused {
  if (hasBegun) return refuse('expired')
  const last = lastSwap(shift)
  if (!last) return refuse('not-yours')
  if (isElsewhere(shift, last.from, others)) return refuse('not-allowed')
  return next(shift, {
    people: shift.people.map(id => (id === last.to ? last.from : id)),
    putUp: [...shift.putUp.filter(id => id !== last.to), last.from],
    pointPerson: last.wasPoint && shift.pointPerson === null ? last.from : withoutTaker(shift, last.to),
    swaps: shift.swaps.slice(0, -1),
  })
}

/** The swap that can be undone: the last, while its taker is in the shift and who gave the place away is not. */
export function lastSwap({ swaps, people }: Shift): Shift['swaps'][number] | undefined {
  const last = swaps.at(-1)
  return last && people.includes(last.to) && !people.includes(last.from) ? last : undefined
}

export function isElsewhere(shift: Shift, id: CounsellorId, others: readonly Shift[]): boolean {
  return others.some(other => other.id !== shift.id && overlap(shift, other) && other.people.includes(id))
}

function withoutTaker({ pointPerson }: Shift, taker: CounsellorId): CounsellorId | null {
  return pointPerson === taker ? null : pointPerson
}

function next(shift: Shift, change: Partial<Shift>): Shift {
  return { ...shift, ...change, version: shift.version + 1 }
}
