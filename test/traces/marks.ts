import { randomBytes } from 'node:crypto'
import { writingsOf } from '../scan.ts'

/** Something that may lie nowhere: what it is, and whose. */
export interface Mark {
  /** The way out in which it was typed or made. */
  readonly way: string
  readonly what: string
  readonly writings: ReadonlyMap<string, Buffer>
}

/** A word that stands nowhere else in the world, so that a hit is no accident. */
export function makeWord(): string {
  return `zq${randomBytes(9).toString('hex')}`
}

/** A typed text, in every writing that a disk may hold it in. */
export function textMark(way: string, what: string, text: string): Mark {
  return { way, what, writings: writingsOf(text) }
}

/** 32 bytes as they are, in hexadecimal and in base64, as bytes and as text of one or two bytes a letter. */
export function secretMark(way: string, what: string, hex: string): Mark {
  const bytes = Buffer.from(hex, 'hex')
  const texts = {
    hex,
    HEX: hex.toUpperCase(),
    list: [...bytes].join(','),
    ...base64Texts(bytes),
  }
  const writings = new Map<string, Buffer>([['raw', bytes]])
  for (const [name, text] of Object.entries(texts)) {
    writings.set(`${name} in utf8`, Buffer.from(text))
    writings.set(`${name} in utf16le`, Buffer.from(text, 'utf16le'))
  }
  return { way, what, writings }
}

/** base64 depends on what stands before: three alignments, without the letters at the ends that neighbours change. */
function base64Texts(bytes: Buffer): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const shift of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    const core = whole
      .slice(shift ? 4 : 0)
      .replace(/=*$/, '')
      .slice(0, -1)
    texts[`base64+${shift}`] = core
    texts[`base64url+${shift}`] = core.replaceAll('+', '-').replaceAll('/', '_')
  }
  return texts
}
