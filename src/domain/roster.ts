import { planOf } from './day-plan.ts'
import { localMoment } from './local-moment.ts'
import { sessionsBetween, timeOnWall } from './opening-hours.ts'
import type { ClosedBecause, LocalDate, OpeningHours, Period } from './opening-plan.ts'
import type { CounsellorId, Instant } from './people.ts'
import {
  datesFrom,
  endOfDay,
  inOrder,
  overlap,
  type RosterPerson,
  type Shift,
  type ShiftPlan,
  type Understaffed,
  understaffedBy,
} from './shift.ts'
import { covers } from './stretch.ts'

/** What a coordinator should look at in a shift. Nothing of it forbids the shift (RO3). */
export interface ShiftWarnings {
  readonly understaffed: Understaffed | null
  /** In another shift at the same time. */
  readonly twice: readonly CounsellorId[]
  /** Not on the staff as a counsellor any more. */
  readonly gone: readonly CounsellorId[]
  /** The chat is closed for all or part of it; `because` when the whole day is, and there is a reason. */
  readonly closed: { readonly because: ClosedBecause | null } | null
}

interface Around {
  readonly hours: OpeningHours
  readonly staff: readonly RosterPerson[]
  /** The other shifts of that day; this one may be among them. */
  readonly others: readonly Shift[]
}

/** [RO2] [RO3] What there is to warn of, by the plan of the opening hours and not by what is decided on the spot. */
export function warningsOf(shift: Shift, { hours, staff, others }: Around): ShiftWarnings {
  const isOn = (id: CounsellorId) => staff.some(person => person.id === id)
  const beside = others.filter(other => other.id !== shift.id && overlap(shift, other))
  return {
    understaffed: understaffedBy(shift, staff),
    twice: shift.people.filter(id => beside.some(({ people }) => people.includes(id))),
    gone: shift.people.filter(id => !isOn(id)),
    closed: closedDuring(hours, shift),
  }
}

function closedDuring(hours: OpeningHours, { date, ...period }: ShiftPlan): ShiftWarnings['closed'] {
  const { from, to } = timeOnWall(hours.zone, date, period)
  const sessions = sessionsBetween(hours, from, to)
  if (sessions.some(({ opensAt, closesAt }) => opensAt <= from && to <= closesAt)) return null
  return { because: planOf(hours, date).reason }
}

/** The times of a day at which the plan is open, as the wall shows them, in order; none touches another. */
export function openPeriods(hours: OpeningHours, date: LocalDate): Period[] {
  const { zone } = hours
  const day = timeOnWall(zone, date, { from: '00:00', to: endOfDay })
  return sessionsBetween(hours, day.from, day.to)
    .map(({ opensAt, closesAt }) => ({
      from: opensAt <= day.from ? '00:00' : localMoment(zone, opensAt).time,
      to: closesAt >= day.to ? endOfDay : localMoment(zone, closesAt).time,
    }))
    .filter(({ from, to }) => from < to)
}

export interface ProposalSpan {
  readonly first: LocalDate
  readonly days: number
  readonly now: Instant
}

/**
 * [RO4] For every session of the opening hours in these days one shift without people, but not where there is a shift
 * already, nor for what has begun. In order.
 */
export function proposeShifts(
  hours: OpeningHours,
  { first, days, now }: ProposalSpan,
  existing: readonly Shift[],
): (Period & { readonly date: LocalDate })[] {
  return datesFrom(first, days)
    .flatMap(date => openPeriods(hours, date).map(period => ({ date, ...period })))
    .filter(proposed => !hasBegun(hours.zone, proposed, now))
    .filter(proposed => !existing.some(shift => overlap(shift, proposed)))
}

type When = Pick<ShiftPlan, 'date' | 'from' | 'to'>

/** From its first minute on nobody swaps a shift any more. */
export function hasBegun(zone: string, { date, ...period }: When, now: Instant): boolean {
  return timeOnWall(zone, date, period).from <= now
}

/** From its end on a shift is read and not changed. */
export function isPast(zone: string, { date, ...period }: When, now: Instant): boolean {
  return timeOnWall(zone, date, period).to <= now
}

/** When somebody is point person, as instants: asked for so often that they are computed once. */
export interface PointTime {
  readonly id: CounsellorId
  readonly date: LocalDate
  readonly from: Instant
  readonly to: Instant
}

/** [RO12] The times of all point persons, the first of several at once first. */
export function pointTimes(zone: string, shifts: readonly Shift[]): PointTime[] {
  return shifts
    .toSorted(inOrder)
    .flatMap(({ date, from, to, pointPerson: id }) =>
      id === null ? [] : [{ id, date, ...timeOnWall(zone, date, { from, to }) }],
    )
}

/** [RO12] The point person of the shift that runs now; of several the one that began first. */
export function pointPersonAt(times: readonly PointTime[], now: Instant): PointTime | undefined {
  return times.find(time => covers(time, now))
}

/** Whether the clock jumps on this date, and which way: a shift may last an hour more or less than the wall says. */
export function clockChange(zone: string, date: LocalDate): 'forward' | 'back' | null {
  const { from, to } = timeOnWall(zone, date, { from: '00:00', to: endOfDay })
  const hours = (to - from) / 3_600_000
  return hours === 24 ? null : hours < 24 ? 'forward' : 'back'
}
