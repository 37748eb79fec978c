import { Temporal } from 'temporal-polyfill'
import type { LocalDate, SchoolHoliday, SchoolHolidayKind } from './opening-plan.ts'

type Day = Temporal.PlainDate

/** The year in which the school year of this date began: 2026 for all of 1 September 2026 to 31 August 2027. */
export function schoolYearOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4))
  return date.slice(5) >= '09-01' ? year : year - 1
}

/**
 * [OH3] The Flemish school holidays of the school year that begins in `year`, in order, by the rule that the Flemish
 * Community has used since 1991. A given holiday replaces the computed one of its kind in its school year.
 */
export function schoolHolidaysOf(year: number, given: readonly SchoolHoliday[] = []): SchoolHoliday[] {
  const ours = given.filter(({ from }) => schoolYearOf(from) === year)
  const computed = computedHolidays(year).filter(({ kind }) => !ours.some(own => own.kind === kind))
  return [...computed, ...ours].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The school holiday of this date; the one that began first when there are two. */
export function schoolHolidayOn(
  date: LocalDate,
  given: readonly SchoolHoliday[] = [],
): SchoolHoliday | undefined {
  return schoolHolidaysOf(schoolYearOf(date), given).find(({ from, to }) => from <= date && date <= to)
}

/** Kept: an opening looks at many days, and is asked for every second. */
const computedByYear = new Map<number, readonly SchoolHoliday[]>()

function computedHolidays(year: number): readonly SchoolHoliday[] {
  const computed = computedByYear.get(year) ?? computeHolidays(year)
  computedByYear.set(year, computed)
  return computed
}

function computeHolidays(year: number): SchoolHoliday[] {
  const next = year + 1
  const easter = easterOf(next)
  return [
    weeks('autumn', autumnStart(year), 1),
    days('armistice', day(year, 11, 11), day(year, 11, 11)),
    weeks('christmas', christmasStart(year), 2),
    weeks('carnival', mondayBefore(easter).subtract({ weeks: 6 }), 1),
    easterHoliday(easter),
    days('labour-day', day(next, 5, 1), day(next, 5, 1)),
    days('ascension', easter.add({ days: 39 }), easter.add({ days: 40 })),
    days('whit-monday', easter.add({ days: 50 }), easter.add({ days: 50 })),
    days('summer', day(next, 7, 1), day(next, 8, 31)),
  ]
}

function autumnStart(year: number): Day {
  const allSaints = day(year, 11, 1)
  return allSaints.dayOfWeek === 7 ? allSaints.add({ days: 1 }) : mondayOf(allSaints)
}

function christmasStart(year: number): Day {
  const christmas = day(year, 12, 25)
  return christmas.dayOfWeek >= 6 ? mondayOf(christmas).add({ weeks: 1 }) : mondayOf(christmas)
}

/** Two weeks; Easter Monday is free as well when it falls right after them. */
function easterHoliday(easter: Day): SchoolHoliday {
  const monday = easter.add({ days: 1 })
  const from = easterStart(easter)
  const lastSunday = from.add({ days: 13 })
  return days('easter', from, Temporal.PlainDate.compare(monday, lastSunday) > 0 ? monday : lastSunday)
}

function easterStart(easter: Day): Day {
  if (easter.month === 3) return easter.add({ days: 1 })
  if (easter.day > 15) return mondayBefore(easter).subtract({ weeks: 1 })
  const first = day(easter.year, 4, 1)
  return first.dayOfWeek === 1 ? first : mondayOf(first).add({ weeks: 1 })
}

/**
 * Easter Sunday of a Gregorian year: the first Sunday after the full moon of the church's tables, which the moon's
 * 19-year cycle and the corrections of the centuries give.
 */
export function easterOf(year: number): Day {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const leapDaysLeftOut = century - Math.floor(century / 4)
  const moonCorrection = Math.floor((8 * century + 13) / 25)
  const age = (19 * golden + leapDaysLeftOut - moonCorrection + 15) % 30
  // The tables never let the moon be full on 19 April, nor twice on one date in a 19-year cycle.
  const isLate = age === 29 || (age === 28 && golden > 10)
  const fullMoon = day(year, 3, 21).add({ days: isLate ? age - 1 : age })
  return fullMoon.add({ days: 7 - (fullMoon.dayOfWeek % 7) })
}

const day = (year: number, month: number, date: number): Day =>
  Temporal.PlainDate.from({ year, month, day: date })
const mondayOf = (date: Day): Day => date.subtract({ days: date.dayOfWeek - 1 })
const mondayBefore = (sunday: Day): Day => sunday.subtract({ days: 6 })

function weeks(kind: SchoolHolidayKind, from: Day, count: number): SchoolHoliday {
  return days(kind, from, from.add({ days: 7 * count - 1 }))
}

function days(kind: SchoolHolidayKind, from: Day, to: Day): SchoolHoliday {
  return { kind, from: from.toString(), to: to.toString() }
}
