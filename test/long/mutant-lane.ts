import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { createVitest, type TestSpecification } from 'vitest/node'

// A process of its own: what never ends is ended with it. One vitest tries one fault after another, so that only the
// tests run each time and nothing starts anew. Nothing in the tree is touched: the faulty text is what vite reads.

/** A source with a fault in it, by its path from the root of the project; without one the tests run as they are. */
export type Task = { file?: string; text?: string }
/** `started` comes before every test file: who waits knows that it goes on. */
export type Word = { started: string } | { isNoticed: boolean }

const tests = [...testsIn('src/crypto'), ...testsIn('src/crypto/words'), 'test/vectors/seals.test.ts']
let faulty: { path: string; text: string } | undefined

const vitest = await createVitest(
  {
    config: false,
    include: tests,
    reporters: [{}],
    pool: 'threads',
    maxWorkers: 1,
    fsModuleCache: false,
    testTimeout: 20_000,
  },
  {
    plugins: [
      {
        name: 'one-mutant',
        enforce: 'pre',
        transform: (_: string, id: string) => (id.split('?')[0] === faulty?.path ? faulty?.text : undefined),
      },
    ],
  },
)
const specifications = await vitest.globTestSpecifications()
/** How long each test file took the last time, in milliseconds: the quick ones go first. */
const took = new Map<string, number>()

process.on('message', async (task: Task) => tell({ isNoticed: await isNoticed(task) }))

async function isNoticed({ file, text = '' }: Task): Promise<boolean> {
  const path = file === undefined ? undefined : resolve(file)
  if (faulty) vitest.invalidateFile(faulty.path)
  faulty = path === undefined ? undefined : { path, text }
  if (path !== undefined) vitest.invalidateFile(path)
  for (const specification of whichCanNotice(path)) {
    tell({ started: basename(specification.moduleId) })
    const from = performance.now()
    vitest.state.clearErrors()
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification])
    // What failed for an earlier fault is remembered, and says nothing about this one.
    const module = testModules.find(({ moduleId }) => moduleId === specification.moduleId)
    if (unhandledErrors.length > 0 || !module?.ok()) return true
    took.set(specification.moduleId, performance.now() - from)
  }
  return false
}

/** Only tests that load the source, however far away, can notice its fault: its own first, then the quickest. */
function whichCanNotice(path: string | undefined): TestSpecification[] {
  const own = path?.replace(/\.ts$/, '.test.ts')
  const cost = ({ moduleId }: TestSpecification) => (moduleId === own ? -1 : (took.get(moduleId) ?? 0))
  return specifications
    .filter(({ moduleId }) => path === undefined || loadedBy(moduleId).has(path))
    .sort((one, other) => cost(one) - cost(other))
}

/** A file with all that it imports of ours, and so on. */
function loadedBy(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found
  found.add(path)
  for (const [, from = ''] of readFileSync(path, 'utf8').matchAll(/from '(\.[^']+\.ts)'/g))
    loadedBy(join(dirname(path), from), found)
  return found
}

function testsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.test.ts'))
    .map(name => `${folder}/${name}`)
}

function tell(word: Word): void {
  process.send?.(word)
}
