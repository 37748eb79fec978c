import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type Limits, standardLimits } from '../domain/limits.ts'
import type { OpeningHours } from '../domain/opening-plan.ts'
import { type Referral, urgentNumbers } from '../domain/referral.ts'
import type { Retention } from '../domain/retention.ts'
import type { CrisisCard } from '../protocol/crisis-card.ts'
import type { DangerWords } from '../protocol/danger-words.ts'
import { helplineWords, type PageSettings, pageSettings } from '../protocol/page-settings.ts'
import type { ClosingForm } from '../protocol/registration.ts'
import type { Sentence } from '../protocol/sentences.ts'
import type { PageVersion, SitePage } from '../protocol/site-pages.ts'
import type { StaffNews } from '../protocol/staff-news.ts'
import type { WelcomeWords } from '../protocol/welcome-words.ts'
import { type AlarmPerson, readAlarmPeople } from './alarm/read-alarm-people.ts'
import { readMailbox } from './contact/read-mailbox.ts'
import { readCrisisCard } from './crisis/read-crisis-card.ts'
import { readSentences } from './material/read-sentences.ts'
import { readDangerWords } from './read-danger-words.ts'
import { readRetention } from './read-retention.ts'
import { readSiteFile } from './read-site-file.ts'
import { readWelcome } from './read-welcome.ts'
import { readClosingForm } from './registrations/read-closing-form.ts'
import { readOpeningHours } from './schedule/read-opening-hours.ts'
import { readReferrals } from './schedule/read-referrals.ts'
import { type Menus, menuLabels, menusOf } from './site/menu.ts'
import { readPages } from './site/read-pages.ts'
import { SiteReading } from './site/site-fault.ts'
import { versionsOfHouse } from './site/versions.ts'
import { readNews } from './staff/read-news.ts'
import { readPractices, type WrittenPractice } from './staff/read-practice.ts'

/** What the site folder says of a helpline: everything of the page settings but the keys and the mode. */
type SiteSettings = Omit<PageSettings, 'rootKey' | 'grantsFrom' | 'rootGrantsFrom' | 'isDemo' | 'hoursText'>

const { entries } = helplineWords

/** `words` of settings.json: what a helpline does not name is called by a neutral word. */
const ownWords = v.strictObject({
  counsellorRole: v.optional(entries.counsellorRole, 'begeleider'),
  counsellorRoles: v.optional(entries.counsellorRoles, 'begeleiders'),
  chatLead: v.optional(
    entries.chatLead,
    'Je praat zo met een begeleider. Je hoeft niet te zeggen wie je bent.',
  ),
  ownService: v.optional(entries.ownService, 'Iemand dichtbij'),
})

/** What `settings.json` says itself: of the page settings all that no other file and no key says, and the menu. */
const settingsFile = v.strictObject({
  ...v.omit(pageSettings, [
    ...(['rootKey', 'grantsFrom', 'rootGrantsFrom', 'isDemo', 'hoursText'] as const),
    ...(['numbers', 'referrals'] as const),
  ]).entries,
  menu: menuLabels,
  words: v.optional(ownWords, {}),
})

export interface Site {
  /** What the welcome page says (WP5). */
  readonly welcome: WelcomeWords
  /** The pages of its own, in every language (SP1). */
  readonly pages: readonly SitePage[]
  readonly menus: Menus
  /** Other languages and simpler words for the house's own page at an address, as `/` (SP5). */
  readonly versionsOfHouse: (href: string) => readonly PageVersion[]
  /** How long each class of data is kept, in days (RT1). */
  readonly retention: Retention
  /** Where messages to the team are mailed to (CT14). */
  readonly mailbox: string | null
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

/**
 * Reads the files of the site folder. Throws `SiteRefused` with every fault that one reading finds: the file, the place in
 * it and what was expected.
 */
export function readSite(directory: string): Site {
  const reading = new SiteReading()
  const own = reading.of(() => readSiteFile(join(directory, 'settings.json'), settingsFile))
  const set = reading.of(() => readLimits(directory))
  const placeholders = () => ({ name: own().name, minutes: `${set().plannedMinutes}` })
  const referrals = reading.of(() => readReferrals(directory))
  const welcome = reading.of(() => readWelcome(directory, placeholders()))
  const pages = reading.of(() => readPages(directory, placeholders()))
  const closingForm = reading.of(() =>
    readClosingForm(
      directory,
      own().themes.map(({ id }) => id),
    ),
  )
  const dangerWords = reading.of(() => readDangerWords(directory, referrals()))
  const retention = reading.of(() => readRetention(directory))
  const mailbox = reading.of(() => readMailbox(directory))
  const hours = reading.of(() => readOpeningHours(directory).hours)
  const alarmPeople = reading.of(() => readAlarmPeople(directory))
  const news = reading.of(() => readNews(directory))
  const practices = reading.of(() => readPractices(directory))
  const sentences = reading.of(() => readSentences(directory))
  const crisisCard = reading.of(() => readCrisisCard(directory))
  reading.end()
  const { menu, ...settings } = own()
  const { written } = pages()
  return {
    settings: {
      ...settings,
      ...{ numbers: urgentNumbers(referrals()), referrals: referrals().map(referralOnPage) },
    },
    ...{ limits: set(), pages: pages().pages, menus: menusOf(written, menu), welcome: welcome() },
    versionsOfHouse: href => versionsOfHouse(href, written),
    ...{
      retention: retention(),
      mailbox: mailbox(),
      hours: hours(),
      alarmPeople: alarmPeople(),
      referrals: referrals(),
    },
    ...{ closingForm: closingForm(), news: news(), practices: practices(), sentences: sentences() },
    ...{ crisisCard: crisisCard(), dangerWords: dangerWords() },
  }
}

/** `limits.json` only where it stands. */
function readLimits(directory: string): Limits {
  const file = join(directory, 'limits.json')
  return { ...standardLimits, ...(existsSync(file) ? readSiteFile(file, limits) : {}) }
}

/** [RF1] Without its hours: a page hears from the server what is open now. */
function referralOnPage({ channels, ...referral }: Referral): PageSettings['referrals'][number] {
  const told = channels.map(({ kind, to, hours }) => ({ kind, to, always: hours === 'always' }))
  return { ...referral, channels: told }
}
