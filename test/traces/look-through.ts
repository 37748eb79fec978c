import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { MarkFinder } from './find-marks.ts'
import type { Mark } from './marks.ts'
import { unpack } from './unpack.ts'

/** Where on the disk something was found: the file below the folder, and how one comes to it there. */
export interface Trace {
  readonly mark: Mark
  readonly writing: string
  readonly file: string
  readonly how: string
}

export interface Looked {
  readonly traces: readonly Trace[]
  readonly files: number
  readonly bytes: number
  /** With all that was unpacked. */
  readonly bytesRead: number
}

/** Looks for marks in every file below a folder, none left out, and in all that is packed in them. */
export async function lookThrough(folder: string, marks: readonly Mark[]): Promise<Looked> {
  const finder = new MarkFinder(marks)
  const traces: Trace[] = []
  const count = { files: 0, bytes: 0, bytesRead: 0 }
  for (const path of await filesBelow(folder)) {
    const data = await readIfThere(path)
    if (!data) continue
    count.files += 1
    count.bytes += data.length
    const beside = path.endsWith('-wal') ? await readIfThere(path.slice(0, -4)) : undefined
    const file = relative(folder, path)
    for (const { mark, writing } of finder.findIn(Buffer.from(file)))
      traces.push({ mark, writing, file, how: 'the name of the file' })
    for (const piece of unpack(path, data, beside)) {
      count.bytesRead += piece.data.length
      for (const { mark, writing } of finder.findIn(piece.data))
        traces.push({ mark, writing, file, how: piece.how })
    }
  }
  return { traces, ...count }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

/** A running browser moves its files while one reads. */
async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
