import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { findTraces, readFolder, type Trace } from '../scan.ts'

interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly role: string
}

/** The product as `npm start` starts it: a process of its own, its own data directory, every word it says kept. */
export class DemoHelpline {
  readonly url: string
  readonly dataDirectory: string
  readonly #port: number
  #process: ChildProcess | undefined
  #said = ''

  private constructor(port: number, dataDirectory: string) {
    this.#port = port
    this.url = `http://localhost:${port}`
    this.dataDirectory = dataDirectory
  }

  static async starts(): Promise<DemoHelpline> {
    const directory = await mkdtemp(join(tmpdir(), 'clbchat-journey-'))
    const helpline = new DemoHelpline(await freePort(), directory)
    await helpline.start()
    return helpline
  }

  /** Starts, also again after `stop` or `dies`, and waits until it is ready. */
  async start(): Promise<void> {
    const { PATH = '', HOME = '' } = process.env
    const started = spawn(process.execPath, ['bin/start.ts'], {
      env: { PATH, HOME, PORT: String(this.#port), DATA_DIR: this.dataDirectory },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = started
    const before = this.#said.length
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', chunk => {
        this.#said += chunk
      })
    while (!this.#said.slice(before).includes('Stop with Ctrl+C')) {
      if (started.exitCode !== null) throw new Error(`the demo did not start:\n${this.#said}`)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  /** The machine pulls the plug. */
  async dies(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const ending = this.#process
    this.#process = undefined
    if (!ending || ending.exitCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill(signal)
    await ended
  }

  async accounts(): Promise<DemoAccount[]> {
    const { staff } = JSON.parse(await readFile(join(this.dataDirectory, 'demo.json'), 'utf8'))
    return staff
  }

  /** Looks for what people typed in every file of the data directory and in all that the process ever said. */
  async traces(typed: readonly string[]): Promise<Trace[]> {
    const pieces = await readFolder(this.dataDirectory)
    pieces.set('process output', Buffer.from(this.#said))
    return findTraces(pieces, typed)
  }

  async closes(): Promise<void> {
    await this.stop()
    await rm(this.dataDirectory, { recursive: true, force: true })
  }
}
