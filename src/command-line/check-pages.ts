import type { PageSettings } from '../protocol/page-settings.ts'
import type { Entry, ReleaseManifest } from '../server/door/release-manifest.ts'
import type { Answer, Ask } from './ask-outside.ts'
import { someAtOnce, unpacked } from './check-files.ts'
import { checkPage, type OwnStyle } from './check-page.ts'
import { type Place, strangeHeadersOfPage } from './expected-headers.ts'

const entries: Readonly<Record<string, Entry>> = {
  ...{ '/chat': 'visitor', '/contact': 'contact' },
  ...{ '/desk': 'desk', '/set-up': 'set-up', '/uitnodiging': 'invitation' },
}
const doors = {
  visitors: ['/', '/chat', '/bezet', '/contact'],
  staff: ['/desk', '/set-up', '/uitnodiging'],
} as const

/** A site with more pages than this is not followed to its end, and that is a difference. */
const mostPages = 200

/** What the pages say, each with its address. */
export interface PagesFound {
  readonly differences: readonly string[]
  readonly settings: ReadonlyMap<string, PageSettings>
  readonly ownStyles: ReadonlyMap<string, OwnStyle | undefined>
  readonly html: ReadonlyMap<string, string>
}

/**
 * [BP8] Opens every page of visitors, from its first four on wherever their links lead on this site; or the three of
 * staff, which lead nowhere.
 */
export async function checkPages(
  ask: Ask,
  { release, ...place }: Place & { readonly release: ReleaseManifest },
): Promise<PagesFound> {
  const differences: string[] = []
  const settings = new Map<string, PageSettings>()
  const ownStyles = new Map<string, OwnStyle | undefined>()
  const html = new Map<string, string>()
  const known = new Set<string>()
  let next: readonly string[] = doors[place.side]
  while (next.length > 0) {
    for (const path of next) known.add(path)
    const came = await someAtOnce(next.map(path => async () => [path, await ask(path)] as const))
    const links: string[] = []
    for (const [path, answer] of came) {
      const page = await pageIn(answer, place, path)
      differences.push(...page.differences.map(text => `${path}: ${text}`))
      if (page.html === undefined) continue
      const found = checkPage(page.html, { entry: entryOf(path), release, origin: place.site.origin })
      differences.push(...found.differences.map(text => `${path}: ${text}`))
      if (found.settings) settings.set(path, found.settings)
      ownStyles.set(path, found.ownStyle)
      html.set(path, page.html)
      links.push(...found.links)
    }
    next =
      place.side === 'staff' ? [] : [...new Set(links.flatMap(onThisSite))].filter(path => !known.has(path))
    if (known.size + next.length > mostPages) return { ...tooMany(differences), settings, ownStyles, html }
  }
  return { differences, settings, ownStyles, html }
}

const entryOf = (path: string): Entry => entries[path] ?? 'welcome'

const tooMany = (differences: readonly string[]) => ({
  differences: [...differences, `the site: expected at most ${mostPages} pages`],
})

/** A link to a file that is no page, such as a calendar, is let be: nothing of it runs. */
async function pageIn(
  answer: Answer,
  place: Place,
  path: string,
): Promise<{ readonly differences: readonly string[]; readonly html?: string }> {
  if (answer.status !== 200) return { differences: [`answers with ${answer.status}`] }
  const type = answer.headers['content-type'] ?? ''
  const isDoor = [...doors.visitors, ...doors.staff].some(door => door === path)
  if (!isDoor && harmless.test(type) && answer.headers['x-content-type-options'] === 'nosniff')
    return { differences: [] }
  const bytes = await unpacked(answer)
  if (!bytes) return { differences: ['is packed in a way that nobody asked for'] }
  return { differences: strangeHeadersOfPage(answer, place, entryOf(path)), html: bytes.toString() }
}

const harmless = /^(text\/calendar|text\/plain|application\/json|application\/pdf)(;|$)/

function onThisSite(link: string): string[] {
  const [path = ''] = link.split(/[?#]/)
  return /^\/(?!\/)/.test(path) ? [path] : []
}
