import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Readable } from 'node:stream'

/** Another program of this run, ended with it. */
export class Program {
  readonly #process: ChildProcess
  /** The last that it said, for who asks why it failed. */
  complaint = ''

  constructor(path: string, options: readonly string[], env: Record<string, string> = {}) {
    this.#process = spawn(path, options, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process.on('error', error => {
      this.complaint = error.message
    })
    this.#process.stderr?.on('data', chunk => {
      this.complaint = `${this.complaint}${chunk}`.slice(-800)
    })
  }

  get output(): Readable {
    if (!this.#process.stdout) throw new Error('a program without output')
    return this.#process.stdout
  }

  get isRunning(): boolean {
    return this.#process.pid !== undefined && this.#process.exitCode === null && !this.#process.signalCode
  }

  /** Waits until the program has what is asked for; throws when it ends or takes too long. */
  async until(isThere: () => boolean, withinMilliseconds = 20_000): Promise<void> {
    const deadline = Date.now() + withinMilliseconds
    while (!isThere()) {
      if (!this.isRunning || Date.now() > deadline) throw new Error(`it did not start: ${this.complaint}`)
      await pause(50)
    }
  }

  async ends(): Promise<void> {
    if (!this.isRunning) return
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await Promise.race([ended, pause(5_000)])
    if (this.isRunning) this.#process.kill('SIGKILL')
    await ended
  }
}

/** Where a program of this name is, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.map(folder => join(folder, name)).find(path => existsSync(path))
}

export const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))
