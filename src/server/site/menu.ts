import * as v from 'valibot'
import type { MenuEntry, SiteLanguage } from '../../protocol/site-pages.ts'
import { fixedPages } from './fixed-pages.ts'
import type { WrittenPage } from './written-page.ts'

/** What the bar and the foot of a page in each language name. */
export type Menus = Readonly<Record<SiteLanguage, readonly MenuEntry[]>>

/** `menu` of settings.json: what a helpline calls the pages of the house, as `{ "bezet": "Ergens anders terecht" }`. */
export const menuLabels = v.optional(
  v.strictObject(
    v.entriesFromList(
      fixedPages.map(({ sameAs }) => sameAs),
      v.optional(
        v.pipe(
          v.string(),
          v.minLength(1, 'expected a label'),
          v.maxLength(40, 'expected at most 40 characters'),
        ),
      ),
    ),
  ),
  {},
)

/**
 * [SP4] The menus: pages of the site folder and of the house, by their order. `labels`: what a helpline calls a page of
 * the house, by its `sameAs`. The pages of the house are Dutch; the foot of a page in another language is Dutch too,
 * so that privacy and contact are one press away from everywhere.
 */
export function menusOf(
  written: readonly WrittenPage[],
  labels: Readonly<Record<string, string | undefined>>,
): Menus {
  const own = written.map(({ href, language, front }) => ({
    ...{ href, language, place: front.menu, order: front.order },
    label: front.label ?? front.title,
  }))
  const fixed = fixedPages.map(({ href, sameAs, label, place, order }) => ({
    ...{ href, language: 'nl' as const, place, order },
    label: labels[sameAs] ?? label,
  }))
  const all = [...own, ...fixed].sort((a, b) => a.order - b.order)
  const menuIn = (language: SiteLanguage): readonly MenuEntry[] =>
    all.flatMap(({ href, label, place, ...entry }) =>
      entry.language === language && place !== 'none' ? [{ href, label, place }] : [],
    )
  const dutchFoot = menuIn('nl').filter(({ place }) => place === 'foot')
  const foreign = (language: SiteLanguage) => [...menuIn(language), ...dutchFoot]
  return { nl: menuIn('nl'), en: foreign('en'), fr: foreign('fr') }
}
