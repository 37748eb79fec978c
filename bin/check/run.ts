import { spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import type { Counts } from './counts.ts'

/** How a check ended, with the tests it counted. `faults`: what failed, to be said again after all the others. */
export type Outcome = Ended & { tests: Counts; faults?: string[] }

/** How a command ended; `output` is empty when it was shown while it ran. */
export type Ended = { isGood: boolean; output: string }

const limitMinutes = 25
const path = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter)
let running: number | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    endGroup(running, signal)
    process.exit(1)
  })
}

/**
 * Runs a command with the project's own programs first on the PATH. What it prints is shown at once when
 * `isShown`, else given back. A command that hangs is ended after 25 minutes, and has failed.
 */
export function run(command: string[], { isShown }: { isShown: boolean }): Promise<Ended> {
  const [program = '', ...options] = command
  const outlet = isShown ? 'inherit' : 'pipe'
  return new Promise((settle, fail) => {
    // A group of its own: a worker that hangs does not end with the program that started it.
    const child = spawn(program, options, {
      env: { ...process.env, PATH: path },
      stdio: ['ignore', outlet, outlet],
      detached: true,
    })
    running = child.pid
    const limit = setTimeout(() => {
      process.stdout.write(`\n=== ENDED AFTER ${limitMinutes} MINUTES: ${command.join(' ')} ===\n`)
      endGroup(child.pid, 'SIGKILL')
    }, limitMinutes * 60_000)
    let output = ''
    child.stdout?.on('data', part => (output += part))
    child.stderr?.on('data', part => (output += part))
    child.once('error', fail)
    child.once('close', code => {
      clearTimeout(limit)
      settle({ isGood: code === 0, output })
    })
  })
}

function endGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return
  try {
    process.kill(-leader, signal)
  } catch {
    // It has ended already.
  }
}
