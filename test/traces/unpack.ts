import { readChromiumEntry, readFirefoxEntry } from './cache-entries.ts'
import { readLog, readTable } from './leveldb.ts'
import { openMozlz4 } from './mozlz4.ts'
import { readSnappyStreams } from './snappy-streams.ts'
import { readSqlite, readWal } from './sqlite-pages.ts'
import { openBrotli, readStreams } from './streams.ts'

/** Some bytes to look through, and how one comes to them. */
export interface Piece {
  readonly how: string
  readonly data: Buffer
}

const deepest = 3
const isLogName = /(\.log|\.log\.old|MANIFEST-\d+)$/

/**
 * Everything that a file holds, in pieces to look through: itself as it lies there, and all that is packed in it, also
 * packed again. `beside` is the database of a -wal.
 */
export function* unpack(name: string, data: Buffer, beside?: Buffer): Generator<Piece> {
  yield { how: 'as it is', data }
  for (const piece of fileParts(name, data, beside)) yield* unpackMore(piece, 1)
}

function* unpackMore(piece: Piece, depth: number): Generator<Piece> {
  yield piece
  if (depth >= deepest) return
  for (const { how, data } of packedIn(piece.data))
    yield* unpackMore({ how: `${piece.how}, ${how}`, data }, depth + 1)
}

/** What only a whole file can be. */
function* fileParts(name: string, data: Buffer, beside: Buffer | undefined): Generator<Piece> {
  yield* named('LevelDB table', readTable(data))
  if (isLogName.test(name)) yield* named('LevelDB log', readLog(data))
  yield* named('SQLite', readSqlite(data))
  if (name.endsWith('-wal')) yield* named('SQLite wal', readWal(data, beside))
  yield* packedIn(data)
}

function* packedIn(data: Buffer): Generator<Piece> {
  const unpacked = openMozlz4(data)
  if (unpacked) yield { how: 'mozlz4', data: unpacked }
  for (const body of [data, ...readChromiumEntry(data), ...readFirefoxEntry(data)]) {
    const opened = openBrotli(body)
    if (opened) yield { how: 'brotli', data: opened }
  }
  yield* named('snappy', readSnappyStreams(data))
  yield* readStreams(data)
}

function named(how: string, pieces: readonly Buffer[]): Piece[] {
  return pieces.map(data => ({ how, data }))
}
