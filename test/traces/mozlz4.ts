import { copyWithin } from './snappy.ts'

const magic = Buffer.from('mozLz40\0')

/** What Firefox wrote as .jsonlz4, .baklz4 or .mozlz4. A file that breaks off gives what came before the break. */
export function openMozlz4(data: Buffer): Buffer | undefined {
  if (!data.subarray(0, magic.length).equals(magic) || data.length < 12) return undefined
  const length = data.readUInt32LE(magic.length)
  return length > 256 << 20 ? undefined : unpackLz4(data.subarray(12), length)
}

/** One LZ4 block into at most so many bytes. */
function unpackLz4(data: Buffer, length: number): Buffer {
  const out = Buffer.alloc(length)
  let [at, filled] = [0, 0]
  while (at < data.length && filled < length) {
    const token = data[at++] ?? 0
    const literal = extended(data, at, token >> 4)
    at = literal.next
    const end = Math.min(at + literal.length, data.length)
    filled += data.copy(out, filled, at, end)
    at = end + 2
    if (at > data.length) break
    const copy = extended(data, at, token & 15)
    at = copy.next
    const room = Math.min(copy.length + 4, length - filled)
    if (!copyWithin(out, filled, data.readUInt16LE(end), room)) break
    filled += room
  }
  return out.subarray(0, filled)
}

/** A length of fifteen goes on in the bytes behind it, as long as they are 255. */
function extended(data: Buffer, at: number, first: number): { length: number; next: number } {
  let [length, next] = [first, at]
  if (first === 15)
    for (let byte = 255; byte === 255 && next < data.length; next++) {
      byte = data[next] ?? 0
      length += byte
    }
  return { length, next }
}
