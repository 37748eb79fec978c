import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { step, Trouble } from './say.mjs'

/**
 * Installs the packages of the lockfile into `node_modules` when they are missing or of another
 * lockfile or machine. A stamp in `node_modules` remembers what was installed.
 */
export function installPackages(root) {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stamp = join(root, 'node_modules', '.installed')
  const wanted = `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform}-${process.arch}\n`
  if (read(stamp) === wanted) return
  if (!installedByHand(root, lockfile)) step('installing packages', () => npmCi(root))
  writeFileSync(stamp, wanted)
}

// npm writes this list at the end of an install. Where it agrees with the lockfile somebody has
// installed already, and installing again would only pull the packages from under a running server.
function installedByHand(root, lockfile) {
  const list = read(join(root, 'node_modules', '.package-lock.json'))
  if (list === undefined) return false
  const installed = JSON.parse(list).packages
  const locked = Object.entries(JSON.parse(lockfile).packages).filter(([path]) => path !== '')
  return locked.every(([path, { integrity, optional }]) =>
    installed[path] ? installed[path].integrity === integrity && existsSync(join(root, path)) : optional,
  )
}

function npmCi(root) {
  // The project's own Node.js is about to be replaced, so npm must not be running on it.
  const own = join(root, 'node_modules', '.bin')
  const path = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== own)
  const { status, stdout, stderr, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: path.join(delimiter) } },
  )
  if (status === 0) return
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
  throw new Trouble(
    error ? `npm could not be run (${error.code}).` : 'the packages could not be installed.',
    'see the lines above; is npm on the PATH, the network reachable and the disk not full? Then run the command again.',
  )
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
