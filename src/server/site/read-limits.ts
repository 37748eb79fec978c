import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type Limits, standardLimits } from '../../domain/limits.ts'
import { readSiteFile } from '../read-site-file.ts'

const limits = v.strictObject(
  Object.fromEntries(
    Object.entries(standardLimits).map(([name, standard]) => [name, v.optional(fromHalfToDouble(standard))]),
  ),
)

/** A time or limit may be set from half to double its default (numbers.md). */
function fromHalfToDouble(standard: number) {
  const [least, most] = [Math.ceil(standard / 2), standard * 2]
  const expected = `expected a whole number from ${least} to ${most}`
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  )
}

/** [SG11] Reads `limits.json` of a site folder, where it stands. Throws `SiteRefused`: file, place in it, what was expected. */
export function readLimits(directory: string): Limits {
  const file = join(directory, 'limits.json')
  return { ...standardLimits, ...(existsSync(file) ? readSiteFile(file, limits) : {}) }
}
