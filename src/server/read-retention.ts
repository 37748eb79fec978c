import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type Retention, retentionTerms, standardRetention } from '../domain/retention.ts'
import { readSiteFile } from './read-site-file.ts'

const terms = v.strictObject(
  Object.fromEntries(Object.entries(retentionTerms).map(([name, term]) => [name, v.optional(days(term))])),
)

function days({ shortest = 1, longest }: { readonly shortest?: number; readonly longest: number }) {
  const expected = `expected a whole number of days from ${shortest} to ${longest}`
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(shortest, expected),
    v.maxValue(longest, expected),
  )
}

/**
 * [RT1] Reads `retention.json` of a site folder: days for each class of data; what it does not name has the default.
 * Throws `StartRefused` with the file, the place in it and what was expected.
 */
export function readRetention(directory: string): Retention {
  const file = join(directory, 'retention.json')
  return existsSync(file) ? { ...standardRetention, ...readSiteFile(file, terms) } : standardRetention
}
