import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './say.mjs'

const oldest = [24, 12]

/**
 * The Node.js that runs the product: the project's own in `node_modules/.bin`, else the machine's.
 * Gives its path; trouble when neither is new enough.
 */
export function chooseNode(root) {
  const own = join(root, 'node_modules', '.bin', 'node')
  const ownVersion = versionOf(own)
  if (isEnough(ownVersion)) return own
  // npm puts node_modules/.bin first on the PATH: a Node.js there that cannot run on this machine
  // would hide the good one.
  if (isEnough(process.versions.node)) {
    if (isPresent(own)) rmSync(own)
    return process.execPath
  }
  const cause = isPresent(own)
    ? `the one from npm ${ownVersion ? `is ${ownVersion}` : 'does not run on this machine'}`
    : `npm brings none for ${process.platform}-${process.arch}`
  throw new Trouble(
    `Node.js ${oldest.join('.')} or newer is needed. This machine has ${process.versions.node}, and ${cause}.`,
    'install Node.js 24 from https://nodejs.org or with your package manager, then run the command again.',
  )
}

function versionOf(path) {
  if (!existsSync(path)) return undefined
  if (realpathSync(path) === process.execPath) return process.versions.node
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim().replace('v', '') : undefined
}

function isEnough(version) {
  if (!version) return false
  const [major, minor] = version.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

// A link whose target is gone exists for lstat only.
function isPresent(path) {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
