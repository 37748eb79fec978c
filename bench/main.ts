import { type Measured, printMeasured } from './figures.ts'

/** `npm run bench -- NAME [--small]`: what is measured, and against what, is in README.md and in each file. */

type Bench = (isSmall: boolean) => Promise<Measured>

const benches: Record<string, () => Promise<Bench>> = {
  relay: async () => (await import('./relay.ts')).relay,
  waiting: async () => (await import('./waiting.ts')).waiting,
  queue: async () => (await import('./queue.ts')).queue,
  seals: async () => (await import('./seals.ts')).seals,
  start: async () => (await import('./start.ts')).start,
  work: async () => (await import('./work.ts')).work,
  flood: async () => (await import('./flood.ts')).flood,
  page: async () => (await import('./page.ts')).page,
}

const given = process.argv.slice(2)
const isSmall = given.includes('--small')
const [name = '', ...more] = given.filter(argument => argument !== '--small')
const load = Object.hasOwn(benches, name) ? benches[name] : undefined

if (load && more.length === 0) {
  const bench = await load()
  printMeasured(name, isSmall, await bench(isSmall))
  // Sockets and programs that were left are ended with this one.
  process.exit(0)
} else {
  const unknown = load ? more.join(' ') : name
  const said = unknown === '' ? 'Which benchmark?' : `No benchmark or option is called ${unknown}.`
  const names = Object.keys(benches).join(', ')
  process.stderr.write(`${said} Expected one of ${names}, and perhaps --small: npm run bench -- relay\n`)
  process.exitCode = 2
}
