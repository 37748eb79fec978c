import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import type { Counts } from './counts.ts'

const path = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter)
let running: ChildProcess | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    running?.kill(signal)
    process.exit(1)
  })
}

/** How a check ended, with the tests it counted. */
export type Outcome = Ended & { tests: Counts }

/** How a command ended; `output` is empty when it was shown while it ran. */
export type Ended = { isGood: boolean; output: string }

/**
 * Runs a command with the project's own programs first on the PATH. What it prints
 * is shown at once when `isShown`, else given back.
 */
export function run(command: string[], { isShown }: { isShown: boolean }): Promise<Ended> {
  const [program = '', ...options] = command
  return new Promise((settle, fail) => {
    const child = spawn(program, options, {
      env: { ...process.env, PATH: path },
      stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    })
    running = child
    let output = ''
    child.stdout?.on('data', part => (output += part))
    child.stderr?.on('data', part => (output += part))
    child.once('error', fail)
    child.once('close', code => settle({ isGood: code === 0, output }))
  })
}
