import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import type { HoursAhead } from '../../domain/hours-ahead.ts'
import type { DemoAccounts, PageSettings } from '../../protocol/page-settings.ts'
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
}

/** What every page is made from. */
export interface PageData {
  readonly settings: PageSettings
  readonly status: PublicStatus
  readonly menu: readonly MenuEntry[]
  readonly versions: readonly PageVersion[]
  readonly assets: Assets
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
  noticePage(data: PageData & { readonly title: string; readonly lines: readonly string[] }): string
}

export type Entry = 'welcome' | 'visitor' | 'desk' | 'set-up' | 'invitation'

export interface Pages {
  readonly site: BuiltSite
  readonly folder: string
  assetsOf(entry: Entry): Assets
}

const sources: Record<Entry, string> = {
  welcome: 'src/web/site/welcome.ts',
  visitor: 'src/web/visitor/visitor-page.tsx',
  desk: 'src/web/staff-page.tsx',
  'set-up': 'src/web/staff/set-up/set-up-page.tsx',
  invitation: 'src/web/staff/enrol/enrol-page.tsx',
}

const manifest = v.record(
  v.string(),
  v.looseObject({
    file: v.string(),
    css: v.optional(v.array(v.string()), []),
    imports: v.optional(v.array(v.string()), []),
  }),
)
const integrities = v.record(v.string(), v.pipe(v.string(), v.startsWith('sha384-')))

/**
 * Loads the pages that were built beside this server. The only computed import of the server: the site is built from
 * `web`, which the server may not import (house.md, arrow 7).
 */
export async function loadPages(buildFolder: string): Promise<Pages> {
  const folder = resolve(buildFolder, 'pages')
  const built = readBuilt(join(folder, '.vite/manifest.json'), manifest)
  const integrity = readBuilt(join(folder, 'integrity.json'), integrities)
  const site: BuiltSite = await import(pathToFileURL(resolve(buildFolder, 'site/site.js')).href)
  const all = {
    welcome: collect(built, integrity, sources.welcome),
    visitor: collect(built, integrity, sources.visitor),
    desk: collect(built, integrity, sources.desk),
    'set-up': collect(built, integrity, sources['set-up']),
    invitation: collect(built, integrity, sources.invitation),
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

function collect(built: Manifest, integrity: Record<string, string>, source: string): Assets {
  const entry = built[source]
  if (!entry) throw new StartRefused('build', `${source} was not built; run "npm start", which builds it`)
  const styles = [...new Set(withImports(built, source).flatMap(({ css }) => css))]
  return {
    scripts: [{ src: `/${entry.file}`, integrity: integrity[entry.file] ?? '' }],
    styles: styles.map(file => ({ href: `/${file}`, integrity: integrity[file] ?? '' })),
  }
}

/** What a chunk imports first, then the chunk: the shared styles come before those that build on them. */
function withImports(built: Manifest, name: string): Manifest[string][] {
  const chunk = built[name]
  return chunk ? [...chunk.imports.flatMap(imported => withImports(built, imported)), chunk] : []
}
