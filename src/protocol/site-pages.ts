/** Languages of public pages; the chat itself is in those in which somebody answers. */
export const siteLanguages = ['nl', 'en', 'fr'] as const
export type SiteLanguage = (typeof siteLanguages)[number]

/** Words of a paragraph. `to` is a path of this site, or an https, tel or mailto address. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'key'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }

/**
 * What stands in a page where the helpline knows better than its text: written as `{{hours}}` alone on a line. `numbers`:
 * whom to call; `alternatives`: who else is there now; `door`: open or not, with the button; `hours`: the week and the
 * holidays; `exit`: how to be gone fast.
 */
export const inserts = ['numbers', 'alternatives', 'door', 'hours', 'exit'] as const
export type Insert = (typeof inserts)[number]

/** A piece of a page of the site folder, read from Markdown. There is no raw HTML among them. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph' | 'note'; readonly parts: readonly Inline[] }
  | {
      readonly kind: 'list'
      readonly isOrdered: boolean
      readonly items: readonly (readonly Inline[])[]
    }
  | { readonly kind: 'insert'; readonly insert: Insert }

/** Where a page stands: in the bar, at the foot of every page, or nowhere. */
export const menuPlaces = ['bar', 'foot', 'none'] as const
export type MenuPlace = (typeof menuPlaces)[number]

export interface MenuEntry {
  /** A path of this site. */
  readonly href: string
  readonly label: string
  readonly place: 'bar' | 'foot'
}

/** A page of the site folder: `pages/LANGUAGE/NAME.md`, at `/NAME`, or `/LANGUAGE/NAME` where that is not Dutch. */
export interface SitePage {
  readonly href: string
  readonly language: SiteLanguage
  readonly title: string
  /** Whether there is the same in ordinary words beside it. */
  readonly isSimple: boolean
  /** The sentence under the title. */
  readonly lead: string | null
  readonly blocks: readonly Block[]
  readonly versions: readonly PageVersion[]
}

/** The same in another language or in simpler words: `{ label: 'English', href: '/en/how-it-works' }`. */
export interface PageVersion {
  readonly label: string
  readonly href: string
  readonly language: SiteLanguage
  readonly isSimple: boolean
}
