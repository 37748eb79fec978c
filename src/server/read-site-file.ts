import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { StartRefused } from './start-refused.ts'

/** Reads a JSON file of the site folder. Throws `StartRefused` with the file, the place in it and what was expected. */
export function readSiteFile<Output>(path: string, schema: v.GenericSchema<unknown, Output>): Output {
  const found = readJson(path)
  // The schemas look at names only, and a list has names too.
  if (Array.isArray(found)) throw new StartRefused('SITE_DIR', `${path}: expected an object, found a list`)
  const parsed = v.safeParse(schema, found)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new StartRefused('SITE_DIR', `${path}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
}

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new StartRefused('SITE_DIR', `there is no file ${path}`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new StartRefused('SITE_DIR', `${path} is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}
