import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SchoolHolidayKind } from './opening-plan.ts'
import { easterOf, schoolHolidayOn, schoolHolidaysOf } from './school-holidays.ts'

/** The design's table of three school years; the first and the last were checked against schools and camps. */
const table: Record<number, Record<SchoolHolidayKind, readonly [from: string, to: string]>> = {
  2025: {
    autumn: ['2025-10-27', '2025-11-02'],
    armistice: ['2025-11-11', '2025-11-11'],
    christmas: ['2025-12-22', '2026-01-04'],
    carnival: ['2026-02-16', '2026-02-22'],
    easter: ['2026-04-06', '2026-04-19'],
    'labour-day': ['2026-05-01', '2026-05-01'],
    ascension: ['2026-05-14', '2026-05-15'],
    'whit-monday': ['2026-05-25', '2026-05-25'],
    summer: ['2026-07-01', '2026-08-31'],
  },
  2026: {
    autumn: ['2026-11-02', '2026-11-08'],
    armistice: ['2026-11-11', '2026-11-11'],
    christmas: ['2026-12-21', '2027-01-03'],
    carnival: ['2027-02-08', '2027-02-14'],
    easter: ['2027-03-29', '2027-04-11'],
    'labour-day': ['2027-05-01', '2027-05-01'],
    ascension: ['2027-05-06', '2027-05-07'],
    'whit-monday': ['2027-05-17', '2027-05-17'],
    summer: ['2027-07-01', '2027-08-31'],
  },
  2027: {
    autumn: ['2027-11-01', '2027-11-07'],
    armistice: ['2027-11-11', '2027-11-11'],
    christmas: ['2027-12-27', '2028-01-09'],
    carnival: ['2028-02-28', '2028-03-05'],
    easter: ['2028-04-03', '2028-04-17'],
    'labour-day': ['2028-05-01', '2028-05-01'],
    ascension: ['2028-05-25', '2028-05-26'],
    'whit-monday': ['2028-06-05', '2028-06-05'],
    summer: ['2028-07-01', '2028-08-31'],
  },
}

test.each(Object.entries(table))(
  '[OH3] a pupil has the holidays of the table in the year from %s',
  (year, expected) => {
    const found = schoolHolidaysOf(Number(year)).map(({ kind, from, to }) => [kind, [from, to]])
    expect(found).toEqual(Object.entries(expected))
  },
)

const years = fc.integer({ min: 1991, max: 2150 })
const weekday = (date: string) => new Date(date).getUTCDay()
const length = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

test('[OH3] a pupil starts every long holiday on a Monday and goes back to school on a Monday', () => {
  fc.assert(
    fc.property(years, year => {
      const found = new Map(schoolHolidaysOf(year).map(holiday => [holiday.kind, holiday]))
      for (const [kind, weeks] of [
        ['autumn', 1],
        ['christmas', 2],
        ['carnival', 1],
        ['easter', 2],
      ] as const) {
        const holiday = found.get(kind)
        if (!holiday) throw new Error(`no ${kind}`)
        expect(weekday(holiday.from)).toBe(1)
        const extra = kind === 'easter' && weekday(holiday.to) === 1 ? 1 : 0
        expect(length(holiday.from, holiday.to)).toBe(weeks * 7 + extra)
      }
    }),
  )
})

test('[OH3] a pupil is free on Easter Monday, in the days of Christmas and on All Souls, whatever the year', () => {
  fc.assert(
    fc.property(years, year => {
      const monday = easterOf(year + 1)
        .add({ days: 1 })
        .toString()
      expect(schoolHolidayOn(monday)?.kind).toBe('easter')
      expect(schoolHolidayOn(`${year}-12-28`)?.kind).toBe('christmas')
      expect(schoolHolidayOn(`${year + 1}-01-01`)?.kind).toBe('christmas')
      expect(schoolHolidayOn(`${year}-11-02`)?.kind).toBe('autumn')
    }),
  )
})

test('[OH3] a school year has each holiday once, in order', () => {
  fc.assert(
    fc.property(years, year => {
      const found = schoolHolidaysOf(year)
      expect(new Set(found.map(({ kind }) => kind)).size).toBe(9)
      expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).sort())
      expect(found.every(({ from }) => from >= `${year}-09-01` && from <= `${year + 1}-08-31`)).toBe(true)
    }),
  )
})

/** Another way to the same Sunday (Meeus): one chain of divisions, without a moon or a calendar. */
function easterByDivision(year: number): string {
  const [century, ofCentury] = [Math.floor(year / 100), year % 100]
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * (year % 19) + century - Math.floor(century / 4) - correction + 15) % 30
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7
  const late = Math.floor(((year % 19) + 11 * moon + 22 * week) / 451)
  const days = moon + week - 7 * late + 114
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1)).toISOString().slice(0, 10)
}

test('[OH3] our Easter is the one that people keep, for three centuries', () => {
  for (let year = 1900; year <= 2200; year++) expect(easterOf(year).toString()).toBe(easterByDivision(year))
  // The earliest, the latest, and the two exceptions of the tables.
  const known = ['1818-03-22', '1943-04-25', '1954-04-18', '1981-04-19', '2024-03-31', '2038-04-25']
  expect(known.map(date => easterOf(Number(date.slice(0, 4))).toString())).toEqual(known)
})

test('[OH3] a coordinator who gives other dates moves that holiday in that school year only', () => {
  const given = [{ kind: 'autumn', from: '2026-10-26', to: '2026-11-01' }] as const
  expect(schoolHolidayOn('2026-10-26', given)?.kind).toBe('autumn')
  expect(schoolHolidayOn('2026-11-03', given)).toBeUndefined()
  expect(schoolHolidayOn('2027-11-03', given)?.kind).toBe('autumn')
  expect(schoolHolidaysOf(2026, given)).toHaveLength(9)
})

test('[OH3] a day at school is no holiday', () => {
  expect(schoolHolidayOn('2026-09-01')).toBeUndefined()
  expect(schoolHolidayOn('2026-08-31')?.kind).toBe('summer')
})
