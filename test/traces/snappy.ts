/**
 * The bytes of a raw snappy block, as LevelDB and Firefox keep them. Nothing when it is none: a length that is not met, a
 * copy from before the beginning, or an end in the middle of a piece.
 */
export function unsnap(data: Buffer, largest = 64 << 20): Buffer | undefined {
  const head = readLength(data)
  if (!head || head.length > largest) return undefined
  const out = Buffer.alloc(head.length)
  let [at, filled] = [head.next, 0]
  while (at < data.length && filled < out.length) {
    const tag = data[at] ?? 0
    const piece = (tag & 3) === 0 ? literalAt(data, at, tag >> 2) : copyAt(data, at, tag)
    if (!piece || filled + piece.length > out.length) return undefined
    if (piece.from === undefined) data.copy(out, filled, piece.next - piece.length, piece.next)
    else if (!copyWithin(out, filled, piece.from, piece.length)) return undefined
    filled += piece.length
    at = piece.next
  }
  return filled === out.length && filled > 0 ? out : undefined
}

interface Piece {
  readonly length: number
  readonly next: number
  /** How far back a copy begins; of a literal nothing. */
  readonly from?: number
}

/** A copy may reach into what it writes itself: byte by byte. */
export function copyWithin(out: Buffer, filled: number, back: number, length: number): boolean {
  if (back === 0 || back > filled) return false
  for (let index = filled; index < filled + length; index++) out[index] = out[index - back] ?? 0
  return true
}

function readLength(data: Buffer): { length: number; next: number } | undefined {
  let length = 0
  for (let next = 0; next < 5 && next < data.length; next++) {
    const byte = data[next] ?? 0
    length += (byte & 127) * 2 ** (7 * next)
    if (byte < 128) return { length, next: next + 1 }
  }
  return undefined
}

function literalAt(data: Buffer, at: number, size: number): Piece | undefined {
  const extra = Math.max(size - 59, 0)
  if (at + 1 + extra > data.length) return undefined
  const length = (extra === 0 ? size : data.readUIntLE(at + 1, extra)) + 1
  const next = at + 1 + extra + length
  return next <= data.length ? { length, next } : undefined
}

function copyAt(data: Buffer, at: number, tag: number): Piece | undefined {
  const extra = [0, 1, 2, 4][tag & 3] ?? 0
  if (at + 1 + extra > data.length) return undefined
  const stored = data.readUIntLE(at + 1, extra)
  const next = at + 1 + extra
  if (extra > 1) return { length: (tag >> 2) + 1, from: stored, next }
  return { length: ((tag >> 2) & 7) + 4, from: ((tag >> 5) << 8) | stored, next }
}
