import { localMoment } from './local-moment.ts'
import { sessionsBetween } from './opening-hours.ts'
import type {
  Closure,
  LocalDate,
  LocalMoment,
  OpeningHours,
  Override,
  SchoolHoliday,
  Week,
} from './opening-plan.ts'
import type { Instant } from './people.ts'
import { publicHolidaysOf } from './public-holidays.ts'
import { schoolHolidaysOf, schoolYearOf } from './school-holidays.ts'

const yearAhead = 365 * 24 * 60 * 60_000

/** A session as the wall shows it. */
export interface ToldSession {
  readonly opensAt: LocalMoment
  readonly closesAt: LocalMoment
}

/** A day of which the helpline says something of its own: other hours, an extra session, or shut and why. */
export interface DayApart {
  readonly date: LocalDate
  readonly because: string | null
  readonly sessions: readonly ToldSession[]
}

/** What there is to say about a year of opening hours, from today on, as times on the wall. */
export interface HoursAhead {
  readonly week: Week
  readonly daysApart: readonly DayApart[]
  /** Planned closings that are not over. */
  readonly closures: readonly Closure[]
  /** Each with the sessions that are really planned in it: none is closed (OH4). */
  readonly schoolHolidays: readonly (SchoolHoliday & { readonly sessions: readonly ToldSession[] })[]
  readonly publicHolidays: readonly {
    readonly date: LocalDate
    readonly name: string
    readonly sessions: readonly ToldSession[]
  }[]
}

/**
 * [WP7] The week, and for a year ahead every day that is otherwise: planned exceptions, extra sessions and closings, and
 * for each school holiday and public holiday what is open in it. `overrides`: what coordinators decided.
 */
export function hoursAhead(
  hours: OpeningHours,
  now: Instant,
  overrides: readonly Override[] = [],
): HoursAhead {
  const onWall = (instant: Instant) => localMoment(hours.zone, instant)
  const today = onWall(now).date
  const last = onWall(now + yearAhead).date
  const sessions = sessionsBetween(hours, now, now + yearAhead, overrides).map(({ opensAt, closesAt }) => ({
    ...{ opensAt: onWall(opensAt), closesAt: onWall(closesAt) },
  }))
  const within = (from: LocalDate, to: LocalDate) =>
    sessions.filter(({ opensAt: { date } }) => from <= date && date <= to)
  return {
    week: hours.week,
    daysApart: saidApart(hours, overrides, onWall)
      .filter(({ date }) => today <= date && date <= last)
      .map(day => ({ ...day, sessions: within(day.date, day.date) })),
    closures: hours.closures.filter(({ until }) => until === null || onWall(now).date <= until.date),
    schoolHolidays: [schoolYearOf(today), schoolYearOf(today) + 1]
      .flatMap(year => schoolHolidaysOf(year, hours.schoolHolidayDates))
      .filter(({ from, to }) => to >= today && from <= last)
      .map(holiday => ({ ...holiday, sessions: within(holiday.from, holiday.to) })),
    publicHolidays: publicHolidaysBetween(hours, today, last).map(holiday => ({
      ...{ ...holiday, sessions: within(holiday.date, holiday.date) },
    })),
  }
}

function publicHolidaysBetween({ publicHolidays }: OpeningHours, from: LocalDate, to: LocalDate) {
  if (!publicHolidays) return []
  const year = Number(from.slice(0, 4))
  return [year, year + 1]
    .flatMap(each => publicHolidaysOf(each, publicHolidays))
    .filter(({ date }) => from <= date && date <= to)
}

/** One for a date, in order: the first that was said about it gives the words. */
function saidApart(
  { exceptions, extraSessions }: OpeningHours,
  overrides: readonly Override[],
  onWall: (instant: Instant) => LocalMoment,
): Omit<DayApart, 'sessions'>[] {
  const decided = overrides
    .filter(override => override.kind === 'extra-session')
    .map(({ from, because }) => ({ date: onWall(from).date, because }))
  const said = [...exceptions, ...extraSessions, ...decided].map(({ date, because }) => ({ date, because }))
  return [...Map.groupBy(said, ({ date }) => date)]
    .map(([date, all]) => ({ date, because: all.find(({ because }) => because !== null)?.because ?? null }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}
