import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { TestProject } from 'vitest/node'
import { isCi } from '../bin/is-ci.ts'
import { findPostgres } from '../bin/test-programs/find-postgres.ts'
import { type RunningPostgres, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A private PostgreSQL for this run (its superuser's address), or null where the machine has none. */
    postgresUrl: string | null
  }
}

/**
 * Vitest's global set-up: provides `postgresUrl`. The address is a door of our own; the server behind it
 * is started by the first who knocks, so that a run without store tests does not wait for it.
 */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const programs = findPostgres()
  if (!programs) {
    if (isCi) throw new Error('PostgreSQL is needed in CI.')
    process.stderr.write('\n=== NO POSTGRESQL FOUND: THE TESTS THAT NEED IT ARE SKIPPED ===\n\n')
    project.provide('postgresUrl', null)
    return async () => {}
  }
  let server: Promise<RunningPostgres> | undefined
  const door = createServer(knocking => {
    server ??= startPostgres(programs)
    server.then(
      running => lead(knocking, running.port),
      error => knocking.destroy(error),
    )
  })
  await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
  const { port } = door.address() as AddressInfo
  project.provide('postgresUrl', `postgres://postgres@127.0.0.1:${port}/postgres`)
  return async () => {
    door.close()
    await (await server)?.stop()
  }
}

function lead(knocking: Socket, port: number): void {
  const inside = connect({ port, host: '127.0.0.1', noDelay: true })
  knocking.setNoDelay(true)
  knocking.pipe(inside).pipe(knocking)
  knocking.on('error', () => inside.destroy())
  inside.on('error', () => knocking.destroy())
  knocking.on('close', () => inside.destroy())
  inside.on('close', () => knocking.destroy())
}
