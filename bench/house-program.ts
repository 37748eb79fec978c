import { openHouse } from '../src/server/house.ts'
import type { Settings } from '../src/server/settings.ts'
import { serveProgram } from './program.ts'

/** The house as it is, with nothing changed but its settings. */
serveProgram<Settings>(async settings => {
  const house = await openHouse(settings, { buildFolder: 'build' })
  return { port: settings.port, stop: () => house.close() }
})
