import { writingsOf } from '../scan.ts'

/** Something that was found: what, in which writing, and in which piece. Never the thing itself: it may be a key. */
export interface Hit {
  readonly what: string
  readonly writing: string
  readonly place: string
}

interface Pattern {
  readonly what: string
  readonly writing: string
  readonly bytes: Buffer
}

const begin = 3

/**
 * Strings and keys that are looked for in large pieces of data, such as the whole memory of a process: every writing of
 * every one of them in one walk over the bytes.
 */
export class Sought {
  /** By their first three bytes, of which most places in the data have none. */
  readonly #patterns = new Map<number, Pattern[]>()
  readonly #begins = new Uint8Array(2 ** (8 * begin))
  /** The longest pattern: pieces of one stream must overlap by this. */
  longest = begin

  /** What somebody typed: as files write it, and as the strings of V8 lie in memory. */
  text(what: string, typed: string): this {
    this.#add(what, new Map([...writingsOf(typed), ['latin1', Buffer.from(typed, 'latin1')]]))
    return this
  }

  /** A key: its bytes, and everything that bytes are written as. */
  bytes(what: string, bytes: Uint8Array): this {
    const key = Buffer.from(bytes)
    const writings = new Map<string, Buffer>([
      ['raw', key],
      ['hex', Buffer.from(key.toString('hex'))],
      ['HEX', Buffer.from(key.toString('hex').toUpperCase())],
      ['decimals', Buffer.from([...key].join(','))],
      ...base64Of(key),
    ])
    this.#add(what, writings)
    return this
  }

  #add(what: string, writings: ReadonlyMap<string, Buffer>): void {
    const known = new Set<string>()
    for (const [writing, bytes] of writings)
      for (const [name, pattern] of [
        [writing, bytes],
        // A string of V8 that holds one letter above latin1 holds all of them in two bytes.
        [`${writing}, two bytes each`, Buffer.from(bytes.toString('latin1'), 'utf16le')],
      ] as const) {
        if (known.has(pattern.toString('latin1'))) continue
        known.add(pattern.toString('latin1'))
        this.#keep({ what, writing: name, bytes: pattern })
      }
  }

  #keep(pattern: Pattern): void {
    if (pattern.bytes.length < 8) throw new Error(`${pattern.what} is too short to be found by no accident`)
    const first = pattern.bytes.readUIntBE(0, begin)
    this.#begins[first] = 1
    this.#patterns.set(first, [...(this.#patterns.get(first) ?? []), pattern])
    this.longest = Math.max(this.longest, pattern.bytes.length)
  }

  /** Every thing and writing that is in this piece, once. */
  in(place: string, data: Buffer): Hit[] {
    const found = new Set<Pattern>()
    const begins = this.#begins
    let window = 0
    for (let at = 0; at < data.length; at++) {
      window = ((window << 8) | (data[at] ?? 0)) & 0xffffff
      if (begins[window] === 0 || at < begin - 1) continue
      for (const pattern of this.#patterns.get(window) ?? [])
        if (isAt(data, at - begin + 1, pattern.bytes)) found.add(pattern)
    }
    return [...found].map(({ what, writing }) => ({ what, writing, place }))
  }
}

function isAt(data: Buffer, from: number, bytes: Buffer): boolean {
  const to = from + bytes.length
  return to <= data.length && data.compare(bytes, 0, bytes.length, from, to) === 0
}

/** Three alignments, without the letters at the ends that depend on what stands beside. */
function base64Of(key: Buffer): [string, Buffer][] {
  return [0, 1, 2].flatMap(shift => {
    const written = Buffer.concat([Buffer.alloc(shift), key]).toString('base64')
    const core = written
      .slice(shift ? 4 : 0)
      .replace(/=*$/, '')
      .slice(0, -1)
    const forUrls = core.replaceAll('+', '-').replaceAll('/', '_')
    return [
      [`base64+${shift}`, Buffer.from(core)],
      [`base64url+${shift}`, Buffer.from(forUrls)],
    ]
  })
}
