import { headersFor, type Kind } from '../server/door/headers.ts'
import type { Entry } from '../server/door/release-manifest.ts'
import type { Answer } from './ask-outside.ts'

/** What makes a browser load, send, keep or go somewhere, and no answer of ours to a page or its file has. */
const neverThere = [
  ...[
    'link',
    'refresh',
    'location',
    'set-cookie',
    'sourcemap',
    'speculation-rules',
    'service-worker-allowed',
  ],
  ...['report-to', 'reporting-endpoints', 'nel', 'content-security-policy-report-only', 'content-location'],
  ...['access-control-allow-origin', 'access-control-allow-credentials', 'alt-svc', 'x-sourcemap'],
  ...['critical-ch', 'accept-ch', 'use-as-dictionary', 'supports-loading-mode', 'origin-trial'],
]

const types: Readonly<Record<string, string>> = {
  js: 'application/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Which pages are looked at: those of staff may be on a host of their own, whose headers say where faults go (SC25). */
export type Looked = 'visitors' | 'staff'

export interface Place {
  readonly site: URL
  readonly side: Looked
}

/** [BP9] What the headers of a page say otherwise than the table of the door (SC1). */
export function strangeHeadersOfPage(answer: Answer, place: Place, entry: Entry): string[] {
  const kind = entry === 'contact' ? 'form' : staffEntries.includes(entry) ? 'staff-page' : undefined
  return strange(answer, place, kind, 'text/html; charset=utf-8')
}

const staffEntries: readonly Entry[] = ['desk', 'set-up', 'invitation']

/** [BP9] The same for a file at `path`, which may be kept for ever. */
export function strangeHeadersOfFile(answer: Answer, place: Place, path: string): string[] {
  return strange(answer, place, 'lasting', types[path.split('.').at(-1) ?? ''])
}

function strange(answer: Answer, { site, side }: Place, kind: Kind | undefined, type?: string): string[] {
  const ours = headersFor({ publicUrl: site.origin })
  const withType = (headers: Readonly<Record<string, string>>) =>
    differing(answer, { ...headers, ...(type && { 'content-type': type }) })
  const faults = withType(ours.of(kind, undefined, 200))
  const isOfStaff = side === 'staff' && withType(ours.of(kind, 'staff', 200)).length === 0
  return isOfStaff ? [] : faults
}

function differing({ headers }: Answer, expected: Readonly<Record<string, string>>): string[] {
  const other = Object.entries(expected)
    .filter(([name, value]) => headers[name] !== value)
    .map(([name, value]) => `header ${name}: expected "${value}", found ${quoted(headers[name])}`)
  const extra = neverThere.filter(name => headers[name] !== undefined && expected[name] === undefined)
  return [...other, ...extra.map(name => `header ${name}: expected none, found ${quoted(headers[name])}`)]
}

const quoted = (value: string | undefined) => (value === undefined ? 'none' : `"${value.slice(0, 200)}"`)
