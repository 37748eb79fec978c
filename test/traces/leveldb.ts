import { zstdDecompressSync } from 'node:zlib'
import { unsnap } from './snappy.ts'

const tableMagic = Buffer.from('57fb808b247547db', 'hex')
const footerLength = 48
const logBlock = 32_768

/** Every block of a LevelDB table (.ldb, .sst), unpacked, with the keys of its entries in full. */
export function readTable(data: Buffer): Buffer[] {
  if (data.length < footerLength || !data.subarray(-8).equals(tableMagic)) return []
  const footer = data.subarray(-footerLength)
  const meta = handleAt(footer, 0)
  const index = meta && handleAt(footer, meta.next)
  const indexBlock = index && blockAt(data, index)
  if (!indexBlock) return []
  return entriesOf(indexBlock).flatMap(({ value }) => {
    const handle = handleAt(value, 0)
    const block = handle && blockAt(data, handle)
    return block ? [block, ...entriesOf(block).map(({ key }) => key)] : []
  })
}

/** The records of a LevelDB log that were cut over its blocks of 32 KiB, in one piece each. */
export function readLog(data: Buffer): Buffer[] {
  const whole: Buffer[] = []
  let parts: Buffer[] = []
  for (let at = 0; at + 7 <= data.length; ) {
    const left = logBlock - (at % logBlock)
    const [length, kind] = left < 7 ? [0, 0] : [data.readUInt16LE(at + 4), data[at + 6] ?? 0]
    if (kind < 1 || kind > 4 || length > left - 7) {
      at += left
      continue
    }
    if (kind <= 2) parts = []
    parts.push(data.subarray(at + 7, at + 7 + length))
    if (kind === 4) whole.push(Buffer.concat(parts.splice(0)))
    at += 7 + length
  }
  return [...whole, ...(parts.length > 1 ? [Buffer.concat(parts)] : [])]
}

interface Handle {
  readonly offset: number
  readonly size: number
  readonly next: number
}

function blockAt(data: Buffer, { offset, size }: Handle): Buffer | undefined {
  if (offset + size + 5 > data.length) return undefined
  const stored = data.subarray(offset, offset + size)
  const kind = data[offset + size]
  if (kind === 0) return stored
  try {
    return kind === 1 ? unsnap(stored) : zstdDecompressSync(stored)
  } catch {
    return undefined
  }
}

/** Keys leave out what they share with the one before. */
function entriesOf(block: Buffer): { key: Buffer; value: Buffer }[] {
  if (block.length < 4) return []
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4)
  const entries: { key: Buffer; value: Buffer }[] = []
  let key = Buffer.alloc(0)
  for (let at = 0; at < end; ) {
    const shared = numberAt(block, at)
    const own = numberAt(block, shared.next)
    const value = numberAt(block, own.next)
    const keyEnd = value.next + own.number
    key = Buffer.concat([key.subarray(0, shared.number), block.subarray(value.next, keyEnd)])
    entries.push({ key, value: block.subarray(keyEnd, keyEnd + value.number) })
    at = keyEnd + value.number
  }
  return entries
}

function handleAt(data: Buffer, at: number): Handle | undefined {
  const offset = numberAt(data, at)
  const size = numberAt(data, offset.next)
  return size.next <= data.length ? { offset: offset.number, size: size.number, next: size.next } : undefined
}

/** Seven bits a byte, the lowest first. */
function numberAt(data: Buffer, at: number): { number: number; next: number } {
  let [number, next] = [0, at]
  for (let power = 1; next < data.length && power < 2 ** 49; power *= 128) {
    const byte = data[next++] ?? 0
    number += (byte & 127) * power
    if (byte < 128) break
  }
  return { number, next }
}
