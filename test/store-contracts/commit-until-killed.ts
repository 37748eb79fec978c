import { holdDataDirectory } from '../../src/server/database/data-directory.ts'
import { openDatabases } from '../../src/server/database/open-databases.ts'
import { placeStore } from '../../src/server/queue/place-store.ts'
import { secrets, waiting } from './specimens.ts'

// Says each place only after its commit was acknowledged, and goes on until somebody kills it.
const [, , directory = '', round = ''] = process.argv
const { path } = holdDataDirectory(directory, 'real')
const { live } = await openDatabases({ dataDirectory: path })
const commit = live.openCommit(placeStore)

for (let burst = 0; ; burst++) {
  const names = Array.from({ length: 5 }, (_, index) => `${round}-${burst}-${index}`)
  await Promise.all(
    names.map(async name => {
      await commit(places => places.add(waiting(name), secrets))
      process.stdout.write(`${name}\n`)
    }),
  )
}
