import type { WorkLevel } from '../src/domain/work-level.ts'
import { openHouse } from '../src/server/house.ts'
import type { Settings } from '../src/server/settings.ts'
import { serveProgram } from './program.ts'

export interface HouseTask {
  readonly settings: Settings
  /** How hard the work before a ticket is, where that is not what is measured. */
  readonly workLevels?: readonly WorkLevel[]
}

/** The house as it is, with nothing changed but its settings, and the work before a ticket where it is not what is measured. */
serveProgram<HouseTask>(async ({ settings, ...around }) => {
  const house = await openHouse(settings, { buildFolder: 'build', ...around })
  return { port: settings.port, stop: () => house.close() }
})
