import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a typed string was found, and in which writing. */
export interface Trace {
  readonly typed: string
  readonly writing: string
  readonly place: string
}

/** A string as bytes on a disk may hold it. base64 depends on what stands before: three alignments, without the ends. */
export function writingsOf(typed: string): ReadonlyMap<string, Buffer> {
  const utf8 = Buffer.from(typed, 'utf8')
  const utf16 = Buffer.from(typed, 'utf16le')
  const writings = new Map<string, Buffer>([
    ['utf8', utf8],
    ['utf16le', utf16],
    ['utf16be', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['percent', Buffer.from(encodeURIComponent(typed))],
    ['json', Buffer.from(JSON.stringify(typed).slice(1, -1))],
  ])
  for (const [name, bytes] of [
    ['utf8', utf8],
    ['utf16le', utf16],
  ] as const)
    for (const shift of [0, 1, 2]) {
      const core = Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(shift ? 4 : 0)
        .replace(/=*$/, '')
        .slice(0, -1)
      writings.set(`base64 of ${name}+${shift}`, Buffer.from(core))
      writings.set(
        `base64url of ${name}+${shift}`,
        Buffer.from(core.replaceAll('+', '-').replaceAll('/', '_')),
      )
    }
  return writings
}

/** Looks for typed strings in pieces of data, in every writing. Each string should be long enough to be no accident. */
export function findTraces(pieces: ReadonlyMap<string, Buffer>, typed: readonly string[]): Trace[] {
  const wanted = typed.map(text => ({ text, writings: [...writingsOf(text)] }))
  return [...pieces].flatMap(([place, data]) =>
    wanted.flatMap(({ text, writings }) =>
      writings
        .filter(([, bytes]) => data.includes(bytes))
        .map(([writing]) => ({ typed: text, writing, place })),
    ),
  )
}

/** Every file below a folder, whole. */
export async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async file => [file, await readFile(file)] as const)))
}

/** The same string written in every way, one piece each: what the scan must find, or it proves nothing. */
export function plantedTraces(typed: string): Map<string, Buffer> {
  const around = (bytes: Buffer) => Buffer.concat([Buffer.from('voor'), bytes, Buffer.from('na')])
  const utf8 = Buffer.from(typed, 'utf8')
  const pieces = new Map<string, Buffer>([
    ['utf8', utf8],
    ['utf16le', Buffer.from(typed, 'utf16le')],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['percent', Buffer.from(encodeURIComponent(typed))],
    ['json', Buffer.from(JSON.stringify({ typed }))],
  ])
  for (const shift of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(shift, 'x'), utf8, Buffer.from('yz')])
    pieces.set(`base64+${shift}`, Buffer.from(shifted.toString('base64')))
    pieces.set(`base64url+${shift}`, Buffer.from(shifted.toString('base64url')))
  }
  return new Map([...pieces].map(([name, bytes]) => [name, around(bytes)]))
}
