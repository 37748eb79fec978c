import { type Bytes, concat } from './bytes.ts'

/** SE16: the only lengths a sealed message can have before its tag. */
export const paddedLengths = [256, 512, 1024, 2048, 4096, 8192] as const

/**
 * SE16: uint16 length || data || zeros, up to the next of `paddedLengths`: the server sees one of six sizes.
 * Throws above 8,190 bytes: what is said is bounded before it comes here.
 */
export function pad(data: Bytes): Bytes {
  const length = paddedLengths.find(size => size >= data.length + 2)
  if (length === undefined) throw new RangeError('at most 8,190 bytes fit in one message')
  const zeros = new Uint8Array(length - data.length - 2)
  return concat([Uint8Array.of(data.length >>> 8, data.length), data, zeros])
}

/** SE16: the data again; `undefined` when the size is not one of the six or a padding byte is not zero. */
export function unpad(padded: Bytes): Bytes | undefined {
  const [high, low] = padded
  if (high === undefined || low === undefined) return undefined
  const end = 2 + high * 256 + low
  // A writer uses the smallest size that fits: a larger one would be a hidden channel.
  if (paddedLengths.find(size => size >= end) !== padded.length) return undefined
  return padded.subarray(end).every(byte => byte === 0) ? padded.slice(2, end) : undefined
}
