import { join } from 'node:path'
import { type Limits, standardLimits } from '../domain/limits.ts'
import type { OpeningHours } from '../domain/opening-plan.ts'
import { type Referral, urgentNumbers } from '../domain/referral.ts'
import type { Retention } from '../domain/retention.ts'
import type { CrisisCard } from '../protocol/crisis-card.ts'
import type { DangerWords } from '../protocol/danger-words.ts'
import type { PageSettings } from '../protocol/page-settings.ts'
import type { HelplinePrivacy, Reports } from '../protocol/privacy.ts'
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
import { readPrivacy } from './read-privacy.ts'
import { readReports } from './read-reports.ts'
import { readRetention } from './read-retention.ts'
import { readSecurity, type SecurityWords } from './read-security.ts'
import { linksOf, readWelcome } from './read-welcome.ts'
import { readClosingForm } from './registrations/read-closing-form.ts'
import { readOpeningHours } from './schedule/read-opening-hours.ts'
import { readReferrals } from './schedule/read-referrals.ts'
import { demandKnownFiles } from './site/known-files.ts'
import { demandLinks } from './site/known-links.ts'
import { type Look, lookOf } from './site/look.ts'
import { type Menus, menusOf } from './site/menu.ts'
import { readColours } from './site/read-colours.ts'
import { readLimits } from './site/read-limits.ts'
import { readLogo } from './site/read-logo.ts'
import { readPages } from './site/read-pages.ts'
import { readSettingsFile, type SiteSettings } from './site/settings-file.ts'
import { SiteReading } from './site/site-fault.ts'
import { versionsOfHouse } from './site/versions.ts'
import { readNews } from './staff/read-news.ts'
import { readPractices, type WrittenPractice } from './staff/read-practice.ts'

export interface Site {
  /** What the welcome page says (WP5). */
  readonly welcome: WelcomeWords
  /** The pages of its own, in every language (SP1). */
  readonly pages: readonly SitePage[]
  readonly menus: Menus
  /** Its own colours and logo (SP30). */
  readonly look: Look
  /** Other languages and simpler words for the house's own page at an address, as `/` (SP5). */
  readonly versionsOfHouse: (href: string) => readonly PageVersion[]
  /** How long each class of data is kept, in days (RT1). */
  readonly retention: Retention
  /** Where messages to the team are mailed to (CT14). */
  readonly mailbox: string | null
  /** How somebody who finds a fault reaches the helpline (TH5). */
  readonly security: SecurityWords
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

/**
 * Reads the files of the site folder. Throws `SiteRefused` with every fault that one reading finds: the file, the place in
 * it and what was expected.
 */
export function readSite(directory: string): Site {
  const reading = new SiteReading()
  reading.of(() => demandKnownFiles(directory))
  const own = reading.of(() => readSettingsFile(directory))
  const limits = reading.of(() => readLimits(directory))
  const referrals = reading.of(() => readReferrals(directory))
  const whatIsSaid = readWhatIsSaid(directory, reading, () => ({
    name: reading.orElse(() => own().name, ''),
    minutes: `${reading.orElse(limits, standardLimits).plannedMinutes}`,
  }))
  const forStaff = readForStaff(directory, reading, () => own().themes)
  const dangerWords = reading.of(() => readDangerWords(directory, referrals()))
  const colours = reading.of(() => readColours(directory))
  const logo = reading.of(() => readLogo(directory))
  const retention = reading.of(() => readRetention(directory))
  const mailbox = reading.of(() => readMailbox(directory))
  const security = reading.of(() => readSecurity(directory, whatIsSaid().written))
  const privacy = reading.of(() => readPrivacy(directory))
  const reports = reading.of(() => readReports(directory))
  const hours = reading.of(() => readOpeningHours(directory).hours)
  reading.end()
  const { menu, ...settings } = own()
  const { written, pages, welcome } = whatIsSaid()
  return {
    settings: {
      ...settings,
      ...{ numbers: urgentNumbers(referrals()), referrals: referrals().map(referralOnPage) },
    },
    ...{ limits: limits(), pages, menus: menusOf(written, menu), welcome },
    look: lookOf(colours(), logo()),
    versionsOfHouse: href => versionsOfHouse(href, written),
    ...{ retention: retention(), mailbox: mailbox(), security: security(), hours: hours() },
    ...{ referrals: referrals(), dangerWords: dangerWords() },
    ...{ privacy: privacy(), reports: reports() },
    ...forStaff(),
  }
}

/** What visitors read: the welcome page and the helpline's own pages. */
function readWhatIsSaid(directory: string, reading: SiteReading, placeholders: () => Record<string, string>) {
  const welcome = reading.of(() => readWelcome(directory, placeholders()))
  const pages = reading.of(() => readPages(directory, placeholders()))
  reading.of(() => demandLinks(join(directory, 'welcome.json'), linksOf(welcome()), pages().written))
  return () => ({ ...pages(), welcome: welcome() })
}

/** What counsellors and coordinators work with. */
function readForStaff(directory: string, reading: SiteReading, themes: () => SiteSettings['themes']) {
  const alarmPeople = reading.of(() => readAlarmPeople(directory))
  const closingForm = reading.of(() => readClosingForm(directory, themes()))
  const news = reading.of(() => readNews(directory))
  const practices = reading.of(() => readPractices(directory))
  const sentences = reading.of(() => readSentences(directory))
  const crisisCard = reading.of(() => readCrisisCard(directory))
  return () => ({
    ...{ alarmPeople: alarmPeople(), closingForm: closingForm(), news: news() },
    ...{ practices: practices(), sentences: sentences(), crisisCard: crisisCard() },
  })
}

/** [RF1] Without its hours: a page hears from the server what is open now. */
function referralOnPage({ channels, ...referral }: Referral): PageSettings['referrals'][number] {
  const told = channels.map(({ kind, to, hours }) => ({ kind, to, always: hours === 'always' }))
  return { ...referral, channels: told }
}
