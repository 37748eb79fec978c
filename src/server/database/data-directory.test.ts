import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartRefused } from '../start-refused.ts'
import { holdDataDirectory } from './data-directory.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-data-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What an administrator reads when this directory is refused. */
function refusalOf(directory: string, mode: 'demo' | 'real' = 'real'): string {
  try {
    holdDataDirectory(directory, mode).release()
  } catch (cause) {
    if (cause instanceof StartRefused) return cause.message
    throw cause
  }
  return 'not refused'
}

test('[ST12] a new directory is made for its owner alone, and entered again afterwards', () => {
  const path = join(folder, 'new', 'data')
  holdDataDirectory(path, 'demo').release()
  expect(statSync(path).mode & 0o777).toBe(0o700)
  expect(readdirSync(path).sort()).toEqual(['clbchat.json', 'lock.db'])
  expect(refusalOf(path, 'demo')).toBe('not refused')
})

test('[ST12] a directory of the other mode is refused, and stays as it was', () => {
  holdDataDirectory(folder, 'demo').release()
  expect(refusalOf(folder, 'real')).toMatch(/^DATA_DIR: .* holds the data of a demo helpline/)
  expect(refusalOf(folder, 'demo')).toBe('not refused')
})

test("[ST12] a directory with somebody else's files is refused, and nothing is written in it", () => {
  writeFileSync(join(folder, 'thesis.doc'), 'not ours')
  expect(refusalOf(folder)).toMatch(/^DATA_DIR: .* no clbchat\.json .* expected an empty or new directory/)
  expect(readdirSync(folder)).toEqual(['thesis.doc'])
})

test.each(['', 'null', '{"kind":"clbchat"}', '{"kind":"other","mode":"real"}'])(
  '[ST12] a marker that says %j is not ours',
  text => {
    writeFileSync(join(folder, 'clbchat.json'), text)
    expect(refusalOf(folder)).toMatch(/^DATA_DIR: .* no clbchat\.json/)
  },
)

test('[ST12] a file is refused as a directory, and so is a path through a file', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(refusalOf(file)).toMatch(/^DATA_DIR: .*file is not a directory/)
  expect(refusalOf(join(file, 'data'))).toMatch(/^DATA_DIR: .* is not a directory/)
})

test('[ST12] a directory that cannot be written is refused', () => {
  // /proc takes nobody's files, not even those of root, whom permissions do not stop.
  const unwritable = process.platform === 'linux' ? '/proc/self' : '/usr/bin'
  expect(refusalOf(join(unwritable, 'data'))).toMatch(/^DATA_DIR: .* cannot be written/)
})

test('[ST12] a directory that is held is refused to whoever comes second, in the same process too', () => {
  const held = holdDataDirectory(folder, 'real')
  expect(refusalOf(folder)).toMatch(/^DATA_DIR: .* is in use by another process/)
  held.release()
  held.release()
  expect(refusalOf(folder)).toBe('not refused')
})

test('[ST12] the hold ends with the process, however that ends', async () => {
  const holder = spawn(
    process.execPath,
    ['--input-type=module', '--eval', holderProgram, join(import.meta.dirname, 'data-directory.ts'), folder],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  await once(holder.stdout, 'data')
  expect(refusalOf(folder)).toMatch(/is in use by another process/)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(refusalOf(folder)).toBe('not refused')
})

const holderProgram = `
  const { holdDataDirectory } = await import(process.argv[1])
  holdDataDirectory(process.argv[2], 'real')
  process.stdout.write('held')
  process.stdin.resume()
`
