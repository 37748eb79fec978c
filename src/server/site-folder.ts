import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type Limits, standardLimits } from '../domain/limits.ts'
import type { OpeningHours } from '../domain/opening-plan.ts'
import { pageSettings } from '../protocol/page-settings.ts'
import { type AlarmPerson, readAlarmPeople } from './alarm/read-alarm-people.ts'
import { readOpeningHours } from './schedule/read-opening-hours.ts'
import { StartRefused } from './start-refused.ts'

/** What the site folder says of a helpline: everything of the page settings but the keys and the mode. */
const siteSettings = v.omit(pageSettings, ['rootKey', 'grantsFrom', 'rootGrantsFrom', 'isDemo', 'hoursText'])

export interface Site {
  readonly settings: v.InferOutput<typeof siteSettings>
  readonly limits: Limits
  readonly hours: OpeningHours
  readonly alarmPeople: readonly AlarmPerson[]
}

/** Reads `settings.json` and, where it stands, `limits.json`. Throws `StartRefused` with the file and what was expected. */
export function readSite(directory: string): Site {
  const path = join(directory, 'settings.json')
  const parsed = v.safeParse(siteSettings, readJson(path))
  if (!parsed.success) throw new StartRefused('SITE_DIR', `${path}: ${explain(parsed.issues[0])}`)
  const { hours } = readOpeningHours(directory)
  const alarmPeople = readAlarmPeople(directory)
  return { settings: parsed.output, limits: readLimits(join(directory, 'limits.json')), hours, alarmPeople }
}

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new StartRefused('SITE_DIR', `there is no file ${path}`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new StartRefused('SITE_DIR', `${path} is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

function explain(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`
}

/** A time or limit may be set from half to double its default (numbers.md). */
function readLimits(path: string): Limits {
  if (!existsSync(path)) return standardLimits
  const found = readJson(path)
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw new StartRefused('SITE_DIR', `${path}: expected an object with limits`)
  const set = Object.entries(found).map(([name, value]) => [name, checkedLimit(path, name, value)] as const)
  return { ...standardLimits, ...Object.fromEntries(set) }
}

function checkedLimit(path: string, name: string, value: unknown): number {
  if (!(name in standardLimits))
    throw new StartRefused(
      'SITE_DIR',
      `${path}: unknown limit "${name}"; known: ${Object.keys(standardLimits).join(', ')}`,
    )
  const standard: number = standardLimits[name as keyof Limits]
  if (typeof value !== 'number' || !Number.isInteger(value) || value < standard / 2 || value > standard * 2)
    throw new StartRefused(
      'SITE_DIR',
      `${path}: ${name}: expected a whole number from ${Math.ceil(standard / 2)} to ${standard * 2}`,
    )
  return value
}
