import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type Limits, standardLimits } from '../domain/limits.ts'
import type { OpeningHours } from '../domain/opening-plan.ts'
import { type Referral, urgentNumbers } from '../domain/referral.ts'
import type { Retention } from '../domain/retention.ts'
import type { CrisisCard } from '../protocol/crisis-card.ts'
import type { DangerWords } from '../protocol/danger-words.ts'
import { type PageSettings, pageSettings } from '../protocol/page-settings.ts'
import type { HelplinePrivacy, Reports } from '../protocol/privacy.ts'
import type { ClosingForm } from '../protocol/registration.ts'
import type { Sentence } from '../protocol/sentences.ts'
import type { MenuEntry } from '../protocol/site-pages.ts'
import type { StaffNews } from '../protocol/staff-news.ts'
import { type AlarmPerson, readAlarmPeople } from './alarm/read-alarm-people.ts'
import { readCrisisCard } from './crisis/read-crisis-card.ts'
import { readSentences } from './material/read-sentences.ts'
import { readDangerWords } from './read-danger-words.ts'
import { readPrivacy } from './read-privacy.ts'
import { readReports } from './read-reports.ts'
import { readRetention } from './read-retention.ts'
import { readSiteFile } from './read-site-file.ts'
import { readClosingForm } from './registrations/read-closing-form.ts'
import { readOpeningHours } from './schedule/read-opening-hours.ts'
import { readReferrals } from './schedule/read-referrals.ts'
import { readNews } from './staff/read-news.ts'
import { readPractices, type WrittenPractice } from './staff/read-practice.ts'

/** What the site folder says of a helpline: everything of the page settings but the keys and the mode. */
type SiteSettings = Omit<PageSettings, 'rootKey' | 'grantsFrom' | 'rootGrantsFrom' | 'isDemo' | 'hoursText'>

/** Of that, what `settings.json` says itself. */
const siteSettings = v.omit(pageSettings, [
  ...(['rootKey', 'grantsFrom', 'rootGrantsFrom', 'isDemo', 'hoursText'] as const),
  ...(['numbers', 'referrals'] as const),
])

export interface Site {
  readonly menu: readonly MenuEntry[]
  /** How long each class of data is kept, in days (RT1). */
  readonly retention: Retention
  /** What the helpline says of how it handles data (PV1), and its annual reports (PV20). */
  readonly privacy: HelplinePrivacy
  readonly reports: Reports
  readonly settings: SiteSettings
  readonly limits: Limits
  readonly hours: OpeningHours
  readonly alarmPeople: readonly AlarmPerson[]
  readonly referrals: readonly Referral[]
  readonly closingForm: ClosingForm
  readonly news: StaffNews
  readonly practices: readonly WrittenPractice[]
  readonly sentences: readonly Sentence[]
  /** The team's own list for a crisis (CR2). */
  readonly crisisCard: CrisisCard
  /** What sounds like danger in a visitor's page (VP30). */
  readonly dangerWords: DangerWords
}

const limits = v.strictObject(
  Object.fromEntries(
    Object.entries(standardLimits).map(([name, standard]) => [name, v.optional(fromHalfToDouble(standard))]),
  ),
)

/** A time or limit may be set from half to double its default (numbers.md). */
function fromHalfToDouble(standard: number) {
  const [least, most] = [Math.ceil(standard / 2), standard * 2]
  const expected = `expected a whole number from ${least} to ${most}`
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  )
}

/** Pages that every helpline has, whatever its folder says. */
const fixedPages: readonly MenuEntry[] = [
  { href: '/bezet', label: 'Bezet, wat nu?', place: 'bar' },
  { href: '/privacy', label: 'Privacy', place: 'foot' },
  { href: '/rechten', label: 'Jouw rechten', place: 'foot' },
  { href: '/jaarverslag', label: 'Jaarverslag', place: 'foot' },
]

/**
 * Reads the files of the site folder; `limits.json` only where it stands. Throws `StartRefused` with the file, the place
 * in it and what was expected.
 */
export function readSite(directory: string): Site {
  const limitsFile = join(directory, 'limits.json')
  const set = existsSync(limitsFile) ? readSiteFile(limitsFile, limits) : {}
  const own = readSiteFile(join(directory, 'settings.json'), siteSettings)
  const referrals = readReferrals(directory)
  return {
    settings: { ...own, numbers: urgentNumbers(referrals), referrals: referrals.map(referralOnPage) },
    limits: { ...standardLimits, ...set },
    menu: fixedPages,
    retention: readRetention(directory),
    privacy: readPrivacy(directory),
    reports: readReports(directory),
    hours: readOpeningHours(directory).hours,
    alarmPeople: readAlarmPeople(directory),
    referrals,
    closingForm: readClosingForm(
      directory,
      own.themes.map(({ id }) => id),
    ),
    news: readNews(directory),
    practices: readPractices(directory),
    sentences: readSentences(directory),
    crisisCard: readCrisisCard(directory),
    dangerWords: readDangerWords(directory, referrals),
  }
}

/** [RF1] Without its hours: a page hears from the server what is open now. */
function referralOnPage({ channels, ...referral }: Referral): PageSettings['referrals'][number] {
  const told = channels.map(({ kind, to, hours }) => ({ kind, to, always: hours === 'always' }))
  return { ...referral, channels: told }
}
