import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { step, Trouble } from './say.mjs'
import { writeManifest } from './write-manifest.mjs'

const sources = [
  'src/web',
  'src/domain',
  'src/protocol',
  'src/crypto',
  'src/deidentification',
  'bin/setup',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
]

const builds = ['exit', 'welcome', 'contact', 'visitor', 'desk', 'set-up', 'invitation']

/**
 * Builds what browsers load into `build/pages` and the public pages into `build/site`, when their
 * sources have changed since the last build. `node` is the path of the Node.js to build with.
 */
export function buildPages(root, node, { evenIfFresh }) {
  const stamp = join(root, 'build', 'built-from')
  const wanted = hashOf(root)
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isFresh && !evenIfFresh) return
  step('building pages', () => {
    const fresh = join(root, 'build', `new-${process.pid}`)
    try {
      for (const build of builds) vite(root, node, ['--mode', build, '--outDir', join(fresh, 'pages')])
      writeManifest(join(fresh, 'pages'), builds, versionOf(root))
      vite(root, node, ['--ssr', '--outDir', join(fresh, 'site')])
      putInPlace(fresh, join(root, 'build'))
    } finally {
      rmSync(fresh, { recursive: true, force: true })
    }
  })
  writeFileSync(stamp, wanted)
}

function hashOf(root) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(path => filesIn(join(root, path))).sort()) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
}

function vite(root, node, options) {
  const { status, stdout, stderr } = spawnSync(
    node,
    ['node_modules/vite/bin/vite.js', 'build', '--configLoader', 'native', '--logLevel', 'warn', ...options],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  )
  process.stderr.write(`${stdout}${stderr}`)
  if (status === 0) return
  throw new Trouble('the pages could not be built.', 'see the lines above for the file and line to mend.')
}

function versionOf(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
}

// Built aside and moved, so that a server that is reading never meets half a build.
function putInPlace(fresh, build) {
  const old = join(fresh, 'old')
  mkdirSync(old)
  keepSignature(join(build, 'pages'), join(fresh, 'pages'))
  for (const name of ['pages', 'site']) {
    const place = join(build, name)
    if (existsSync(place)) renameSync(place, join(old, name))
    renameSync(join(fresh, name), place)
  }
  rmSync(old, { recursive: true })
}

// A signature holds for the very bytes of a manifest, whoever builds them again (BP6).
function keepSignature(before, after) {
  const [old, now] = [before, after].map(folder => join(folder, 'manifest.json'))
  const signature = join(before, 'manifest.sig')
  if (existsSync(signature) && existsSync(old) && readFileSync(old).equals(readFileSync(now)))
    copyFileSync(signature, join(after, 'manifest.sig'))
}
