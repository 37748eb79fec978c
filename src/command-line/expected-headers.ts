import { formPolicy, headersFor } from '../server/door/headers.ts'
import type { Entry } from '../server/door/release-manifest.ts'
import type { Settings } from '../server/settings.ts'
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

/** [BP9] What the headers of a page say otherwise than the table of the door (SC1). */
export function strangeHeadersOfPage(answer: Answer, site: URL, entry: Entry): string[] {
  const policy = entry === 'contact' ? { 'content-security-policy': formPolicy } : {}
  return strange(answer, { ...ours(site), ...policy, 'content-type': 'text/html; charset=utf-8' })
}

/** [BP9] The same for a file at `path`, which may be kept for ever. */
export function strangeHeadersOfFile(answer: Answer, site: URL, path: string): string[] {
  const type = types[path.split('.').at(-1) ?? '']
  return strange(answer, {
    ...ours(site),
    'cache-control': 'public, max-age=31536000, immutable',
    ...(type && { 'content-type': type }),
  })
}

const ours = (site: URL) => headersFor({ publicUrl: site.origin } as Settings)

function strange({ headers }: Answer, expected: Readonly<Record<string, string>>): string[] {
  const other = Object.entries(expected)
    .filter(([name, value]) => headers[name] !== value)
    .map(([name, value]) => `header ${name}: expected "${value}", found ${quoted(headers[name])}`)
  const extra = neverThere.filter(name => headers[name] !== undefined && expected[name] === undefined)
  return [...other, ...extra.map(name => `header ${name}: expected none, found ${quoted(headers[name])}`)]
}

const quoted = (value: string | undefined) => (value === undefined ? 'none' : `"${value.slice(0, 200)}"`)
