import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs'

// What the machine can tell of a running process: its memory, its environment, its open files. Linux only, and only
// for the same user or root, as a core dump is.

interface Region {
  readonly from: number
  readonly to: number
  readonly name: string
}

const page = 4096
const entrySize = 8
const chunk = 16 * 1024 * 1024
/** What the kernel shows there is not the process's own. */
const notItsOwn = ['[vvar]', '[vvar_vclock]', '[vsyscall]']

/** The regions that can hold what the process was told: all that it can read, without programs and libraries as they lie on disk. */
function regionsOf(pid: number): Region[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'latin1').trimEnd().split('\n')
  return lines.flatMap(line => {
    const [range = '', rights = '', , , , ...rest] = line.split(/ +/)
    const [from = 0, to = 0] = range.split('-').map(hex => Number.parseInt(hex, 16))
    const name = rest.join(' ')
    const isFileAsItIs = name.startsWith('/') && !rights.includes('w')
    if (!rights.startsWith('r') || isFileAsItIs || notItsOwn.includes(name)) return []
    return [{ from, to, name: name === '' ? 'memory' : name }]
  })
}

/**
 * Reads the memory of a process, piece by piece. Pieces of one stretch overlap by `overlap` bytes. Gives how many bytes
 * were read: none would prove nothing.
 */
export function readMemory(
  pid: number,
  overlap: number,
  look: (place: string, bytes: Buffer) => void,
): number {
  const [memory, pages] = ['mem', 'pagemap'].map(name => openSync(`/proc/${pid}/${name}`, 'r'))
  if (memory === undefined || pages === undefined) throw new Error('there is no such process')
  const buffer = Buffer.alloc(chunk + overlap)
  let total = 0
  try {
    for (const { from, to, name } of regionsOf(pid).flatMap(region => stretchesIn(pages, region)))
      for (let at = from; at < to; at += chunk) {
        const read = readWhatIsThere(memory, buffer.subarray(0, Math.min(chunk + overlap, to - at)), at)
        total += read
        look(`memory of the process (${name})`, buffer.subarray(0, read))
      }
  } finally {
    for (const file of [memory, pages]) closeSync(file)
  }
  return total
}

/** The parts of a region that were ever written: V8 reserves gigabytes of which most pages do not exist. */
function stretchesIn(pages: number, { from, to, name }: Region): Region[] {
  const entries = Buffer.alloc(((to - from) / page) * entrySize)
  readSync(pages, entries, 0, entries.length, (from / page) * entrySize)
  const stretches: Region[] = []
  let begun: number | undefined
  for (let at = from; at <= to; at += page) {
    // The highest bits of an entry: in memory, or swapped out.
    const flags = at < to ? (entries[((at - from) / page) * entrySize + entrySize - 1] ?? 0) : 0
    const isThere = (flags & 0b1100_0000) !== 0
    if (isThere) begun ??= at
    else if (begun !== undefined) {
      stretches.push({ from: begun, to: at, name })
      begun = undefined
    }
  }
  return stretches
}

/** A stretch may be gone by now, whole or in part: what cannot be read is left out. */
function readWhatIsThere(memory: number, into: Buffer, at: number): number {
  try {
    return readSync(memory, into, 0, into.length, at)
  } catch {
    return 0
  }
}

/** Environment, command line, and every regular file that the process holds open, also those that have no name any more. */
export function surroundingsOf(pid: number): Map<string, Buffer> {
  const pieces = new Map<string, Buffer>()
  for (const name of ['environ', 'cmdline']) pieces.set(name, readFileSync(`/proc/${pid}/${name}`))
  for (const descriptor of readdirSync(`/proc/${pid}/fd`)) {
    const path = `/proc/${pid}/fd/${descriptor}`
    const bytes = readOpenFile(path)
    if (bytes) pieces.set(`open file ${readlinkSync(path)}`, bytes)
  }
  return pieces
}

function readOpenFile(path: string): Buffer | undefined {
  try {
    if (!/^\//.test(readlinkSync(path))) return undefined
    const file = openSync(path, 'r')
    const isFile = fstatSync(file).isFile()
    closeSync(file)
    return isFile ? readFileSync(path) : undefined
  } catch {
    // Closed in the meantime.
    return undefined
  }
}
