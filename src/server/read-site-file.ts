import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { jsonFault } from './site/json-fault.ts'
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
      return {
        file: path,
        line: lines.of(place ?? ''),
        place: place ?? 'the file',
        expected: clauseOf(issue),
      }
    }),
  )
}

/** What valibot says of a name is about types; who writes a file has misspelled or forgotten one. */
function clauseOf({ message }: { readonly message: string }): string {
  if (message.startsWith('Invalid key: Expected never')) return 'expected no such name here'
  if (message.startsWith('Invalid key: ')) return 'expected it, and it is missing'
  return message
}

/** A fault at a place of a JSON file that was read before, where only more than one value shows it. */
export function faultIn(path: string, place: string, expected: string): SiteRefused {
  return siteFault(path, place, expected, linesOfJson(readFileSync(path, 'utf8')).of(place))
}

function parseJson(path: string, text: string): unknown {
  const fault = jsonFault(text)
  if (fault) throw siteFault(path, null, `is not JSON: ${fault.expected}`, fault.line)
  return JSON.parse(text)
}
