import type { WorkLevel } from '../domain/work-level.ts'
import type { Clock } from './clock.ts'
import type { Databases } from './database/open-databases.ts'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'
import type { Site } from './site-folder.ts'

/** What the rooms are built on. */
export interface Ground {
  readonly databases: Databases
  readonly config: Settings
  readonly site: Site
  readonly clock: Clock
  readonly log: Log
  readonly workLevels: readonly WorkLevel[]
}
