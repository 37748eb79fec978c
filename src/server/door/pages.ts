import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import type { HoursAhead } from '../../domain/hours-ahead.ts'
import type { ContactShown } from '../../protocol/contact-form.ts'
import type { DemoAccounts, PageSettings } from '../../protocol/page-settings.ts'
import type { HelplinePrivacy, Reports, StatementFacts } from '../../protocol/privacy.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { MenuEntry, PageVersion, SitePage } from '../../protocol/site-pages.ts'
import type { WelcomeWords } from '../../protocol/welcome-words.ts'
import { StartRefused } from '../start-refused.ts'

interface Tag {
  readonly src: string
  readonly integrity: string
}

interface Assets {
  readonly scripts: readonly Tag[]
  readonly styles: readonly { readonly href: string; readonly integrity: string }[]
  /** Scripts that the page fetches by itself later on: named in its head, so that they come at once and are checked. */
  readonly later: readonly Tag[]
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

export type Entry = 'welcome' | 'contact' | 'visitor' | 'desk' | 'set-up' | 'invitation'

export interface Pages {
  readonly site: BuiltSite
  readonly folder: string
  assetsOf(entry: Entry): Assets
}

const sources = {
  welcome: { build: 'welcome', source: 'src/web/site/welcome.ts' },
  contact: { build: 'welcome', source: 'src/web/site/contact/contact.ts' },
  visitor: { build: 'visitor', source: 'src/web/visitor/visitor-page.tsx' },
  desk: { build: 'staff', source: 'src/web/staff-page.tsx' },
  'set-up': { build: 'staff', source: 'src/web/staff/set-up/set-up-page.tsx' },
  invitation: { build: 'staff', source: 'src/web/staff/enrol/enrol-page.tsx' },
} as const

const manifest = v.record(
  v.string(),
  v.looseObject({
    file: v.string(),
    css: v.optional(v.array(v.string()), []),
    imports: v.optional(v.array(v.string()), []),
    dynamicImports: v.optional(v.array(v.string()), []),
  }),
)
const integrities = v.record(v.string(), v.pipe(v.string(), v.startsWith('sha384-')))

/**
 * Loads the pages that were built beside this server. The only computed import of the server: the site is built from
 * `web`, which the server may not import (house.md, arrow 7).
 */
export async function loadPages(buildFolder: string): Promise<Pages> {
  const folder = resolve(buildFolder, 'pages')
  const site: BuiltSite = await import(pathToFileURL(resolve(buildFolder, 'site/site.js')).href)
  const all = {
    welcome: collect(folder, sources.welcome),
    contact: collect(folder, sources.contact),
    visitor: collect(folder, sources.visitor),
    desk: collect(folder, sources.desk),
    'set-up': collect(folder, sources['set-up']),
    invitation: collect(folder, sources.invitation),
  }
  return { site, folder, assetsOf: entry => all[entry] }
}

function readBuilt<Schema extends v.GenericSchema>(path: string, schema: Schema): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new StartRefused('build', `the pages are not built (${path}); run "npm start", which builds them`, {
      cause,
    })
  }
}

type Manifest = v.InferOutput<typeof manifest>

function collect(folder: string, { build, source }: (typeof sources)[Entry]): Assets {
  const built = readBuilt(join(folder, `${build}.json`), manifest)
  const integrity = readBuilt(join(folder, `${build}-integrity.json`), integrities)
  const entry = built[source]
  if (!entry) throw new StartRefused('build', `${source} was not built; run "npm start", which builds it`)
  const sealed = (file: string) => ({ src: `/${file}`, integrity: integrity[file] ?? '' })
  const styles = [...new Set(withImports(built, source).flatMap(({ css }) => css))].map(sealed)
  // Only the visitor's page fetches its later part always (PW4); at the desk it is a dictionary that few need.
  const later = build === 'visitor' ? entry.dynamicImports.flatMap(name => built[name]?.file ?? []) : []
  return {
    // With what it imports: a tag is the only place for a check (PW6), and nothing waits for its turn.
    scripts: [...new Set(withImports(built, source).map(({ file }) => file))].map(sealed),
    styles: styles.map(({ src, integrity }) => ({ href: src, integrity })),
    later: later.map(sealed),
  }
}

/** What a chunk imports first, then the chunk: the shared styles come before those that build on them. */
function withImports(built: Manifest, name: string): Manifest[string][] {
  const chunk = built[name]
  return chunk ? [...chunk.imports.flatMap(imported => withImports(built, imported)), chunk] : []
}
