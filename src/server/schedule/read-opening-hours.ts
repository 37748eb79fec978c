import { join } from 'node:path'
import * as v from 'valibot'
import {
  type OpeningHours,
  type SchoolHolidayKind,
  schoolHolidayKinds,
  type Week,
} from '../../domain/opening-plan.ts'
import { holidayLanguages, holidayRegions } from '../../domain/public-holidays.ts'
import { schoolYearOf } from '../../domain/school-holidays.ts'
import { readSiteFile } from '../read-site-file.ts'

export interface OpeningHoursFile {
  readonly hours: OpeningHours
  /** When the helpline last looked whether the hours are still right, `2026-09`. */
  readonly lastChecked: string
}

/** [OH12] Reads `opening-hours.json` of a site folder. Throws `StartRefused`: file, place in it, what was expected. */
export function readOpeningHours(directory: string): OpeningHoursFile {
  const { lastChecked, schoolHolidays, ...hours } = readSiteFile(join(directory, 'opening-hours.json'), file)
  return { lastChecked, hours: { ...hours, inSchoolHolidays: decisions(schoolHolidays) } }
}

/** What the helpline says nothing about is closed (OH4). */
function decisions(
  said: Partial<Record<SchoolHolidayKind, 'closed' | Week>>,
): OpeningHours['inSchoolHolidays'] {
  const decided = schoolHolidayKinds.map(kind => [kind, said[kind] ?? 'closed'] as const)
  return Object.fromEntries(decided) as OpeningHours['inSchoolHolidays']
}

/** A date that exists, as text. */
export const date = v.pipe(
  v.string('expected a date as 2026-09-14'),
  v.check(isDate, 'expected a date that exists, as 2026-09-14'),
)

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const read = new Date(text)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text)
}

const periodShape = /^(?:[01]\d|2[0-3]):[0-5]\d[-–](?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/
const periodExpected = 'expected a period within one day, as 17:00-21:00, the end after the beginning'

const period = v.pipe(
  v.string(periodExpected),
  v.regex(periodShape, periodExpected),
  v.transform(text => ({ from: text.slice(0, 5), to: text.slice(6) })),
  v.check(({ from, to }) => from < to, periodExpected),
)
const periods = v.array(period, 'expected a list of periods, as ["17:00-21:00"]')

const words = v.pipe(
  v.string('expected a short text for visitors'),
  v.trim(),
  v.minLength(1, 'expected a short text for visitors'),
  v.maxLength(160, 'expected at most 160 characters'),
)
const perhapsWords = v.optional(v.nullable(words), null)

const onDay = v.optional(periods, [])
/** A week of periods: a day that is left out has none. */
export const week = v.strictObject(
  {
    monday: onDay,
    tuesday: onDay,
    wednesday: onDay,
    thursday: onDay,
    friday: onDay,
    saturday: onDay,
    sunday: onDay,
  },
  issue => `expected a week with English names of days, found ${issue.received}`,
)

const decision = v.union(
  [v.literal('closed'), week],
  'expected "closed" or a week of its own, as { "wednesday": ["14:00-17:00"] }',
)

const holidayDates = v.pipe(
  v.strictObject({ kind: v.picklist(schoolHolidayKinds), from: date, to: date }),
  v.check(({ from, to }) => from <= to, 'expected "to" on or after "from"'),
  v.check(({ from, to }) => schoolYearOf(from) === schoolYearOf(to), 'expected dates within one school year'),
)

const exception = v.pipe(
  v.union(
    [
      v.strictObject({ date, closed: words }),
      v.strictObject({ date, periods: v.pipe(periods, v.minLength(1)), because: perhapsWords }),
    ],
    'expected { date, closed: "why" } or { date, periods: ["17:00-21:00"], because }',
  ),
  v.transform(said => ('closed' in said ? { date: said.date, periods: [], because: said.closed } : said)),
)

const extraSession = v.pipe(
  v.strictObject({ date, period, because: perhapsWords }),
  v.transform(({ date, period, because }) => ({ date, ...period, because })),
)

const momentExpected = 'expected a date and time, as 2026-12-24 17:00'
const moment = v.pipe(
  v.string(momentExpected),
  v.check(
    text => isDate(text.slice(0, 10)) && /^ (?:[01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)),
    momentExpected,
  ),
  v.transform(text => ({ date: text.slice(0, 10), time: text.slice(11) })),
)

const closure = v.pipe(
  v.strictObject({ from: moment, until: v.optional(v.nullable(moment), null), reason: words }),
  v.check(
    ({ from, until }) => until === null || `${from.date} ${from.time}` < `${until.date} ${until.time}`,
    'expected "until" after "from"',
  ),
)

const regionExpected = `expected a region of Belgium: ${holidayRegions.join(', ')}`

const publicHolidays = v.strictObject({
  country: v.literal(
    'BE',
    'expected the country BE, the only one whose public holidays are known; write those of another as exceptions',
  ),
  region: v.optional(v.nullable(v.picklist(holidayRegions, regionExpected)), null),
  language: v.picklist(holidayLanguages, `expected a language of Belgium: ${holidayLanguages.join(', ')}`),
  opening: v.picklist(['closed', 'as-usual'], 'expected "closed" or "as-usual"'),
})

const zone = v.pipe(
  v.string('expected a time zone as Europe/Brussels'),
  v.check(isZone, 'expected a time zone as Europe/Brussels'),
)

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

const file = v.pipe(
  v.strictObject({
    lastChecked: v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'expected a month as 2026-09')),
    zone,
    week,
    schoolHolidays: v.strictObject(v.entriesFromList(schoolHolidayKinds, v.optional(decision, 'closed'))),
    schoolHolidayDates: v.optional(v.array(holidayDates), []),
    publicHolidays: v.optional(v.nullable(publicHolidays), null),
    exceptions: v.optional(v.array(exception), []),
    extraSessions: v.optional(v.array(extraSession), []),
    closures: v.optional(v.array(closure), []),
  }),
  v.forward(
    v.check(
      ({ exceptions }) => new Set(exceptions.map(({ date }) => date)).size === exceptions.length,
      'expected one exception per date',
    ),
    ['exceptions'],
  ),
  v.forward(
    v.check(
      ({ exceptions, extraSessions }) =>
        !exceptions.some(
          day => day.periods.length === 0 && extraSessions.some(({ date }) => date === day.date),
        ),
      'expected no extra session on a date that an exception closes',
    ),
    ['extraSessions'],
  ),
)
