import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { newDatabase } from '../new-database.ts'
import { type RunningPostgres, startPostgres } from '../postgres.ts'
import { readFolder } from '../scan.ts'

/** A PostgreSQL of its own, with everything that it writes: its data directory with the journal, and its log. */
export class WatchedPostgres {
  readonly settings: Readonly<Record<string, string>>
  readonly #running: RunningPostgres
  readonly #folder: string

  private constructor(running: RunningPostgres, folder: string, settings: Record<string, string>) {
    this.#running = running
    this.#folder = folder
    this.settings = settings
  }

  static async starts(programs: string): Promise<WatchedPostgres> {
    const running = await startPostgres(programs)
    const [main, live] = [await newDatabase(running.url), await newDatabase(running.url)]
    const [row] = await asks(running.url, 'show data_directory')
    const folder = String(row?.['data_directory'])
    return new WatchedPostgres(running, folder, { DATABASE_URL: main, LIVE_DATABASE_URL: live })
  }

  /** A question that fails stands in the log, word for word: the log is one, and is read. */
  async logs(word: string): Promise<void> {
    await asks(this.#running.url, `select '${word}'::int`).catch(() => undefined)
  }

  /** After everything that it still had in memory was written. */
  async pieces(): Promise<Map<string, Buffer>> {
    await asks(this.#running.url, 'checkpoint')
    const log = await readFile(join(dirname(this.#folder), 'log'))
    return new Map([...(await readFolder(this.#folder)), ['the log of PostgreSQL', log]])
  }

  stops(): Promise<void> {
    return this.#running.stop()
  }
}

async function asks(url: string, question: string): Promise<Record<string, unknown>[]> {
  const asking = new Client({ connectionString: url })
  await asking.connect()
  try {
    return (await asking.query(question)).rows
  } finally {
    await asking.end()
  }
}
