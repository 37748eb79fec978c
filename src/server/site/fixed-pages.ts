import type { MenuPlace } from '../../protocol/site-pages.ts'

/** A page that the house makes itself, whatever the site folder says. */
export interface FixedPage {
  readonly href: string
  /** Ties it to pages of the site folder with the same words in another language, or simpler: `same-as: welkom`. */
  readonly sameAs: string
  /** A neutral word; `menu` of settings.json may say it otherwise. */
  readonly label: string
  readonly place: MenuPlace
  /** Where it stands in its menu, among the pages of the site folder. */
  readonly order: number
}

/** Pages of the site folder may link to all of these. */
export const fixedPages: readonly FixedPage[] = [
  { href: '/', sameAs: 'welkom', label: 'Begin', place: 'none', order: 0 },
  { href: '/chat', sameAs: 'chat', label: 'Start een gesprek', place: 'none', order: 0 },
  { href: '/bezet', sameAs: 'bezet', label: 'Bezet, wat nu?', place: 'bar', order: 40 },
  { href: '/openingsuren', sameAs: 'openingsuren', label: 'Openingsuren', place: 'bar', order: 50 },
  { href: '/contact', sameAs: 'contact', label: 'Contact', place: 'foot', order: 5 },
  { href: '/privacy', sameAs: 'privacy', label: 'Privacy', place: 'foot', order: 10 },
  { href: '/rechten', sameAs: 'rechten', label: 'Jouw rechten', place: 'foot', order: 20 },
  { href: '/jaarverslag', sameAs: 'jaarverslag', label: 'Jaarverslag', place: 'foot', order: 30 },
]

/** Names of addresses that are the product's own: a page of the site folder cannot have one of them. */
const ownNames = [
  ...['api', 'assets', 'desk', 'set-up', 'uitnodiging', 'rooster', 'status', 'status-knop', 'status-stream'],
  ...['nl', 'en', 'fr', 'site'],
]

/** Whether `/NAME` is an address of the product itself. */
export function isOwnAddress(name: string): boolean {
  return ownNames.includes(name) || fixedPages.some(({ href }) => href === `/${name}`)
}
