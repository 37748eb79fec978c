import { type PageVersion, type SiteLanguage, siteLanguages } from '../../protocol/site-pages.ts'
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

/** [SP5] The same in simpler or ordinary words, then in each other language; without the page itself. */
export function versionsOf(asked: Asked, written: readonly WrittenPage[]): readonly PageVersion[] {
  const fixed = fixedPages.map(({ href, sameAs }) => ({
    href,
    sameAs,
    language: 'nl' as const,
    version: undefined,
  }))
  const own = written.map(({ href, sameAs, language, front: { version } }) => ({
    href,
    sameAs,
    language,
    version,
  }))
  const others = [...fixed, ...own].filter(
    ({ href, sameAs }) => sameAs === asked.sameAs && href !== asked.href,
  )
  const near = others.filter(({ language }) => language === asked.language)
  const far = siteLanguages.flatMap(tongue =>
    others.filter(
      ({ language, version }) => language === tongue && language !== asked.language && version === undefined,
    ),
  )
  return [
    ...near.map(({ href, language, version }) =>
      versionOf(href, language, version, version ?? ordinary[language]),
    ),
    ...far.map(({ href, language, version }) => versionOf(href, language, version, named[language])),
  ]
}

function versionOf(
  href: string,
  language: SiteLanguage,
  version: string | undefined,
  label: string,
): PageVersion {
  return { href, language, label, isSimple: version !== undefined }
}

/** [SP5] The same for a page that the house makes itself. */
export function versionsOfHouse(href: string, written: readonly WrittenPage[]): readonly PageVersion[] {
  const page = fixedPages.find(fixed => fixed.href === href)
  return page ? versionsOf({ ...page, language: 'nl' }, written) : []
}
