import type { PageVersion, SiteLanguage } from '../../protocol/site-pages.ts'
import { fixedPages } from './fixed-pages.ts'
import type { WrittenPage } from './written-page.ts'

const named = { nl: 'Nederlands', en: 'English', fr: 'Français' } as const
const ordinary = { nl: 'Gewone tekst', en: 'Ordinary text', fr: 'Texte ordinaire' } as const

/** Whose other versions are asked for. */
interface Asked {
  readonly href: string
  readonly sameAs: string
  readonly language: SiteLanguage
}

/** [SP5] What there is of the same in other languages and in simpler words, without the page itself. */
export function versionsOf(asked: Asked, written: readonly WrittenPage[]): readonly PageVersion[] {
  const fixed = fixedPages.map(({ href, sameAs }) => ({ href, sameAs, language: 'nl' as const, version: undefined }))
  const own = written.map(({ href, sameAs, language, front: { version } }) => ({ href, sameAs, language, version }))
  return [...fixed, ...own]
    .filter(({ href, sameAs }) => sameAs === asked.sameAs && href !== asked.href)
    .map(({ href, language, version }) => ({
      ...{ href, language, isSimple: version !== undefined },
      label: labelOf(language, version, language === asked.language),
    }))
}

function labelOf(language: SiteLanguage, version: string | undefined, isSameLanguage: boolean): string {
  if (isSameLanguage) return version ?? ordinary[language]
  return version === undefined ? named[language] : `${named[language]}: ${version}`
}

/** [SP5] The same for a page that the house makes itself. */
export function versionsOfHouse(href: string, written: readonly WrittenPage[]): readonly PageVersion[] {
  const page = fixedPages.find(fixed => fixed.href === href)
  return page ? versionsOf({ ...page, language: 'nl' }, written) : []
}
