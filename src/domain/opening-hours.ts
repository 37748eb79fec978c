import { Temporal } from 'temporal-polyfill'
import { planOf } from './day-plan.ts'
import type {
  ClosedBecause,
  HolidaySession,
  LocalDate,
  LocalTime,
  Opening,
  OpeningHours,
  Override,
  Period,
  Session,
} from './opening-plan.ts'
import type { Instant } from './people.ts'
import { schoolHolidayOn } from './school-holidays.ts'
import { covers, cutStretches, mergeStretches, type Stretch } from './stretch.ts'

const day = 24 * 60 * 60_000
/** Looked at in turn: the answer is nearly always in the first, and a year costs twenty times as much. */
const daysAhead = [8, 64, 366]
const announcedDays = 14

/**
 * [OH7] Whether the chat is open at this instant, until when, and when it opens again.
 * `overrides`: what coordinators decided; closing wins over opening (OH6).
 */
export function openingAt(hours: OpeningHours, now: Instant, overrides: readonly Override[] = []): Opening {
  const start = firstNotShut(closings(hours, overrides), now)
  if (start === Number.POSITIVE_INFINITY) return closed(hours, overrides, now, null)
  const { stretches, next, isWhole } = lookAhead(hours, overrides, start, daysAhead)
  if (!next || next.from > now) return closed(hours, overrides, now, next?.from ?? null)
  return { isOpen: true, closesAt: isWhole ? next.to : null, because: reasonOf(stretches, now) }
}

/** Looking begins where the closings of now end: during a long one, every page of every visitor asks. */
function firstNotShut(closings: readonly Closing[], instant: Instant): Instant {
  const closing = closings.find(closing => covers(closing, instant))
  return closing ? firstNotShut(closings, closing.to) : instant
}

interface Ahead {
  readonly stretches: readonly Stretch[]
  /** The first that has not ended. */
  readonly next: Stretch | undefined
  /** What ends beyond the days looked at may go on: only a longer look can tell. */
  readonly isWhole: boolean
}

function lookAhead(
  hours: OpeningHours,
  overrides: readonly Override[],
  start: Instant,
  [days = 0, ...further]: readonly number[],
): Ahead {
  const until = start + days * day
  const stretches = openStretches(hours, overrides, start, until)
  const next = mergeStretches(stretches).find(({ to }) => to > start)
  const isWhole = next !== undefined && next.to < until
  if (isWhole || further.length === 0) return { stretches, next, isWhole }
  return lookAhead(hours, overrides, start, further)
}

/** Nothing to explain where the pattern itself says open. */
function reasonOf(stretches: readonly Stretch[], now: Instant): string | null {
  const current = stretches.filter(stretch => covers(stretch, now))
  return current.some(({ because }) => because === null) ? null : (current[0]?.because ?? null)
}

function closed(
  hours: OpeningHours,
  overrides: readonly Override[],
  now: Instant,
  opensAt: Instant | null,
): Opening {
  const closing = closings(hours, overrides).find(closing => covers(closing, now))
  const reason = closing ? closing.reason : planOf(hours, dateAt(hours.zone, now).toString()).reason
  return { isOpen: false, reason, opensAt }
}

/**
 * [OH8] The sessions that are open at some time between two instants, in order, none touching another; whole, also
 * where they begin before or end after. A session that goes on for more than a week is cut a week outside.
 */
export function sessionsBetween(
  hours: OpeningHours,
  from: Instant,
  to: Instant,
  overrides: readonly Override[] = [],
): Session[] {
  const stretches = openStretches(hours, overrides, from - 7 * day, to + 7 * day)
  return mergeStretches(stretches)
    .filter(stretch => stretch.from < to && stretch.to > from)
    .map(({ from: opensAt, to: closesAt, because }) => ({ opensAt, closesAt, because }))
}

/** [OH9] The planned openings on days of a school holiday, those that have ended left out, up to 14 days ahead. */
export function announcedHolidaySessions(
  hours: OpeningHours,
  now: Instant,
  overrides: readonly Override[] = [],
): HolidaySession[] {
  const lastDate = dateAt(hours.zone, now).add({ days: announcedDays })
  const until = instantOf(hours.zone, lastDate, '24:00', 'end')
  return sessionsBetween(hours, now, until, overrides).flatMap(session => {
    const date = dateAt(hours.zone, session.opensAt).toString()
    const holiday = schoolHolidayOn(date, hours.schoolHolidayDates)
    return holiday ? [{ ...session, holiday: holiday.kind }] : []
  })
}

/**
 * [OH6] Until when "closed for the rest of the evening" holds: midnight, or the end of a session that goes past it.
 */
export function restOfEvening(
  hours: OpeningHours,
  now: Instant,
  overrides: readonly Override[] = [],
): Instant {
  const midnight = instantOf(hours.zone, dateAt(hours.zone, now), '24:00', 'end')
  const opening = openingAt(hours, now, overrides)
  const closesAt = opening.isOpen ? (opening.closesAt ?? midnight) : midnight
  return Math.max(midnight, closesAt)
}

/** On every date that the two instants touch, not merged: each keeps what there is to say about it. */
function openStretches(
  hours: OpeningHours,
  overrides: readonly Override[],
  from: Instant,
  until: Instant,
): Stretch[] {
  const decided = overrides
    .filter(override => override.kind === 'extra-session')
    .map(({ from, until, because }) => ({ from, to: until, because }))
  const planned = datesBetween(hours.zone, from, until).flatMap(date => stretchesOn(hours, date))
  return cutStretches([...planned, ...decided], closings(hours, overrides))
}

interface Closing {
  readonly from: Instant
  readonly to: Instant
  readonly reason: ClosedBecause
}

/** A real closing is named before a pause: it says more about how long it lasts. */
function closings({ zone, closures }: OpeningHours, overrides: readonly Override[]): Closing[] {
  const decided = overrides
    .filter(override => override.kind !== 'extra-session')
    .map(({ kind, from, until, reason }) => ({
      from,
      to: until ?? Number.POSITIVE_INFINITY,
      reason: { kind, reason },
    }))
  const planned = closures.map(({ from, until, reason }) => ({
    from: instantOf(zone, from.date, from.time, 'begin'),
    to: until ? instantOf(zone, until.date, until.time, 'end') : Number.POSITIVE_INFINITY,
    reason: { kind: 'closed' as const, reason },
  }))
  return [...decided, ...planned].sort((a, b) => rank(a) - rank(b))
}

const rank = ({ reason }: Closing): number => (reason.kind === 'paused' ? 1 : 0)

function stretchesOn(hours: OpeningHours, date: Temporal.PlainDate): Stretch[] {
  return planOf(hours, date.toString()).periods.map(({ from, to, because }) => ({
    from: instantOf(hours.zone, date, from, 'begin'),
    to: instantOf(hours.zone, date, to, 'end'),
    because,
  }))
}

/** [OH1] A period on a date as instants. */
export function timeOnWall(
  zone: string,
  date: LocalDate,
  { from, to }: Period,
): Pick<Stretch, 'from' | 'to'> {
  return { from: instantOf(zone, date, from, 'begin'), to: instantOf(zone, date, to, 'end') }
}

function dateAt(zone: string, instant: Instant): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
}

function datesBetween(zone: string, from: Instant, until: Instant): Temporal.PlainDate[] {
  const first = dateAt(zone, from)
  const { days } = first.until(dateAt(zone, until), { largestUnit: 'day' })
  return Array.from({ length: days + 1 }, (_, index) => first.add({ days: index }))
}

/**
 * [OH1] The instant of a time on the wall. In the hour that comes twice, what begins takes the first and what
 * ends takes the second: nobody stands before a shut door at a time that the plan calls open. A time that is skipped
 * is the instant at which the clock jumps.
 */
function instantOf(
  zone: string,
  date: LocalDate | Temporal.PlainDate,
  time: LocalTime,
  edge: 'begin' | 'end',
): Instant {
  const midnight = Temporal.PlainDate.from(date).toPlainDateTime()
  const wall = midnight.add({ hours: Number(time.slice(0, 2)), minutes: Number(time.slice(3)) })
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.equals(later)) return earlier.epochMilliseconds
  const isSkipped = !earlier.toPlainDateTime().equals(wall)
  if (isSkipped) return (earlier.getTimeZoneTransition('next') ?? later).epochMilliseconds
  return (edge === 'begin' ? earlier : later).epochMilliseconds
}
