import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HoursAhead } from '../../domain/hours-ahead.ts'
import type { ContactShown } from '../../protocol/contact-form.ts'
import type { DemoAccounts, PageSettings } from '../../protocol/page-settings.ts'
import type { HelplinePrivacy, Reports, StatementFacts } from '../../protocol/privacy.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { MenuEntry, PageVersion, SitePage } from '../../protocol/site-pages.ts'
import type { WelcomeWords } from '../../protocol/welcome-words.ts'
import { StartRefused } from '../start-refused.ts'
import { type Entry, parseManifest, type ReleaseManifest } from './release-manifest.ts'

interface Tag {
  readonly src: string
  readonly integrity: string
}

interface Assets {
  /** What runs before anything of the page is shown (NT30). */
  readonly first: readonly Tag[]
  readonly scripts: readonly Tag[]
  readonly styles: readonly { readonly href: string; readonly integrity: string }[]
  /** Scripts that the page fetches by itself later on: named in its head, so that they come at once and are checked. */
  readonly later: readonly Tag[]
  /** [BP5] Scripts that come when somebody asks for what they do: for which parts each is needed. */
  readonly onDemand: readonly (Tag & { readonly parts: readonly string[] })[]
}

/** What every page is made from. */
export interface PageData {
  readonly settings: PageSettings
  readonly status: PublicStatus
  readonly menu: readonly MenuEntry[]
  readonly versions: readonly PageVersion[]
  /** [SC23] Null where staff have a host of their own: young people need not be led there. */
  readonly deskHref: string | null
  readonly assets: Assets
}

/** What the pages about personal data are made from. `today`: as the helpline's wall calendar has it. */
interface PrivacyData extends PageData {
  readonly privacy: HelplinePrivacy
  readonly facts: StatementFacts
  readonly today: string
}

/** The site as it was built for the server: data in, whole HTML pages out. */
interface BuiltSite {
  welcomePage(data: PageData & { readonly words: WelcomeWords }): string
  chatPage(data: PageData): string
  elsewherePage(data: PageData): string
  deskPage(data: PageData & { readonly demoAccounts?: DemoAccounts }): string
  textPage(data: PageData & { readonly page: SitePage; readonly origin: string }): string
  joiningPage(data: PageData & { readonly what: 'set-up' | 'invitation' }): string
  hoursPage(
    data: PageData & {
      readonly ahead: HoursAhead
      readonly keepsHours: boolean
      readonly origin: string
    },
  ): string
  statusButton(status: PublicStatus, settings: PageSettings, address: string): string
  statusSvg(status: PublicStatus, settings: PageSettings): string
  contactPage(data: PageData & { readonly contact: ContactShown }): string
  contactSentPage(data: PageData): string
  privacyPage(data: PrivacyData): string
  statementPage(data: PrivacyData): string
  rightsPage(data: PrivacyData): string
  reportsPage(data: PageData & Reports): string
  noticePage(data: PageData & { readonly title: string; readonly lines: readonly string[] }): string
}

export interface Pages {
  readonly site: BuiltSite
  readonly folder: string
  /** [BP3] What was built, as it is told to everyone, and who signed it where somebody did. */
  readonly release: { readonly manifest: string; readonly signature: string | undefined }
  assetsOf(entry: Entry): Assets
}

/**
 * Loads the pages that were built beside this server. The only computed import of the server: the site is built from
 * `web`, which the server may not import (house.md, arrow 7).
 */
export async function loadPages(buildFolder: string): Promise<Pages> {
  const folder = resolve(buildFolder, 'pages')
  const text = readManifest(join(folder, 'manifest.json'))
  const built = parseManifest(text)
  if (!built)
    throw new StartRefused(
      'build',
      'the list of built pages makes no sense; run "npm start", which builds them',
    )
  const site: BuiltSite = await import(pathToFileURL(resolve(buildFolder, 'site/site.js')).href)
  const signed = join(folder, 'manifest.sig')
  const signature = existsSync(signed) ? readFileSync(signed, 'utf8') : undefined
  return { site, folder, release: { manifest: text, signature }, assetsOf: entry => assetsOf(built, entry) }
}

function readManifest(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new StartRefused('build', `the pages are not built (${path}); run "npm start", which builds them`, {
      cause,
    })
  }
}

/** What a page of this entry names in its head, in this order. */
export function assetsOf(built: ReleaseManifest, entry: Entry): Assets {
  const { first, scripts, styles, later, onDemand } = built.pages[entry]
  const tag = (src: string) => ({ src, integrity: built.files[src]?.integrity ?? '' })
  const parts = new Map<string, string[]>()
  for (const [part, files] of Object.entries(onDemand))
    for (const file of files) parts.set(file, [...(parts.get(file) ?? []), part])
  return {
    first: first.map(tag),
    scripts: scripts.map(tag),
    styles: styles.map(href => ({ href, integrity: tag(href).integrity })),
    later: later.map(tag),
    onDemand: [...parts].map(([file, names]) => ({ ...tag(file), parts: names })),
  }
}
