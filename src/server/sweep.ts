import type { Log } from './log.ts'

/** Does `work` every so many milliseconds, never twice at once. `stop` waits for the one that runs. */
export function sweepEvery(
  milliseconds: number,
  work: () => Promise<void>,
  log: Log,
): { stop(): Promise<void> } {
  let running = Promise.resolve()
  let isRunning = false
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    running = work()
      .catch(error => log.broken('sweep-failed', error))
      .finally(() => {
        isRunning = false
      })
  }, milliseconds)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
