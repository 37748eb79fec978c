import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SiteLanguage, type SitePage, siteLanguages } from '../../protocol/site-pages.ts'
import { blocksOf } from './blocks-of.ts'
import { fixedPages, isOwnAddress } from './fixed-pages.ts'
import { readFrontMatter } from './front-matter.ts'
import { fillIn } from './inline-of.ts'
import { knownPages, whyDead } from './known-links.ts'
import { type SiteFault, SiteReading, SiteRefused, siteFault } from './site-fault.ts'
import { versionsOf } from './versions.ts'
import type { WrittenPage } from './written-page.ts'

export interface SitePages {
  readonly pages: readonly SitePage[]
  readonly written: readonly WrittenPage[]
}

const most = 60
const fileName = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/

/**
 * [SP1] [SP2] [SP3] Reads `pages/LANGUAGE/NAME.md` of a site folder; no folder is no pages. `placeholders`: what stands
 * for `{{name}}` and its like. Throws `SiteRefused`: for each fault its file, line and what was expected.
 */
export function readPages(directory: string, placeholders: Readonly<Record<string, string>>): SitePages {
  const folder = join(directory, 'pages')
  if (!existsSync(folder)) return { pages: [], written: [] }
  const reading = new SiteReading()
  const got = filesOf(folder, reading).map(({ file, language, name }) =>
    reading.of(() => readPage(file, { language, name, placeholders })),
  )
  reading.end()
  const written = got.map(page => page())
  const faults = [...written.flatMap(({ read }) => read.faults), ...deadLinks(written), ...twins(written)]
  if (faults.length > 0) throw new SiteRefused(faults)
  return { pages: written.map(page => pageOf(page, written)), written }
}

interface PageFile {
  readonly file: string
  readonly language: SiteLanguage
  readonly name: string
}

function filesOf(folder: string, reading: SiteReading): PageFile[] {
  const known = (name: string): name is SiteLanguage => siteLanguages.some(language => language === name)
  const found = readdirSync(folder)
    .sort()
    .flatMap(language => {
      if (known(language))
        return readdirSync(join(folder, language))
          .sort()
          .map(name => ({ language, name }))
      reading.of(() => {
        throw siteFault(join(folder, language), null, `expected only the folders ${siteLanguages.join(', ')}`)
      })
      return []
    })
  if (found.length > most)
    reading.of(() => {
      throw siteFault(folder, null, `expected at most ${most} pages, found ${found.length}`)
    })
  return found.flatMap(({ language, name }) => {
    const file = join(folder, language, name)
    const [, base] = fileName.exec(name) ?? []
    if (base !== undefined) return [{ file, language, name: base }]
    reading.of(() => {
      throw siteFault(file, null, 'expected a name of small letters, digits and -, as hoe-werkt-het.md')
    })
    return []
  })
}

function readPage(
  file: string,
  {
    language,
    name,
    placeholders,
  }: Omit<PageFile, 'file'> & { placeholders: Readonly<Record<string, string>> },
): WrittenPage {
  if (language === 'nl' && isOwnAddress(name))
    throw siteFault(file, null, `expected another name: /${name} is an address of the product itself`, 1)
  const source = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  const { front, text, firstLine } = readFrontMatter(file, source)
  const faults: SiteFault[] = []
  const fill = (words: string) =>
    fillIn(words, placeholders, unknown =>
      faults.push({ file, line: 1, place: null, expected: `expected no "{{${unknown}}}" above the text` }),
    )
  const read = blocksOf({ file, text, firstLine, placeholders })
  return {
    ...{ file, language, sameAs: front['same-as'] ?? name },
    href: language === 'nl' ? `/${name}` : `/${language}/${name}`,
    front: {
      ...{ ...front, title: fill(front.title) },
      ...(front.lead !== undefined && { lead: fill(front.lead) }),
      ...(front.label !== undefined && { label: fill(front.label) }),
    },
    read: { ...read, faults: [...faults, ...read.faults] },
  }
}

function deadLinks(written: readonly WrittenPage[]): SiteFault[] {
  const known = knownPages(written)
  return written.flatMap(({ file, read }) =>
    read.links.flatMap(({ to, line }) => {
      const expected = whyDead(to, known)
      return expected === undefined ? [] : [{ file, line, place: null, expected }]
    }),
  )
}

/** [SP5] Of one thing there is one page in each language and version. */
function twins(written: readonly WrittenPage[]): SiteFault[] {
  const seen = new Map<string, string>()
  for (const { href, sameAs } of fixedPages) seen.set(`${sameAs} nl `, href)
  return written.flatMap(({ file, language, sameAs, front }) => {
    const key = `${sameAs} ${language} ${front.version ?? ''}`
    const twin = seen.get(key)
    seen.set(key, file)
    if (twin === undefined) return []
    const expected = `expected another "same-as" or "version": ${twin} is the same in this language`
    return [{ file, line: 1, place: null, expected }]
  })
}

function pageOf(page: WrittenPage, all: readonly WrittenPage[]): SitePage {
  return {
    ...{ href: page.href, language: page.language, title: page.front.title },
    isSimple: page.front.version !== undefined,
    lead: page.front.lead ?? null,
    blocks: page.read.blocks,
    versions: versionsOf(page, all),
  }
}
