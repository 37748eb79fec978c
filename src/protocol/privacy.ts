import * as v from 'valibot'
import { isInEuropeanEconomicArea } from '../domain/country.ts'
import type { Retention } from '../domain/retention.ts'
import type { StatementVersion } from '../domain/statement-version.ts'

const words = (most: number) =>
  v.pipe(
    v.string('expected a text'),
    v.trim(),
    v.minLength(1, 'expected a text'),
    v.maxLength(most, `expected at most ${most} characters`),
  )
const line = words(200)
const lines = v.pipe(v.array(line, 'expected a list of sentences'), v.maxLength(12, 'expected 12 at most'))
/** What a reader should know of a fact, e.g. that it still has to be confirmed. */
const note = v.optional(line)

/** "2026-02-31" would be read as a day of March. */
const isDay = (found: string) => new Date(Date.parse(found) || 0).toISOString().startsWith(found)
const date = v.pipe(
  v.string('expected a date as 2026-10-14'),
  v.isoDate('expected a date as 2026-10-14'),
  v.check(isDay, 'expected a day that exists'),
)

const mail = v.pipe(v.string('expected a mail address'), v.email('expected a mail address'))
const site = v.pipe(
  v.string('expected an https address'),
  v.url('expected an https address'),
  v.startsWith('https://', 'expected an https address'),
)

/** A code that stands for no country, or for one that the list of names does not know, has no name. */
const regionNames = new Intl.DisplayNames('nl', { type: 'region', fallback: 'none' })
const noCountries = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']
const country = v.pipe(
  v.string('expected a country as BE'),
  v.check(code => isCountry(code), 'expected a country that exists, by its ISO code as BE'),
)

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !noCountries.includes(code) && regionNames.of(code) !== undefined
}

/** The name of a country in Dutch. */
export function countryName(code: string): string {
  return regionNames.of(code) ?? code
}

/** [PV3] Who handles data for the helpline. `reason`: why, where that is outside the EU and the EEA. */
const thirdParty = v.pipe(
  v.strictObject({ name: line, task: line, country, reason: v.optional(line), note }),
  v.forward(
    v.check(
      ({ country, reason }) => reason !== undefined || isInEuropeanEconomicArea(country),
      'this country is outside the EU and the EEA; expected a reason, which the statement prints',
    ),
    ['reason'],
  ),
)

const version = v.pipe(
  v.strictObject({
    version: words(20),
    date,
    changes: v.pipe(lines, v.minLength(1, 'expected what changed')),
    announced: v.optional(date),
  }),
  v.forward(
    v.check(
      ({ date, announced }) => announced === undefined || announced <= date,
      'expected a day before the change holds',
    ),
    ['announced'],
  ),
)

const isNewestFirst = (all: readonly StatementVersion[]) =>
  all.every(({ date: own }, at) => at === 0 || own < (all[at - 1]?.date ?? own))

/** [PV1] `privacy.json` of the site folder: what only the helpline knows about how it handles data. */
export const helplinePrivacy = v.strictObject({
  controller: v.strictObject({ name: line, address: line, mail, note }),
  /** Whom to ask about data, where that is somebody else than the controller. */
  dataProtection: v.optional(v.strictObject({ name: line, mail: v.optional(mail), note })),
  authority: v.strictObject({ name: line, address: v.optional(line), site, note }),
  /** Why, in two sentences, for who reads one minute. */
  why: v.strictTuple([line, line], 'expected two sentences'),
  purposes: v.pipe(
    v.array(v.strictObject({ title: words(80), lines }), 'expected a list of purposes'),
    v.minLength(1, 'expected a purpose'),
    v.maxLength(12, 'expected 12 purposes at most'),
  ),
  thirdParties: v.pipe(
    v.array(thirdParty, 'expected a list of third parties'),
    v.maxLength(20, 'expected 20 third parties at most'),
  ),
  /** When data go to somebody else. */
  sharing: v.optional(lines, []),
  /** From which age somebody may use these rights without a parent, where the law says so. */
  ownRightsAge: v.optional(
    v.pipe(
      v.number('expected an age from 8 to 18'),
      v.integer('expected an age from 8 to 18'),
      v.minValue(8, 'expected an age from 8 to 18'),
      v.maxValue(18, 'expected an age from 8 to 18'),
    ),
  ),
  measures: v.strictObject({
    lines: v.optional(lines, []),
    /** When the measures were last tested; null when that is not known. */
    lastTested: v.nullable(date),
  }),
  /** For how many days a copy of the database is kept; 0 where none is made. */
  backupDays: v.pipe(
    v.number('expected a whole number of days from 0 to 30'),
    v.integer('expected a whole number of days from 0 to 30'),
    v.minValue(0, 'expected a whole number of days from 0 to 30'),
    v.maxValue(30, 'expected a whole number of days from 0 to 30'),
  ),
  versions: v.pipe(
    v.array(version, 'expected a list of versions'),
    v.minLength(1, 'expected a version'),
    v.maxLength(100, 'expected 100 versions at most'),
    v.check(all => isNewestFirst(all), 'expected the newest first, each of another day'),
    v.check(
      all => new Set(all.map(({ version }) => version)).size === all.length,
      'expected each version once',
    ),
  ),
})
export type HelplinePrivacy = v.InferOutput<typeof helplinePrivacy>

/** [PV5] What the running helpline does, out of its settings: the statement prints nothing else. Minutes, hours, days. */
export interface StatementFacts {
  readonly retention: Retention
  readonly minutes: {
    /** A place in line without a sign of life. */
    readonly place: number
    /** A conversation of which one side is gone. */
    readonly interrupted: number
    /** After the end, until the other side's last word. */
    readonly closing: number
  }
  readonly hours: {
    /** Who was passed over in line. */
    readonly passedOver: number
    /** The counsellor's notes, until the closing form is filed. */
    readonly notes: number
  }
  readonly days: {
    readonly crisisDecision: number
    readonly shiftNote: number
    /** Who worked when, after that day. */
    readonly roster: number
    /** A staff account, after leaving. */
    readonly staffLeft: number
  }
  /** Whether a mail server is set. */
  readonly hasMail: boolean
  /** Whether messages to the team go to a mailbox as well. */
  readonly hasMailbox: boolean
  /** Whether a gateway for alarms is set. */
  readonly hasGateway: boolean
  readonly database: 'sqlite' | 'postgresql'
}

const schoolYear = v.pipe(
  v.string('expected a school year as 2025-2026'),
  v.regex(/^\d{4}-\d{4}$/, 'expected a school year as 2025-2026'),
  v.check(found => Number(found.slice(5)) === Number(found.slice(0, 4)) + 1, 'expected two years in a row'),
)

const report = v.strictObject({
  file: v.pipe(
    v.string('expected a file name'),
    v.regex(/^[a-z0-9][a-z0-9-]{0,79}\.pdf$/, 'expected a name as jaarverslag-2025-2026.pdf'),
  ),
  schoolYear,
  title: words(120),
})

/** [PV20] `reports.json` of the site folder: the reports of earlier years, each a file in `reports/`. */
export const reportList = v.strictObject({
  /** What the page says while there is none, or below those that are there. */
  coming: v.optional(lines, []),
  reports: v.pipe(
    v.array(report, 'expected a list of reports'),
    v.maxLength(100, 'expected 100 reports at most'),
    v.check(all => new Set(all.map(({ file }) => file)).size === all.length, 'expected each file once'),
  ),
})

/** A report as the page lists it. `pages` is null where the file does not tell. */
export interface Report extends v.InferOutput<typeof report> {
  readonly bytes: number
  readonly pages: number | null
}

export interface Reports {
  readonly coming: readonly string[]
  /** Newest school year first. */
  readonly reports: readonly Report[]
}
