import * as v from 'valibot'
import { type PageSettings, pageSettings } from '../protocol/page-settings.ts'
import { assetsOf } from '../server/door/pages.ts'
import type { Entry, ReleaseManifest } from '../server/door/release-manifest.ts'
import { type PageTag, readTags } from './read-tags.ts'

/** What a page may be made of: whatever is not here is a difference, also when it would do no harm. */
const elements = new Set(
  'html head meta title link script body noscript div span p a b strong small kbd code pre br hr h1 h2 h3 h4 header nav main aside section article footer ul ol li dl dt dd table caption thead tbody tr th td details summary form label input textarea select option fieldset legend button img svg path circle rect line polyline g time em i abbr'.split(
    ' ',
  ),
)
const attributes = new Set(
  'lang dir translate class id hidden title role tabindex href hreflang rel target charset name content type src integrity alt width height for value rows cols required autocomplete autocorrect autocapitalize spellcheck writingsuggestions inputmode maxlength method action novalidate scope colspan rowspan open datetime viewBox focusable d cx cy r x y x1 y1 x2 y2 rx ry width points fill stroke'.split(
    ' ',
  ),
)
const metas: Readonly<Record<string, RegExp>> = {
  viewport: /^width=device-width,initial-scale=1,interactive-widget=resizes-content$/,
  'color-scheme': /^light dark$/,
  'format-detection': /^telephone=no$/,
  referrer: /^no-referrer$/,
  robots: /^noindex$/,
  google: /^notranslate$/,
  description: /^/,
}
const dataIds = ['settings', 'status', 'demo-accounts']
const ways = /^(\/(?!\/)|#|https:\/\/|tel:|sms:|mailto:)/

/** [SP30] A helpline's own style sheet, as a page names it. */
export interface OwnStyle {
  readonly href: string
  readonly integrity: string
}

/** What a page has beside words: where it leads, the helpline's own style sheet, what is pinned in it. */
export interface PageFound {
  readonly differences: readonly string[]
  readonly links: readonly string[]
  readonly ownStyle: OwnStyle | undefined
  readonly settings: PageSettings | undefined
}

/** What a page is compared with: the release, its files of this entry, and the site that it is on. */
export interface PageExpected {
  readonly entry: Entry
  readonly release: ReleaseManifest
  readonly origin: string
}

/**
 * [BP8] Compares a page with what the release writes for pages of this `entry`: the very tags with the very hashes in the
 * very order, and nothing else that runs, loads, frames, posts or leads on by itself. `html` as it came, decoded.
 */
export function checkPage(html: string, { entry, release, origin }: PageExpected): PageFound {
  const tags = readTags(html)
  if ('strangeAt' in tags)
    return {
      differences: [`is not written as this product writes pages: ${tags.strangeAt}`],
      ...{ links: [], ownStyle: undefined, settings: undefined },
    }
  const loads = tags.flatMap(loadOf)
  const own = loads.at(ownPlace(release, entry))
  const ownStyle = own && /^\/site\/look-[\w-]+\.css$/.test(own.address) ? own : undefined
  const read = settingsIn(tags)
  return {
    differences: [
      ...compareLoads(
        loads.filter(load => load !== ownStyle).map(({ line }) => line),
        expectedLoads(release, entry),
      ),
      ...tags.flatMap(tag => strangeIn(tag, { release, origin })),
      ...hiddenIn(tags),
      ...('fault' in read ? [read.fault] : []),
    ],
    links: tags.filter(({ name }) => name === 'a').map(({ attributes: own }) => own.get('href') ?? ''),
    ownStyle: ownStyle && { href: ownStyle.address, integrity: ownStyle.integrity },
    settings: 'fault' in read ? undefined : read,
  }
}

interface Load {
  readonly kind: string
  readonly address: string
  readonly integrity: string
  /** All of it in one line, so that two can be compared and shown. */
  readonly line: string
}

const loadLine = (kind: string, address: string, integrity: string, rest = '') =>
  `${kind} ${address} ${integrity || '(no hash)'}${rest && ` for ${rest}`}`

/** What this tag makes a browser fetch and use. */
function loadOf({ name, attributes: has }: PageTag): Load[] {
  const rel = has.get('rel') ?? ''
  const isScript = name === 'script' && has.get('type') !== 'application/json'
  const isLink = name === 'link' && rel !== 'icon' && rel !== 'alternate'
  if (!isScript && !isLink) return []
  const address = (isScript ? has.get('src') : has.get('href')) ?? '(in the page itself)'
  const kind = isScript ? `script of type "${has.get('type') ?? ''}"` : rel
  const integrity = has.get('integrity') ?? ''
  return [{ kind, address, integrity, line: loadLine(kind, address, integrity, has.get('data-for')) }]
}

function expectedLoads(release: ReleaseManifest, entry: Entry): string[] {
  const { first, styles, scripts, later, onDemand } = assetsOf(release, entry)
  return [
    ...first.map(({ src, integrity }) => loadLine('script of type ""', src, integrity)),
    ...styles.map(({ href, integrity }) => loadLine('stylesheet', href, integrity)),
    ...scripts.map(({ src, integrity }) => loadLine('script of type "module"', src, integrity)),
    ...later.map(({ src, integrity }) => loadLine('modulepreload', src, integrity)),
    ...onDemand.map(({ src, integrity, parts }) => loadLine('later', src, integrity, parts.join(' '))),
  ]
}

/** [SP30] A helpline's own style sheet stands after those of the release. */
function ownPlace(release: ReleaseManifest, entry: Entry): number {
  const { first, styles } = assetsOf(release, entry)
  return first.length + styles.length
}

function compareLoads(found: readonly string[], expected: readonly string[]): string[] {
  const extra = found
    .filter(line => !expected.includes(line))
    .map(line => `has ${line}, which the release has not`)
  const missing = expected.filter(line => !found.includes(line)).map(line => `has not ${line}`)
  if (extra.length + missing.length > 0) return [...missing, ...extra]
  return found.join() === expected.join() ? [] : ['names its files in another order, or one of them twice']
}

/** Within these a browser reads a tag as text, or as no script and style sheet of the page. */
const inert = ['title', 'noscript', 'textarea', 'svg']

/** What the page seems to load, and a browser does not. */
function hiddenIn(tags: readonly PageTag[]): string[] {
  const open = new Map<string, number>()
  return tags.flatMap(({ name }) => {
    const of = name.replace('/', '')
    if (inert.includes(of)) open.set(of, Math.max(0, (open.get(of) ?? 0) + (name === of ? 1 : -1)))
    const around = inert.find(one => (open.get(one) ?? 0) > 0)
    const isLoad = name === 'script' || name === 'link'
    return isLoad && around ? [`has <${name}> in <${around}>, where no browser runs it`] : []
  })
}

function strangeIn(tag: PageTag, expected: Omit<PageExpected, 'entry'>): string[] {
  const { name, attributes: has } = tag
  if (!elements.has(name.replace('/', ''))) return [`has <${name}>, which no page of the release has`]
  const other = [...has]
    .filter(([key, value]) => !isKnownAttribute(tag, key, value, expected.origin))
    .map(([key, value]) => `has ${key}="${value}" on <${name}>`)
  const fault = strangeUse(tag, expected.release)
  return fault ? [...other, fault] : other
}

function isKnownAttribute(
  { name, attributes: has }: PageTag,
  key: string,
  value: string,
  origin: string,
): boolean {
  if (!attributes.has(key)) return /^(data|aria)-[a-z-]+$/.test(key)
  if (name === 'link' && has.get('rel') === 'alternate' && key === 'href')
    return value.startsWith(`${origin}/`)
  if (key === 'src') return /^\/(?!\/)/.test(value)
  if (key === 'action') return value === '/contact'
  return key !== 'href' || ways.test(value)
}

function strangeUse(
  { name, attributes: has, text }: PageTag,
  { files }: ReleaseManifest,
): string | undefined {
  const isData = has.get('type') === 'application/json'
  const id = has.get('id') ?? ''
  // A page's script takes the first that is called so, whatever it is.
  if (id === 'settings' && !(name === 'script' && isData)) return `has id="${id}" on <${name}>`
  if (name === 'meta' && !isKnownMeta(has)) return `has <meta ${[...has].flat().join(' ')}>`
  if (name === 'link' && has.get('rel') === 'icon' && !files[has.get('href') ?? ''])
    return `has the icon ${has.get('href')}, which the release has not`
  if (name === 'script' && isData && !dataIds.includes(id)) return `has data called "${id}"`
  if (name === 'script' && !isData && text !== '') return `has code in the page itself: ${text.slice(0, 60)}`
  return undefined
}

function isKnownMeta(has: PageTag['attributes']): boolean {
  if (has.has('charset')) return has.size === 1 && has.get('charset') === 'utf-8'
  const pattern = metas[has.get('name') ?? '']
  return has.size === 2 && pattern !== undefined && pattern.test(has.get('content') ?? '')
}

/** What the page's script reads: the helpline's words and the pinned keys (SE7). */
function settingsIn(tags: readonly PageTag[]): PageSettings | { readonly fault: string } {
  const [first, ...others] = tags.filter(
    ({ name, attributes: has }) => name === 'script' && has.get('id') === 'settings',
  )
  if (!first || others.length > 0) return { fault: 'has not its settings once' }
  try {
    return v.parse(pageSettings, JSON.parse(first.text))
  } catch {
    return { fault: 'has settings that make no sense' }
  }
}
