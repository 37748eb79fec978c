import { unsnap } from './snappy.ts'

const magic = Buffer.from('SQLite format 3\0')
const walMagic = 0x377f0682
/** Of a text that begins on one page and ends on the next, so much of either side. */
const seam = 4_096

/**
 * What a plain reading of a SQLite file does not see in one piece: values that go on over several pages, free pages among
 * them, and values that are packed with snappy. Pages themselves, free ones too, lie in the file as they are.
 */
export function readSqlite(data: Buffer): Buffer[] {
  if (!data.subarray(0, magic.length).equals(magic)) return []
  const size = pageSize(data.readUInt16BE(16))
  const count = Math.floor(data.length / size)
  return joinPages(size, number =>
    number >= 1 && number <= count ? data.subarray((number - 1) * size, number * size) : undefined,
  )(Array.from({ length: count }, (_, index) => index + 1))
}

/** The same of what waits beside it in the -wal: the newest of each page, and of the file itself what is not there. */
export function readWal(data: Buffer, file: Buffer | undefined): Buffer[] {
  if (data.length < 32 || (data.readUInt32BE(0) & ~1) !== walMagic) return []
  const size = data.readUInt32BE(8)
  const pages = new Map<number, Buffer>()
  for (let at = 32; at + 24 + size <= data.length; at += 24 + size)
    pages.set(data.readUInt32BE(at), data.subarray(at + 24, at + 24 + size))
  const inFile = (number: number) => file?.subarray((number - 1) * size, number * size)
  const pageAt = (number: number) => pages.get(number) ?? inFile(number)
  return joinPages(size, pageAt)([...pages.keys()])
}

function pageSize(stored: number): number {
  return stored === 1 ? 65_536 : stored
}

type PageAt = (number: number) => Buffer | undefined

function joinPages(size: number, pageAt: PageAt): (numbers: readonly number[]) => Buffer[] {
  return numbers =>
    numbers.flatMap(number => {
      const page = pageAt(number)
      if (page?.length !== size) return []
      return [...seamsOf(page, pageAt), ...valuesOf(page, number, size, pageAt)]
    })
}

/** Any page may be one of a chain, also one that is free now: its end beside the beginning of the page it names. */
function seamsOf(page: Buffer, pageAt: PageAt): Buffer[] {
  const next = pageAt(page.readUInt32BE(0))
  return next ? [Buffer.concat([page.subarray(-seam), next.subarray(4, seam)])] : []
}

/** The rows of a leaf of a table: those that go on elsewhere in one piece, and what is packed in them. */
function valuesOf(page: Buffer, number: number, size: number, pageAt: PageAt): Buffer[] {
  const at = number === 1 ? 100 : 0
  if (page[at] !== 13) return []
  const values: Buffer[] = []
  for (let cell = 0; cell < page.readUInt16BE(at + 3); cell++) {
    const pointer = at + 8 + 2 * cell
    if (pointer + 2 > size) break
    const row = rowAt(page, page.readUInt16BE(pointer), pageAt)
    if (row) values.push(...(row.isLong ? [row.whole] : []), ...unpackedIn(row.whole))
  }
  return values
}

function rowAt(page: Buffer, at: number, pageAt: PageAt): { whole: Buffer; isLong: boolean } | undefined {
  const length = numberAt(page, at)
  const id = numberAt(page, length.next)
  const here = bytesHere(length.number, page.length)
  const begin = page.subarray(id.next, id.next + here)
  if (here === length.number) return { whole: begin, isLong: false }
  if (id.next + here + 4 > page.length) return undefined
  const parts = [begin]
  let next = page.readUInt32BE(id.next + here)
  for (let left = length.number - here; left > 0; left -= page.length - 4) {
    const more = pageAt(next)
    if (more?.length !== page.length) break
    parts.push(more.subarray(4))
    next = more.readUInt32BE(0)
  }
  return { whole: Buffer.concat(parts).subarray(0, length.number), isLong: true }
}

/** How much of a row lies on its own page. */
function bytesHere(length: number, size: number): number {
  if (length <= size - 35) return length
  const least = Math.floor(((size - 12) * 32) / 255) - 23
  const wanted = least + ((length - least) % (size - 4))
  return wanted <= size - 35 ? wanted : least
}

/** Firefox packs what pages keep with snappy, a value at a time. */
function unpackedIn(row: Buffer): Buffer[] {
  const head = numberAt(row, 0)
  let at = head.number
  const values: Buffer[] = []
  for (let next = head.next; next < head.number && next < row.length; ) {
    const kind = numberAt(row, next)
    next = kind.next
    const length = kind.number >= 12 ? (kind.number - 12) >> 1 : ([0, 1, 2, 3, 4, 6, 8, 8][kind.number] ?? 0)
    const value = length > 8 ? unsnap(row.subarray(at, at + length), 4 << 20) : undefined
    if (value) values.push(value)
    at += length
  }
  return values
}

/** Seven bits a byte, the highest first. */
function numberAt(data: Buffer, at: number): { number: number; next: number } {
  let [number, next] = [0, at]
  for (let count = 0; count < 9 && next < data.length; count++) {
    const byte = data[next++] ?? 0
    number = number * 128 + (byte & 127)
    if (byte < 128) break
  }
  return { number, next }
}
