import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, asked over a line that costs it nothing while nobody asks. */
export class Program {
  readonly port: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  /** `task` is whatever this program expects; it answers with the port that it listens on. */
  static async start(file: string, task: unknown): Promise<Program> {
    const path = fileURLToPath(new URL(file, import.meta.url))
    const child = fork(path, { execArgv: ['--expose-gc'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('exit', code => {
      if (code !== 0) throw new Error(`${file} ended by itself`)
    })
    child.send({ task })
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    return new Program(child, port)
  }

  /** Processor time since the start, in microseconds. */
  cpu(): Promise<number> {
    return this.#asks('cpu')
  }

  /** What it holds of the memory, in bytes, after a clean-up: so that nobody is measured by the other's leavings. */
  memory(): Promise<number> {
    return this.#asks('memory')
  }

  async #asks(ask: 'cpu' | 'memory'): Promise<number> {
    this.#child.send({ ask })
    const [answer] = (await once(this.#child, 'message')) as [number]
    return answer
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.send({ ask: 'stop' })
    await ended
  }
}

/** The other side of the line: starts with the task, and answers until it is told to stop. */
export function serveProgram<Task>(
  begin: (task: Task) => Promise<{ port: number; stop(): Promise<void> }>,
): void {
  let stop = async () => {}
  process.on('message', async (message: { task?: Task; ask?: 'cpu' | 'memory' | 'stop' }) => {
    if (message.task !== undefined) {
      const begun = await begin(message.task)
      stop = begun.stop
      process.send?.({ port: begun.port })
    } else if (message.ask === 'cpu') process.send?.(cpuNow())
    else if (message.ask === 'memory') process.send?.(memoryNow())
    else {
      await stop()
      process.exit(0)
    }
  })
}

function cpuNow(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

function memoryNow(): number {
  for (let times = 0; times < 3; times++) globalThis.gc?.()
  return process.memoryUsage.rss()
}
