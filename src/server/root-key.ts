import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { bytesOf } from '../protocol/sealed.ts'
import type { Settings } from './settings.ts'
import { StartRefused } from './start-refused.ts'

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0))

const rootFile = v.strictObject({
  org: v.string(),
  rootKey: bytesOf(32),
  grantsFrom: seconds,
  rootGrantsFrom: seconds,
})

/** What every page has pinned (SE7): the public root key, and the dates (seconds) from which grants count (SE3). */
export type Root = v.InferOutput<typeof rootFile>

/** `root.pub`: in the site folder of a real helpline; in the data directory of the demo. */
function rootPath({ mode, siteDirectory, dataDirectory }: Settings): string {
  return join(mode === 'demo' ? dataDirectory : siteDirectory, 'root.pub')
}

const datesFile = v.strictObject({ org: v.string(), grantsFrom: seconds, rootGrantsFrom: seconds })

/** From when on grants count (SE3), after somebody left: beside `root.pub`, which is never written over. */
type GrantDates = Pick<Root, 'grantsFrom' | 'rootGrantsFrom'>

function datesPath(settings: Settings): string {
  return join(dirname(rootPath(settings)), 'grants-from.json')
}

/** The root of this helpline, or undefined before the set-up. A file that makes no sense stops the start. */
export function readRoot(settings: Settings, org: string): Root | undefined {
  const path = rootPath(settings)
  if (!existsSync(path)) return undefined
  const root = readRootFile(path)
  if (!root) throw new StartRefused('root.pub', `${path} is not a root key file`)
  if (root.org !== org)
    throw new StartRefused('root.pub', `${path} is of "${root.org}", the site folder is "${org}"`)
  return { ...root, ...laterDates(root, readDates(settings, org)) }
}

/** What a `root.pub` says, wherever it lies; undefined where it is none. */
export function readRootFile(path: string): Root | undefined {
  const parsed = v.safeParse(rootFile, readJson(path))
  return parsed.success ? parsed.output : undefined
}

function readDates(settings: Settings, org: string): GrantDates {
  const path = datesPath(settings)
  if (!existsSync(path)) return { grantsFrom: 0, rootGrantsFrom: 0 }
  const parsed = v.safeParse(datesFile, readJson(path))
  if (!parsed.success || parsed.output.org !== org)
    throw new StartRefused('grants-from.json', `${path} does not hold the dates of grants of "${org}"`)
  return parsed.output
}

/** Dates only rise: an earlier one would bring back whose access was taken away. */
export function laterDates(now: GrantDates, asked: Partial<GrantDates>): GrantDates {
  return {
    grantsFrom: Math.max(now.grantsFrom, asked.grantsFrom ?? 0),
    rootGrantsFrom: Math.max(now.rootGrantsFrom, asked.rootGrantsFrom ?? 0),
  }
}

/** [SI26] Writes later dates whole or not at all, and on the disk before it resolves. */
export async function writeDates(settings: Settings, org: string, dates: GrantDates): Promise<void> {
  const { grantsFrom, rootGrantsFrom } = dates
  const path = datesPath(settings)
  const file = await open(`${path}.new`, 'w', 0o644)
  await file.writeFile(`${JSON.stringify({ org, grantsFrom, rootGrantsFrom }, null, 2)}\n`)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
  const folder = await open(dirname(path))
  await folder.sync()
  await folder.close()
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Writes `root.pub` once. Throws where one stands: it is never written over (SE7). */
export async function writeRoot(settings: Settings, root: Root): Promise<void> {
  const file = await open(rootPath(settings), 'wx', 0o644)
  await file.writeFile(`${JSON.stringify(root, null, 2)}\n`)
  await file.sync()
  await file.close()
}
