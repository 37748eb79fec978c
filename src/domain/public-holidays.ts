import type { LocalDate, PublicHolidays } from './opening-plan.ts'
import { easterOf } from './school-holidays.ts'

/** Belgium's languages; in which the names of the days are told. */
export const holidayLanguages = ['nl', 'fr', 'de'] as const
type Language = (typeof holidayLanguages)[number]

/** The law is the same in all of Belgium: a region is read for the sake of the file, and changes nothing. */
export const holidayRegions = ['VLG', 'WAL', 'BRU', 'DE'] as const

/** The ten public holidays of the law: on a date of their own, or so many days after Easter Sunday. */
const holidays: readonly ({ readonly on: string } | { readonly afterEaster: number })[] = [
  { on: '01-01' },
  { afterEaster: 1 },
  { on: '05-01' },
  { afterEaster: 39 },
  { afterEaster: 50 },
  { on: '07-21' },
  { on: '08-15' },
  { on: '11-01' },
  { on: '11-11' },
  { on: '12-25' },
]

/** In the order of `holidays`. */
const names: Record<Language, readonly string[]> = {
  nl: [
    'Nieuwjaar',
    'Paasmaandag',
    'Dag van de Arbeid',
    'Hemelvaartsdag',
    'Pinkstermaandag',
    'Nationale feestdag',
    'Tenhemelopneming',
    'Allerheiligen',
    'Wapenstilstand',
    'Kerstmis',
  ],
  fr: [
    'Nouvel An',
    'Lundi de Pâques',
    'Fête du Travail',
    'Ascension',
    'Lundi de Pentecôte',
    'Fête nationale',
    'Assomption',
    'Toussaint',
    'Armistice',
    'Noël',
  ],
  de: [
    'Neujahr',
    'Ostermontag',
    'Tag der Arbeit',
    'Christi Himmelfahrt',
    'Pfingstmontag',
    'Nationalfeiertag',
    'Mariä Himmelfahrt',
    'Allerheiligen',
    'Waffenstillstand',
    'Weihnachten',
  ],
}

/** Kept: an opening looks at many days, and is asked for every second. */
const datesByYear = new Map<number, readonly LocalDate[]>()

/** [OH2] The name of the public holiday of this date, in the language of the plan; observances are not among them. */
export function publicHolidayOn(
  date: LocalDate,
  { language }: Pick<PublicHolidays, 'language'>,
): string | undefined {
  const year = Number(date.slice(0, 4))
  const dates = datesByYear.get(year) ?? datesOf(year)
  datesByYear.set(year, dates)
  // Two may fall on one day, as Ascension on 1 May in 2008: the first of the list is told.
  return names[language][dates.indexOf(date)]
}

/** The public holidays of a year, in order. Two that fall on one day are one, with the first name. */
export function publicHolidaysOf(
  year: number,
  plan: Pick<PublicHolidays, 'language'>,
): { readonly date: LocalDate; readonly name: string }[] {
  const dates = [...new Set(datesOf(year))].sort()
  return dates.map(date => ({ date, name: publicHolidayOn(date, plan) ?? '' }))
}

function datesOf(year: number): readonly LocalDate[] {
  const easter = easterOf(year)
  return holidays.map(holiday =>
    'on' in holiday ? `${year}-${holiday.on}` : easter.add({ days: holiday.afterEaster }).toString(),
  )
}
