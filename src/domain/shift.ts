import type { LocalDate, LocalTime, Period } from './opening-plan.ts'
import { type CounsellorId, type Discipline, disciplines, type Instant } from './people.ts'

/** How many people a shift needs, and of each discipline at least so many among them. */
export interface Needed {
  readonly people: number
  readonly atLeast: { readonly [Name in Discipline]: number }
}

/** A colleague took over a place in a shift. */
export interface Swap {
  readonly from: CounsellorId
  readonly to: CounsellorId
  readonly at: Instant
  /** Who left was the point person: the shift has none until somebody is made so. */
  readonly wasPoint: boolean
}

/** What a coordinator decides about a shift. */
export interface ShiftPlan extends Period {
  readonly date: LocalDate
  readonly needed: Needed
  readonly people: readonly CounsellorId[]
  /** Among `people`; the first whom an alarm reaches while the shift runs (RO12). */
  readonly pointPerson: CounsellorId | null
}

/** A time within one day of the wall calendar for which the helpline needs people at the desk. */
export interface Shift extends ShiftPlan {
  readonly id: string
  /** Counts every change, so that two people who change it at once do not undo each other (RO6). */
  readonly version: number
  /** Those of `people` who ask for somebody to take over. */
  readonly putUp: readonly CounsellorId[]
  /** In the order in which it happened. */
  readonly swaps: readonly Swap[]
}

/** A counsellor as the roster knows them. */
export interface RosterPerson {
  readonly id: CounsellorId
  readonly name: string
  readonly disciplines: readonly Discipline[]
}

export const mostPeople = 20
export const noneNeeded: Needed['atLeast'] = {
  'psycho-pedagogical': 0,
  social: 0,
  medical: 0,
  'study-choice': 0,
}

/** What is wrong with a plan of a shift (RO1). */
export type PlanFault = 'times' | 'needed' | 'people' | 'point-person'

/** [RO1] What no shift can be: the first thing that is wrong, or undefined. Dates and times are well formed already. */
export function planFault({ from, to, needed, people, pointPerson }: ShiftPlan): PlanFault | undefined {
  if (from >= to) return 'times'
  const counts = [needed.people, ...disciplines.map(name => needed.atLeast[name])]
  if (needed.people < 1 || needed.people > mostPeople) return 'needed'
  if (counts.some(count => count < 0 || count > needed.people)) return 'needed'
  if (people.length > mostPeople || new Set(people).size !== people.length) return 'people'
  if (pointPerson !== null && !people.includes(pointPerson)) return 'point-person'
  return undefined
}

export interface Understaffed {
  /** So many people fewer than needed. */
  readonly people: number
  /** Of these disciplines so many too few. */
  readonly disciplines: readonly { readonly name: Discipline; readonly missing: number }[]
}

/** [RO2] What a shift lacks with these people; null: nothing. Who is not on the staff any more counts for nobody. */
export function understaffedBy(
  { needed, people }: Pick<ShiftPlan, 'needed' | 'people'>,
  staff: readonly RosterPerson[],
): Understaffed | null {
  const there = staff.filter(({ id }) => people.includes(id))
  const lacking = disciplines.flatMap(name => {
    const missing = needed.atLeast[name] - there.filter(one => one.disciplines.includes(name)).length
    return missing > 0 ? [{ name, missing }] : []
  })
  const missing = Math.max(0, needed.people - there.length)
  return missing > 0 || lacking.length > 0 ? { people: missing, disciplines: lacking } : null
}

type When = Pick<ShiftPlan, 'date' | 'from' | 'to'>

/** Whether two shifts share a time. What ends when the other begins does not. */
export function overlap(one: When, other: When): boolean {
  return one.date === other.date && one.from < other.to && other.from < one.to
}

/** The order of a roster: by time, then by id. */
export function inOrder(one: When & { id: string }, other: When & { id: string }): number {
  const key = ({ date, from, to, id }: When & { id: string }) => `${date} ${from} ${to} ${id}`
  return key(one) < key(other) ? -1 : 1
}

/** Monday of the week of a date. A date alone is read as midnight in UTC, where every day has 24 hours. */
export function mondayOf(date: LocalDate): LocalDate {
  return daysLater(date, -((new Date(date).getUTCDay() + 6) % 7))
}

export function daysLater(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/** So many days from a date on, that date first. */
export function datesFrom(date: LocalDate, days: number): LocalDate[] {
  return Array.from({ length: days }, (_, index) => daysLater(date, index))
}

/** The end of a day on the wall. */
export const endOfDay: LocalTime = '24:00'

/** [RO5] A shift with what a coordinator decided anew; who is not in it any more asks nobody to take over. */
export function withPlan(shift: Shift, plan: ShiftPlan): Shift {
  const putUp = shift.putUp.filter(id => plan.people.includes(id))
  return { ...shift, ...plan, putUp, version: shift.version + 1 }
}
