import { Temporal } from 'temporal-polyfill'
import { localMoment } from '../src/domain/local-moment.ts'
import type { OpeningHours, Period, Week } from '../src/domain/opening-plan.ts'
import { readOpeningHours } from '../src/server/schedule/read-opening-hours.ts'

/** The hours that ship with the site: Monday, Tuesday, Thursday 17–21, Wednesday 14–21. */
export const clbHours: OpeningHours = readOpeningHours('site/clbchat').hours

/** The instant at which a wall in Brussels shows `2026-09-14 17:00`; the first of two, after a skipped one. */
export function at(text: string, zone = 'Europe/Brussels'): number {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds
}

/** The other way round, to compare with what a person would read. */
export function onTheWall(instant: number | null, zone = 'Europe/Brussels'): string | null {
  if (instant === null) return null
  const { date, time } = localMoment(zone, instant)
  return `${date} ${time}`
}

export const never: Week = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
}

export function always(period: Period): Week {
  const days = [period]
  return {
    monday: days,
    tuesday: days,
    wednesday: days,
    thursday: days,
    friday: days,
    saturday: days,
    sunday: days,
  }
}
