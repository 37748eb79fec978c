import { faultIn } from '../read-site-file.ts'
import { fixedPages } from './fixed-pages.ts'
import { SiteReading } from './site-fault.ts'
import type { WrittenPage } from './written-page.ts'

/** The pages of the site, and the headings of each by their ids; of the house's own pages no heading has an id. */
type KnownPages = ReadonlyMap<string, readonly string[]>

export function knownPages(written: readonly WrittenPage[]): KnownPages {
  const known = new Map<string, readonly string[]>(fixedPages.map(({ href }) => [href, []]))
  for (const { href, read } of written)
    known.set(
      href,
      read.blocks.flatMap(block => (block.kind === 'heading' ? [block.id] : [])),
    )
  return known
}

/** [SP3] Why a link leads nowhere: what was expected; undefined where it leads to a page, or out of this site. */
export function whyDead(to: string, known: KnownPages): string | undefined {
  if (!to.startsWith('/')) return undefined
  const [path = '', heading] = to.split('#')
  const headings = known.get(path)
  if (!headings) return `expected a page of this site, found a link to "${to}"`
  if (heading === undefined || headings.includes(heading)) return undefined
  return `expected a heading of ${path}, found "#${heading}"`
}

/** [SP3] Throws `SiteRefused` for the links of a JSON file that lead nowhere; `links` are by their places in it. */
export function demandLinks(
  file: string,
  links: readonly { readonly place: string; readonly to: string }[],
  written: readonly WrittenPage[],
): void {
  const known = knownPages(written)
  const reading = new SiteReading()
  for (const { place, to } of links)
    reading.of(() => {
      const expected = whyDead(to, known)
      if (expected !== undefined) throw faultIn(file, place, expected)
    })
  reading.end()
}
