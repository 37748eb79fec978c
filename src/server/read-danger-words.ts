import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Referral, urgentNumbers } from '../domain/referral.ts'
import { type DangerWords, dangerWords } from '../protocol/danger-words.ts'
import { readSiteFile } from './read-site-file.ts'
import { siteFault } from './site/site-fault.ts'

/** The numbers that the words advise: each must stand on every page already, and always answer. */
const advised = ['112', '1813']

/** Of a helpline that has no list: nothing sounds like danger, and the numbers on every page are all that there is. */
const noWords: DangerWords = {
  ...{ sameWords: {}, fillers: [], exceptions: [] },
  phrases: { '1813': [], '112': [], both: [] },
}

/**
 * [VP33] Reads `danger-words.json` of a site folder, where it stands. Throws `StartRefused`: file, place in it, what was expected; also when
 * a number that it advises is none of the helpline's urgent ones that always answer.
 */
export function readDangerWords(directory: string, referrals: readonly Referral[]): DangerWords {
  const path = join(directory, 'danger-words.json')
  if (!existsSync(path)) return noWords
  const words = readSiteFile(path, dangerWords)
  const always = urgentNumbers(referrals).flatMap(({ number, always }) => (always ? [number] : []))
  const missing = advised.find(number => !always.includes(number))
  if (missing)
    throw siteFault(
      path,
      null,
      `advises ${missing}; expected it in referrals.json, urgent and with hours "always"`,
    )
  return words
}
