import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { MenuEntry, PageVersion, SiteLanguage } from '../../protocol/site-pages.ts'
import favicon from '../shared/favicon.svg'

/** What the server gives for every page. Assets are those of that page's own entry. */
export interface PageData {
  readonly settings: PageSettings
  readonly status: PublicStatus
  /** The public pages, as the bar and the foot of each of them name them. */
  readonly menu: readonly MenuEntry[]
  /** This page in other languages and in simpler words, where the helpline wrote them. */
  readonly versions: readonly PageVersion[]
  /** Where staff work, for the foot of the page; null where that is a host of its own (SC23). */
  readonly deskHref: string | null
  readonly assets: {
    readonly first: readonly { readonly src: string; readonly integrity: string }[]
    readonly scripts: readonly { readonly src: string; readonly integrity: string }[]
    readonly styles: readonly { readonly href: string; readonly integrity: string }[]
    readonly later?: readonly { readonly src: string; readonly integrity: string }[]
    readonly onDemand?: readonly {
      readonly src: string
      readonly integrity: string
      readonly parts: readonly string[]
    }[]
  }
}

interface DocumentParts {
  readonly title: string
  readonly body: VNode
  /** Written as `<script type="application/json" id="…">`, for the page's own script. */
  readonly data?: Readonly<Record<string, unknown>>
  /** The welcome page may be found and translated; what is typed in the others goes to no translator. */
  readonly isForEveryone?: boolean
  /** Dutch where nothing else is said. */
  readonly language?: SiteLanguage
  /** The same page in each language, this one too, by its whole address. */
  readonly alternates?: readonly { readonly href: string; readonly language: SiteLanguage }[]
}

const tags = { nl: 'nl-BE', en: 'en', fr: 'fr-BE' } as const

/** A whole HTML page. Text is written by hand because JSX would escape what stands in a data script. */
export function htmlDocument(
  { assets, settings }: PageData,
  { title, body, data = {}, isForEveryone, language = 'nl', alternates = [] }: DocumentParts,
): string {
  const dataScripts = Object.entries(data).map(
    ([id, value]) => `<script type="application/json" id="${escaped(id)}">${jsonInHtml(value)}</script>`,
  )
  const links = alternates.map(
    ({ href, language: tongue }) =>
      `<link rel="alternate" hreflang="${tags[tongue]}" href="${escaped(href)}">`,
  )
  return [
    `<!doctype html><html lang="${tags[language]}"${isForEveryone ? '' : ' translate="no"'}><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1,interactive-widget=resizes-content">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="format-detection" content="telephone=no"><meta name="referrer" content="no-referrer">',
    isForEveryone ? '' : '<meta name="robots" content="noindex"><meta name="google" content="notranslate">',
    `<meta name="description" content="${escaped(`${title}. ${settings.initiative}`)}">`,
    `<title>${escaped(title)}</title><link rel="icon" type="image/svg+xml" href="${escaped(favicon)}">`,
    ...links,
    ...tagsOf(assets),
    `</head><body>${renderToString(body)}`,
    ...dataScripts,
    '</body></html>',
  ].join('')
}

/** What a page loads, each with its hash, in the order in which a browser should meet it. */
function tagsOf(assets: PageData['assets']): string[] {
  const styles = assets.styles.map(
    ({ href, integrity }) =>
      `<link rel="stylesheet" href="${escaped(href)}" integrity="${escaped(integrity)}">`,
  )
  // No module, which would wait for the end of the page; before the styles, for which it would wait.
  const first = assets.first.map(
    ({ src, integrity }) => `<script src="${escaped(src)}" integrity="${escaped(integrity)}"></script>`,
  )
  const scripts = assets.scripts.map(
    ({ src, integrity }) =>
      `<script type="module" src="${escaped(src)}" integrity="${escaped(integrity)}"></script>`,
  )
  // The check is here, because an `import()` has no place for one.
  const later = (assets.later ?? []).map(
    ({ src, integrity }) =>
      `<link rel="modulepreload" href="${escaped(src)}" integrity="${escaped(integrity)}">`,
  )
  // [BP5] A browser does nothing with these: `checkedImport` reads them when the part is needed.
  const onDemand = (assets.onDemand ?? []).map(
    ({ src, integrity, parts }) =>
      `<link rel="later" data-for="${escaped(parts.join(' '))}" href="${escaped(src)}" integrity="${escaped(integrity)}">`,
  )
  return [...first, ...styles, ...scripts, ...later, ...onDemand]
}

/** JSON in which no text can end the script element or begin a comment. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
