import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { readSiteFile } from './read-site-file.ts'
import { demandLinks } from './site/known-links.ts'
import type { WrittenPage } from './site/written-page.ts'

/** How somebody who finds a fault reaches the helpline; null where the house answers for it. */
export interface SecurityWords {
  /** A `mailto:` or `https:` address. */
  readonly contact: string | null
  /** A page of this site, or an `https:` address, that says what happens with a report. */
  readonly policy: string | null
}

const expectedContact = 'expected a mail address, as security@example.be, or an https address'
const expectedPolicy = 'expected a page of this site, as /hoe-veilig-is-dit, or an https address'
/** One address and nothing after it: a second line would be a field of its own in what is served. */
const web = v.pipe(v.string(), v.url(), v.regex(/^https:\/\/[!-~]+$/))
const file = v.strictObject({
  contact: v.optional(v.union([web, v.pipe(v.string(), v.email())], expectedContact)),
  policy: v.optional(v.union([web, v.pipe(v.string(), v.startsWith('/'))], expectedPolicy)),
})

/**
 * [TH5] Reads `security.json` of a site folder; a helpline without one is reached by its contact page. Throws
 * `SiteRefused` with the file, the place in it and what was expected.
 */
export function readSecurity(directory: string, pages: readonly WrittenPage[]): SecurityWords {
  const path = join(directory, 'security.json')
  if (!existsSync(path)) return { contact: null, policy: null }
  const { contact = null, policy = null } = readSiteFile(path, file)
  if (policy !== null) demandLinks(path, [{ place: 'policy', to: policy }], pages)
  return { contact: contact?.includes('://') === false ? `mailto:${contact}` : contact, policy }
}
