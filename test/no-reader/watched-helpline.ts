import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { freePort } from '../free-port.ts'
import { readFolder } from '../scan.ts'
import { surroundingsOf } from './process-memory.ts'

/**
 * The product as `npm start -- --no-demo` starts it, in a process of its own, with all that it leaves: its data
 * directory, its output, its temporary files, its environment.
 */
export class WatchedHelpline {
  readonly url: string
  said = ''
  readonly #process: ChildProcess
  readonly #folder: string

  private constructor(port: number, folder: string, started: ChildProcess) {
    this.url = `http://127.0.0.1:${port}`
    this.#folder = folder
    this.#process = started
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', chunk => {
        this.said += chunk
      })
  }

  static async starts(settings: Readonly<Record<string, string>>): Promise<WatchedHelpline> {
    const folder = await mkdtemp(join(tmpdir(), 'clbchat-watched-'))
    const [temporary, snapshots] = [join(folder, 'tmp'), join(folder, 'snapshots')]
    for (const made of [temporary, snapshots]) await mkdir(made)
    // Its own: a real helpline writes its public keys there.
    await cp('site/clbchat', join(folder, 'site'), { recursive: true })
    const port = await freePort()
    const { PATH = '', HOME = '' } = process.env
    const started = spawn(
      process.execPath,
      ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${snapshots}`, 'bin/start.ts', '--no-demo'],
      {
        env: {
          ...{
            PATH,
            HOME,
            PORT: String(port),
            DATA_DIR: join(folder, 'data'),
            SITE_DIR: join(folder, 'site'),
          },
          ...{ TMPDIR: temporary },
          ...settings,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const helpline = new WatchedHelpline(port, folder, started)
    while (helpline.setUpSecret === '') {
      if (started.exitCode !== null) throw new Error(`it did not start:\n${helpline.said}`)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    return helpline
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** From the link that the start prints; empty before that. */
  get setUpSecret(): string {
    return /\/set-up#([\w-]{43})\n/.exec(this.said)?.[1] ?? ''
  }

  get dataDirectory(): string {
    return join(this.#folder, 'data')
  }

  /** Every file that it made, and everything else of it but its memory. */
  async pieces(): Promise<Map<string, Buffer>> {
    const folders = await Promise.all(
      ['data', 'tmp', 'site'].map(name => readFolder(join(this.#folder, name))),
    )
    return new Map([
      ...folders.flatMap(files => [...files]),
      ...['live.db', 'main.db'].map(name => rowsOf(join(this.dataDirectory, name))),
      ...surroundingsOf(this.pid),
      ['what it said', Buffer.from(this.said)],
    ])
  }

  /** Everything that lives in its heap after all that is not needed was let go, as V8 writes it down. */
  async livingHeap(): Promise<Buffer> {
    const folder = join(this.#folder, 'snapshots')
    this.#process.kill('SIGUSR2')
    for (;;) {
      await new Promise(resolve => setTimeout(resolve, 50))
      const [name] = await readdir(folder)
      const snapshot = name === undefined ? '' : await readFile(join(folder, name), 'utf8')
      if (!isWhole(snapshot)) continue
      await rm(join(folder, name ?? ''))
      return Buffer.from(snapshot)
    }
  }

  async stops(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await ended
  }

  async closes(): Promise<void> {
    await this.stops()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

const isWhole = (snapshot: string) => snapshot.trimEnd().endsWith(']}')

/** Every value of a SQLite database: in the file a long one may lie in pieces. Empty where there is none. */
function rowsOf(file: string): [string, Buffer] {
  const values: Buffer[] = []
  if (existsSync(file)) {
    const database = new DatabaseSync(file, { readOnly: true })
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
    for (const { name } of tables)
      for (const row of database.prepare(`select * from "${name}"`).iterate())
        for (const value of Object.values(row))
          if (typeof value === 'string' || value instanceof Uint8Array)
            values.push(Buffer.from(value as string), Buffer.from('\n'))
    database.close()
  }
  return [`the rows of ${file}`, Buffer.concat(values)]
}
