import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPractice } from '../../domain/check-practice.ts'
import { practiceFile } from '../../protocol/practice.ts'
import { faultIn, readSiteFile } from '../read-site-file.ts'
import { siteFault } from '../site/site-fault.ts'

/** A practice conversation as its file has it: a page reads it with the schema that it was checked with here. */
export type WrittenPractice = unknown

const most = 20

/**
 * [DK69] Reads the practice conversations in `practice/` of a site folder, in the order of their file names; none is
 * fine. Throws `StartRefused` with the file, the place in it and what was expected.
 */
export function readPractices(directory: string): readonly WrittenPractice[] {
  const folder = join(directory, 'practice')
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
  if (files.length > most) throw siteFault(folder, null, `expected at most ${most} files`)
  const ids = new Map<string, string>()
  return files.map(name => {
    const file = join(folder, name)
    const practice = readSiteFile(file, practiceFile)
    const fault = checkPractice(practice)
    if (fault) throw faultIn(file, fault.place, fault.expected)
    const twin = ids.get(practice.id)
    if (twin !== undefined) throw faultIn(file, 'id', `"${practice.id}" is that of ${twin} too`)
    ids.set(practice.id, name)
    return JSON.parse(readFileSync(file, 'utf8'))
  })
}
