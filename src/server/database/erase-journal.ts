import { setTimeout as pause } from 'node:timers/promises'
import { CompiledQuery, type Kysely } from 'kysely'

const vacuum = CompiledQuery.raw('vacuum')
const truncate = CompiledQuery.raw('pragma wal_checkpoint(truncate)')
const attempts = 60
const pauseMilliseconds = 25

/**
 * Leaves nothing of erased rows in the files of a SQLite database (SE43). Resolves when they are gone; throws when
 * another process went on reading the database for about two seconds. Calls that arrive while one runs share the next.
 *
 * First the file is rewritten: `secure_delete` overwrites a row where it lies, but when rows around it had moved
 * between pages before, unused space still holds older copies. Then the journal is emptied, and `busy` is read: with
 * a reader on the file the checkpoint does nothing and says so only there.
 */
export function journalEraser<Tables>(db: Kysely<Tables>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined
        running = eraseOnce(db)
        return running
      })
    return next
  }
}

async function eraseOnce<Tables>(db: Kysely<Tables>): Promise<void> {
  await db.executeQuery(vacuum)
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { rows } = await db.executeQuery<{ busy: number }>(truncate as CompiledQuery<{ busy: number }>)
    if (rows[0]?.busy === 0) return
    await pause(pauseMilliseconds)
  }
  throw new Error('the journal could not be emptied: another process goes on reading the database')
}
