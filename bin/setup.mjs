// Plain JavaScript without dependencies: this runs on whatever Node.js the machine has (20 or newer),
// before anything is installed.
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPages } from './setup/build-pages.mjs'
import { chooseNode } from './setup/choose-node.mjs'
import { installPackages } from './setup/install-packages.mjs'
import { say, Trouble } from './setup/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wishes = process.argv.slice(2)

/**
 * Makes a clone ready to start: packages, a new enough Node.js, built pages. Does only what is missing
 * or out of date. `--tests` adds the programs that the tests need, `--rebuild` builds the pages anyway.
 */
function setUp() {
  installPackages(root)
  const node = chooseNode(root)
  buildPages(root, node, { evenIfFresh: wishes.includes('--rebuild') })
  if (wishes.includes('--tests')) installTestPrograms(node)
}

function installTestPrograms(node) {
  const { status } = spawnSync(node, ['bin/test-programs/install.ts'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

try {
  setUp()
} catch (trouble) {
  if (!(trouble instanceof Trouble)) throw trouble
  say(`FAILED: ${trouble.message}\n       Remedy: ${trouble.remedy}`)
  process.exitCode = 1
}
