import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartRefused } from '../start-refused.ts'

/** Demo data and a real helpline's data never share a directory. */
export type DataMode = 'demo' | 'real'

/** A data directory that this process holds, alone, until it releases it or ends. */
export interface DataDirectory {
  /** Absolute. */
  readonly path: string
  /** Lets another process have the directory. The databases in it must be closed by then. */
  release(): void
}

const markerName = 'clbchat.json'

/**
 * Makes or enters the directory and holds it against a second process. The hold ends with the process, however that
 * ends. Refuses with `StartRefused` on DATA_DIR: not a directory, not writable, not ours, of the other mode, in use.
 */
export function holdDataDirectory(directory: string, mode: DataMode): DataDirectory {
  const path = resolve(directory)
  makeDirectory(path)
  enter(path, mode)
  return { path, release: hold(path) }
}

function makeDirectory(path: string): void {
  try {
    makeWithParents(path)
  } catch (cause) {
    if (codeOf(cause) === 'ENOTDIR') throw refused(`${path} is not a directory`, cause)
    throw notWritable(path, cause)
  }
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw refused(`${path} is not a directory`)
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw notWritable(path, cause)
  }
}

// Not with `recursive`: on a file system that takes no directories (/proc) Node then never returns.
function makeWithParents(path: string): void {
  if (existsSync(path)) return
  makeWithParents(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (cause) {
    // Two starts at once: the other was first, and the lock decides between them.
    if (codeOf(cause) !== 'EEXIST') throw cause
  }
}

function enter(path: string, mode: DataMode): void {
  if (readdirSync(path).length === 0) writeMarker(path, mode)
  const found = readMarker(path)
  if (found === undefined)
    throw refused(
      `${path} holds files but no ${markerName} of this product; expected an empty or new directory, or one made by it`,
    )
  if (found !== mode)
    throw refused(
      `${path} holds the data of a ${found} helpline and this is a ${mode} start; expected a directory of its own for each`,
    )
}

function readMarker(path: string): DataMode | undefined {
  try {
    const { kind, mode } = JSON.parse(readFileSync(join(path, markerName), 'utf8'))
    return kind === 'clbchat' && (mode === 'demo' || mode === 'real') ? mode : undefined
  } catch {
    return undefined
  }
}

function writeMarker(path: string, mode: DataMode): void {
  try {
    const file = openSync(join(path, markerName), 'wx', 0o600)
    writeSync(file, `${JSON.stringify({ kind: 'clbchat', mode })}\n`)
    // A marker lost by a power cut would make our own directory look like somebody else's.
    fsyncSync(file)
    closeSync(file)
  } catch (cause) {
    // Another process of ours was first; what it wrote is read next.
    if (codeOf(cause) !== 'EEXIST') throw notWritable(path, cause)
  }
}

// A lock of the operating system, free again the moment the process ends. Opening and closing this file with `fs`
// anywhere in this process would silently drop it.
function hold(path: string): () => void {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(path, 'lock.db'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    if (lock?.isOpen) lock.close()
    throw resultCodeOf(cause) === busy
      ? refused(
          `${path} is in use by another process of this product; expected a directory of its own`,
          cause,
        )
      : notWritable(path, cause)
  }
  const held = lock
  return () => {
    if (held.isOpen) held.close()
  }
}

const busy = 5

function resultCodeOf(cause: unknown): number | undefined {
  return cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number'
    ? cause.errcode & 0xff
    : undefined
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined
}

function notWritable(path: string, cause: unknown): StartRefused {
  return refused(`${path} cannot be written; expected a directory that this user may write in`, cause)
}

function refused(explanation: string, cause?: unknown): StartRefused {
  return Object.assign(new StartRefused('DATA_DIR', explanation), { cause })
}
