import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import type { Task, Word } from './mutant-lane.ts'

/** A test file that runs longer than this never ends. In milliseconds, on a machine that is shared. */
const longest = 60_000

const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', 'ipc']

/** Tries one fault after another in a process of its own. A fault that makes it hang or break costs only that process. */
export class Lane {
  #process: ChildProcess | undefined

  /** Whether a test notices the fault. Tests that never end, and a process that dies of it, are notice enough. */
  isNoticed(task: Task): Promise<boolean> {
    const lane = this.#process?.connected ? this.#process : fork('test/long/mutant-lane.ts', [], { stdio })
    this.#process = lane
    return new Promise(resolve => {
      const isOver = () => lane.kill('SIGKILL')
      let waiting = setTimeout(isOver, longest)
      const done = (isNoticed: boolean) => {
        clearTimeout(waiting)
        lane.removeAllListeners()
        resolve(isNoticed)
      }
      lane.on('message', (word: Word) => {
        if ('isNoticed' in word) return done(word.isNoticed)
        clearTimeout(waiting)
        waiting = setTimeout(isOver, longest)
      })
      lane.once('exit', () => {
        this.#process = undefined
        done(true)
      })
      lane.send(task)
    })
  }

  end(): void {
    this.#process?.kill('SIGKILL')
  }
}
