import { openHouse } from '../../src/server/house.ts'
import type { Settings } from '../../src/server/settings.ts'
import { easiestWork } from '../easy-work.ts'

// The real server as a process of its own, so that it can be killed. Its settings come as one argument; it says when the
// door is open, and how much memory it holds when asked. It never outlives who started it.

export interface Opened {
  readonly setUpSecret: string | null
}
export interface Weighed {
  /** Bytes of memory in use, after everything that is not needed any more was let go. */
  readonly heap: number
  readonly resident: number
  readonly visitors: number
}

const settings = JSON.parse(process.argv[2] ?? '') as Settings
process.once('disconnect', () => process.exit(0))
const house = await openHouse(settings, { buildFolder: 'build', workLevels: easiestWork })
process.once('SIGTERM', async () => {
  await house.close()
  process.exit(0)
})
process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed: heap, rss: resident } = process.memoryUsage()
  tell({ heap, resident, visitors: house.present().visitors })
})
tell({ setUpSecret: house.setUpSecret ?? null })

function tell(message: Opened | Weighed): void {
  process.send?.(message)
}
