import {
  type ClosedBecause,
  type LocalDate,
  type OpeningHours,
  type Period,
  type Week,
  weekdays,
} from './opening-plan.ts'
import { publicHolidayOn } from './public-holidays.ts'
import { schoolHolidayOn } from './school-holidays.ts'

/** A period, and why it is open then when the pattern does not say so. */
interface PlannedPeriod extends Period {
  readonly because: string | null
}

export interface DayPlan {
  readonly periods: readonly PlannedPeriod[]
  /** Why this day has no period at all; null where it has one, or is simply not a day of the pattern. */
  readonly reason: ClosedBecause | null
}

/** [OH5] The day's own plan, and the extra sessions planned beside it. */
export function planOf(hours: OpeningHours, date: LocalDate): DayPlan {
  const own = ownPlanOf(hours, date)
  const periods = [...own.periods, ...hours.extraSessions.filter(session => session.date === date)]
  return { periods, reason: periods.length > 0 ? null : own.reason }
}

/** [OH2] An exception for the date decides; else the public holiday, then the school holiday, and last the week. */
function ownPlanOf(hours: OpeningHours, date: LocalDate): DayPlan {
  const exception = hours.exceptions.find(exception => exception.date === date)
  if (exception) {
    const { periods, because } = exception
    return plan(periods, because === null ? null : { kind: 'exception', reason: because }, because)
  }
  const name = closedHolidayOn(hours, date)
  if (name !== undefined) return plan([], { kind: 'public-holiday', name })
  const holiday = schoolHolidayOn(date, hours.schoolHolidayDates)?.kind
  if (holiday === undefined) return plan(onWeekday(hours.week, date), null)
  // Never inferred from the calendar (OH4): in each holiday the helpline's own decision holds.
  const decided = hours.inSchoolHolidays[holiday]
  return plan(decided === 'closed' ? [] : onWeekday(decided, date), { kind: 'school-holiday', holiday })
}

function plan(
  periods: readonly Period[],
  reason: ClosedBecause | null,
  because: string | null = null,
): DayPlan {
  return { periods: periods.map(period => ({ ...period, because })), reason }
}

function closedHolidayOn({ publicHolidays }: OpeningHours, date: LocalDate): string | undefined {
  return publicHolidays?.opening === 'closed' ? publicHolidayOn(date, publicHolidays) : undefined
}

function onWeekday(week: Week, date: LocalDate): readonly Period[] {
  // A date alone is read as midnight in UTC; Sunday is 0 there and the last day of ours.
  const weekday = weekdays[(new Date(date).getUTCDay() + 6) % 7]
  return weekday ? week[weekday] : []
}
