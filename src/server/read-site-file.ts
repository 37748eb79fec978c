import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { linesOfJson } from './site/lines-of-json.ts'
import { SiteRefused, siteFault } from './site/site-fault.ts'

/**
 * [SG11] Reads a JSON file of the site folder. Throws `SiteRefused`: for each fault the file, the place and line in it, and
 * what was expected.
 */
export function readSiteFile<Output>(path: string, schema: v.GenericSchema<unknown, Output>): Output {
  if (!existsSync(path)) throw siteFault(path, null, 'there is no such file')
  const text = readFileSync(path, 'utf8')
  const found = parseJson(path, text)
  // The schemas look at names only, and a list has names too.
  if (Array.isArray(found)) throw siteFault(path, null, 'expected an object, found a list', 1)
  const parsed = v.safeParse(schema, found)
  if (parsed.success) return parsed.output
  const lines = linesOfJson(text)
  throw new SiteRefused(
    parsed.issues.map(issue => {
      const place = v.getDotPath(issue)
      return { file: path, line: lines.of(place ?? ''), place: place ?? 'the file', expected: issue.message }
    }),
  )
}

/** A fault at a place of a JSON file that was read before, where only more than one value shows it. */
export function faultIn(path: string, place: string, expected: string): SiteRefused {
  return siteFault(path, place, expected, linesOfJson(readFileSync(path, 'utf8')).of(place))
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw siteFault(path, null, `is not JSON: ${messageOf(error)}`, lineOfError(text, error))
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '')

/** Node.js says where it stopped reading, as a line or as a place in the text. */
function lineOfError(text: string, error: unknown): number | null {
  const said = messageOf(error)
  const [, line] = /\(line (\d+) column/.exec(said) ?? []
  if (line !== undefined) return Number(line)
  const [, position] = /at position (\d+)/.exec(said) ?? []
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length
  return /end of JSON/.test(said) ? text.trimEnd().split('\n').length : null
}
