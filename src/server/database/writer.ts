import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, type Kysely } from 'kysely'
import type { Commit } from '../commit.ts'

/** Takes the transaction before the first work of a batch; on PostgreSQL this is where nodes wait for each other. */
export type Begin = <Tables>(trx: Kysely<Tables>) => Promise<unknown>

/** A writer and the way to end it. */
export interface Writer<Stores> {
  readonly commit: Commit<Stores>
  /** Refuses new work and resolves when all that was asked before is settled. */
  close(): Promise<void>
}

interface Asked<Stores> {
  readonly work: (stores: Stores) => Promise<unknown>
  readonly resolve: (answer: never) => void
  readonly reject: (cause: unknown) => void
}

// Everything of one batch runs before the event loop turns again, so a long batch is a deaf server.
const mostPerTransaction = 128

// Which work an asynchronous call belongs to, over all databases: no transaction spans two stores (SE43).
const underWay = new AsyncLocalStorage<{ isRunning: boolean }>()

const savepoint = CompiledQuery.raw('savepoint work')
const keepWork = CompiledQuery.raw('release savepoint work')
const undoWork = CompiledQuery.raw('rollback to savepoint work')

/**
 * Group commit: all work that is asked in one turn of the event loop, or while a batch is being written, shares one
 * transaction and one flush to disk, in the order of asking. Each promise settles after that transaction is durable.
 * Work that throws is undone alone. When the transaction itself fails, every work in it rejects and nothing is kept.
 *
 * Work may wait for its stores only: everybody else waits for it. A commit asked inside a work,
 * of this or another database, would wait for itself or hold both up: it rejects at once.
 */
export function openWriter<Tables, Stores>(
  db: Kysely<Tables>,
  makeStores: (trx: Kysely<Tables>) => Stores,
  begin: Begin,
): Writer<Stores> {
  const asked: Asked<Stores>[] = []
  let pumping: Promise<void> | undefined
  let closed = false
  let isBusy = false

  async function pump(): Promise<void> {
    while (asked.length > 0) {
      await (isBusy && asked.length < mostPerTransaction ? gather() : endOfTurn())
      const works = asked.splice(0, mostPerTransaction)
      isBusy = works.length > 1
      await writeBatch(db, works, makeStores, begin)
    }
    pumping = undefined
  }

  const commit: Commit<Stores> = work =>
    new Promise((resolve, reject) => {
      if (underWay.getStore()?.isRunning)
        return reject(new Error('a work asked for a commit inside a commit'))
      if (closed) return reject(new Error('the database is closed'))
      asked.push({ work, resolve, reject })
      pumping ??= underWay.exit(pump)
    })

  async function close(): Promise<void> {
    closed = true
    await pumping
  }

  return { commit, close }
}

// After the sockets of this turn were read, so that what they brought shares one flush.
function endOfTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

// When several ask at once, more are on their way: a flush costs as much for many as for one, and nobody notices
// a few milliseconds. Who asks alone, one thing after the other, never waits.
const gatherMilliseconds = 4

function gather(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, gatherMilliseconds))
}

type Settle = () => void

async function writeBatch<Tables, Stores>(
  db: Kysely<Tables>,
  works: readonly Asked<Stores>[],
  makeStores: (trx: Kysely<Tables>) => Stores,
  begin: Begin,
): Promise<void> {
  try {
    const settles = await db.transaction().execute(async trx => {
      await begin(trx)
      return runEach(trx, makeStores(trx), works)
    })
    for (const settle of settles) settle()
  } catch (cause) {
    for (const { reject } of works) reject(cause)
  }
}

async function runEach<Tables, Stores>(
  trx: Kysely<Tables>,
  stores: Stores,
  works: readonly Asked<Stores>[],
): Promise<Settle[]> {
  const [only, ...others] = works
  // Alone in its transaction: when it throws, the rollback of all is the rollback of one.
  if (only && others.length === 0) return [keep(only, await runWork(only, stores))]
  const settles: Settle[] = []
  for (const asked of works) settles.push(await runOne(trx, stores, asked))
  return settles
}

async function runOne<Tables, Stores>(
  trx: Kysely<Tables>,
  stores: Stores,
  asked: Asked<Stores>,
): Promise<Settle> {
  await trx.executeQuery(savepoint)
  try {
    const answer = await runWork(asked, stores)
    await trx.executeQuery(keepWork)
    return keep(asked, answer)
  } catch (cause) {
    await trx.executeQuery(undoWork)
    await trx.executeQuery(keepWork)
    return () => asked.reject(cause)
  }
}

async function runWork<Stores>({ work }: Asked<Stores>, stores: Stores): Promise<unknown> {
  const context = { isRunning: true }
  try {
    return await underWay.run(context, () => work(stores))
  } finally {
    context.isRunning = false
  }
}

function keep<Stores>(asked: Asked<Stores>, answer: unknown): Settle {
  return () => asked.resolve(answer as never)
}
