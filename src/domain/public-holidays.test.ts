import { expect, test } from 'vitest'
import { publicHolidayOn } from './public-holidays.ts'

const dutch = { language: 'nl' } as const

function daysOf(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)))
  return days.filter(day => day.getUTCFullYear() === year).map(day => day.toISOString().slice(0, 10))
}

function found(year: number, language: 'nl' | 'fr' | 'de' = 'nl'): string[] {
  return daysOf(year).flatMap(date => {
    const name = publicHolidayOn(date, { language })
    return name === undefined ? [] : [`${date.slice(5)} ${name}`]
  })
}

/** As they stood in the calendars of these years. */
const moving: Record<number, readonly [easterMonday: string, ascension: string, whitMonday: string]> = {
  2024: ['04-01', '05-09', '05-20'],
  2025: ['04-21', '05-29', '06-09'],
  2026: ['04-06', '05-14', '05-25'],
  2027: ['03-29', '05-06', '05-17'],
  2028: ['04-17', '05-25', '06-05'],
}

test.each(Object.entries(moving))(
  '[OH2] a visitor reads the name of each of the ten public holidays of %s, and of no other day',
  (year, [easterMonday, ascension, whitMonday]) => {
    expect(found(Number(year))).toEqual(
      [
        '01-01 Nieuwjaar',
        `${easterMonday} Paasmaandag`,
        '05-01 Dag van de Arbeid',
        `${ascension} Hemelvaartsdag`,
        `${whitMonday} Pinkstermaandag`,
        '07-21 Nationale feestdag',
        '08-15 Tenhemelopneming',
        '11-01 Allerheiligen',
        '11-11 Wapenstilstand',
        '12-25 Kerstmis',
      ].sort(),
    )
  },
)

test('[OH2] when two public holidays fall on one day, it is closed once and a visitor reads one name', () => {
  expect(publicHolidayOn('2008-05-01', dutch)).toBe('Dag van de Arbeid')
  expect(found(2008)).toHaveLength(9)
})

test('[OH2] a helpline elsewhere in Belgium names the same days in its own language', () => {
  const dates = (language: 'nl' | 'fr' | 'de') => found(2026, language).map(day => day.slice(0, 5))
  expect(dates('fr')).toEqual(dates('nl'))
  expect(dates('de')).toEqual(dates('nl'))
  expect(publicHolidayOn('2026-07-21', { language: 'fr' })).toBe('Fête nationale')
  expect(publicHolidayOn('2026-12-25', { language: 'de' })).toBe('Weihnachten')
})
