import { unsnap } from './snappy.ts'

const framed = Buffer.from('ff060000734e61507059', 'hex')
/** What Chromium writes before a value of IndexedDB that it packed. */
const chromiumValue = Buffer.from([0xff, 0x11, 0x02])

/** Values that Chromium packed on their own, and streams in snappy's frames as Firefox keeps answers of Cache Storage. */
export function readSnappyStreams(data: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = data.indexOf(chromiumValue); at >= 0; at = data.indexOf(chromiumValue, at + 1)) {
    const value = unsnap(data.subarray(at + chromiumValue.length))
    if (value) found.push(value)
  }
  for (let at = data.indexOf(framed); at >= 0; at = data.indexOf(framed, at + 1))
    found.push(readFrames(data.subarray(at + framed.length)))
  return found
}

/** Each frame: a kind, a length of three bytes, a sum of four, and then the packed or the plain bytes. */
function readFrames(data: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at + 8 <= data.length; ) {
    const [kind, length] = [data[at], data.readUIntLE(at + 1, 3)]
    const stored = data.subarray(at + 8, at + 4 + length)
    const plain = kind === 0 ? unsnap(stored) : kind === 1 ? stored : undefined
    if (plain) parts.push(plain)
    else if ((kind ?? 0) < 0x80) break
    at += 4 + length
  }
  return Buffer.concat(parts)
}
