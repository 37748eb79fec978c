import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type Limits, standardLimits } from '../domain/limits.ts'
import type { OpeningHours } from '../domain/opening-plan.ts'
import type { Referral } from '../domain/referral.ts'
import { pageSettings } from '../protocol/page-settings.ts'
import { type AlarmPerson, readAlarmPeople } from './alarm/read-alarm-people.ts'
import { readSiteFile } from './read-site-file.ts'
import { readOpeningHours } from './schedule/read-opening-hours.ts'
import { readReferrals } from './schedule/read-referrals.ts'

/** `settings.json`: of the page settings everything but the keys, the mode, and what other files tell. */
const siteSettings = v.omit(pageSettings, [
  ...(['rootKey', 'grantsFrom', 'rootGrantsFrom', 'isDemo', 'hoursText'] as const),
  ...(['numbers', 'referrals'] as const),
])

export interface Site {
  readonly settings: v.InferOutput<typeof siteSettings>
  readonly limits: Limits
  readonly hours: OpeningHours
  readonly alarmPeople: readonly AlarmPerson[]
  readonly referrals: readonly Referral[]
}

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

/**
 * Reads the files of the site folder; `limits.json` only where it stands. Throws `StartRefused` with the file, the place
 * in it and what was expected.
 */
export function readSite(directory: string): Site {
  const limitsFile = join(directory, 'limits.json')
  const set = existsSync(limitsFile) ? readSiteFile(limitsFile, limits) : {}
  return {
    settings: readSiteFile(join(directory, 'settings.json'), siteSettings),
    limits: { ...standardLimits, ...set },
    hours: readOpeningHours(directory).hours,
    alarmPeople: readAlarmPeople(directory),
    referrals: readReferrals(directory),
  }
}
