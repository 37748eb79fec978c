import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MarkFinder } from './find-marks.ts'
import { makeWord, secretMark, textMark } from './marks.ts'
import { unpack } from './unpack.ts'

const word = makeWord()
const finder = new MarkFinder([textMark('', 'word', word)])

/** How the word is found in a file of this name. */
function waysToFind(name: string, data: Buffer, beside?: Buffer): string[] {
  return [...unpack(name, data, beside)]
    .filter(piece => finder.findIn(piece.data).length > 0)
    .map(({ how }) => how)
}

/** Bytes that nothing packs, and in which nothing is found. */
const noise = (length: number) => randomBytes(length)
const around = (bytes: Buffer) => Buffer.concat([Buffer.from('voor alles'), bytes, Buffer.from('en na')])
/** Written so often that a packer writes it once and then points back; cut by a point back in the middle. */
const text = Buffer.from(`${word.slice(0, 9)} en ${word} en ${word}`.repeat(40))

describe('what a browser packs', () => {
  test.each([
    ['gzip', zlib.gzipSync(text)],
    ['zlib', zlib.deflateSync(text)],
    ['zstd', zlib.zstdCompressSync(text)],
    ['zlib in gzip', zlib.gzipSync(zlib.deflateSync(text))],
  ])('[NT1] %s in the middle of a file is opened', (_, packed) => {
    expect(waysToFind('data_1', around(packed))).not.toEqual([])
  })

  test('[NT1] a stream that breaks off with the file gives what came before', () => {
    const packed = zlib.gzipSync(Buffer.concat([text, noise(40_000)]))
    expect(waysToFind('data_1', packed.subarray(0, -9_000))).not.toEqual([])
  })

  test('[NT1] an entry of Chromium’s cache is opened, also when its body is brotli', () => {
    const key = Buffer.from('1/0/http://localhost/chat')
    const head = Buffer.alloc(24)
    Buffer.from('305c72a71b6dfbfc', 'hex').copy(head)
    head.writeUInt32LE(key.length, 12)
    const end = Buffer.concat([Buffer.from('d8410d97456ffaf4', 'hex'), Buffer.alloc(16)])
    const entry = Buffer.concat([head, key, zlib.brotliCompressSync(text), end, Buffer.from('headers'), end])
    expect(waysToFind('0a_0', entry)).toEqual(['brotli'])
  })

  test('[NT1] an entry of Firefox’s cache is opened, also when its body is brotli', () => {
    const body = zlib.brotliCompressSync(text)
    const entry = Buffer.concat([body, Buffer.from('sums and headers'), Buffer.alloc(4)])
    entry.writeUInt32BE(body.length, entry.length - 4)
    expect(waysToFind('AB12', entry)).toContain('brotli')
  })

  test('[NT1] a file of Firefox’s session is opened', () => {
    const head = Buffer.alloc(12)
    head.write('mozLz40\0')
    head.writeUInt32LE(word.length + 6, 8)
    // Half of the word as it is; then six letters back over one another; then the rest of it.
    const half = word.slice(0, 10)
    const first = Buffer.concat([Buffer.from([0xa2]), Buffer.from(half), Buffer.from([10, 0])])
    const rest = word.slice(10)
    expect(waysToFind('recovery.jsonlz4', Buffer.concat([head, first, literal(rest)]))).toEqual([])
    const whole = Buffer.concat([head, Buffer.from([0xf0, word.length - 15]), Buffer.from(word)])
    expect(waysToFind('recovery.baklz4', whole)).toContain('mozlz4')
  })

  test('[NT1] a value that snappy cut in two is put together', () => {
    expect(waysToFind('x.log', Buffer.concat([Buffer.from([0xff, 0x11, 0x02]), snapped()]))).toEqual([
      'snappy',
    ])
    const frame = Buffer.concat([Buffer.from([0, snapped().length + 4, 0, 0, 0, 0, 0, 0]), snapped()])
    const stream = Buffer.concat([Buffer.from('ff060000734e61507059', 'hex'), frame])
    expect(waysToFind('body.final', stream)).toEqual(['snappy'])
  })
})

describe('what a browser keeps in databases', () => {
  test('[NT1] a table of LevelDB is read, with snappy and with keys that share their beginning', () => {
    const block = Buffer.concat([entry(0, 'map-0-', 'een'), entry(6, word, 'twee'), restarts()])
    expect(waysToFind('000005.ldb', table(block, 0))).toContain('LevelDB table')
    expect(waysToFind('000005.ldb', table(snapped(), 1))).toContain('LevelDB table')
  })

  test('[NT1] a log of LevelDB is read over the edges of its blocks', () => {
    const first = Buffer.concat([noise(32_761 - 9), Buffer.from(word.slice(0, 9))])
    const second = Buffer.from(word.slice(9))
    const log = Buffer.concat([record(2, first), record(4, second)])
    expect(first.length + 7).toBe(32_768)
    expect(waysToFind('000003.log', log)).toContain('LevelDB log')
  })

  test('[NT1] values of SQLite are read over several pages, in free pages, in the wal and packed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clbchat-pages-'))
    const path = join(folder, 'a.sqlite')
    const open = () => new DatabaseSync(path)
    const quick = 'pragma synchronous=off'
    const long = `${'x'.repeat(450)}${word}`
    let database = open()
    database.exec(`${quick}; pragma page_size=512; pragma secure_delete=off; create table a (b)`)
    const insert = database.prepare('insert into a values (?)')
    for (let before = 380; before < 460; before++)
      insert.run(`${'x'.repeat(before)}${word}`.padEnd(2_000, 'y'))
    database.close()
    expect(waysToFind(path, readFileSync(path))).toContain('SQLite')

    database = open()
    database.exec(`${quick}; pragma secure_delete=off; delete from a`)
    database.close()
    expect(waysToFind(path, readFileSync(path))).toContain('SQLite')

    database = open()
    database.exec(`${quick}; vacuum; pragma journal_mode=wal`)
    for (let before = 380; before < 460; before++)
      database.prepare('insert into a values (?)').run(`${'x'.repeat(before)}${word}`.padEnd(2_000, 'y'))
    database.prepare('insert into a values (?)').run(long)
    expect(waysToFind(`${path}-wal`, readFileSync(`${path}-wal`), readFileSync(path))).toContain('SQLite wal')
    database.exec('delete from a; vacuum')
    database.prepare('insert into a values (?)').run(snapped())
    database.exec('pragma wal_checkpoint(truncate)')
    expect(waysToFind(path, readFileSync(path))).toEqual(['SQLite'])
    database.close()
    rmSync(folder, { recursive: true })
  })
})

describe('what is looked for', () => {
  test('[NT1] a word is found in every writing, and 32 bytes in theirs', () => {
    const bytes = Buffer.from(makeWord().padEnd(32, 'x').slice(0, 32))
    const secret = new MarkFinder([secretMark('', 'K', bytes.toString('hex'))])
    const texts = [
      bytes.toString('hex'),
      bytes.toString('base64'),
      bytes.toString('base64url'),
      bytes.join(','),
    ]
    for (const written of [bytes, ...texts.map(one => Buffer.from(one)), ...texts.map(utf16)])
      expect(secret.findIn(around(written)).length, written.toString('latin1')).toBeGreaterThan(0)
    for (const shift of [1, 2])
      expect(
        secret.findIn(Buffer.from(Buffer.concat([noise(shift), bytes]).toString('base64'))).length,
      ).toBeGreaterThan(0)
    expect(secret.findIn(noise(100_000))).toEqual([])
    const written = [word, utf16(word), Buffer.from(word).toString('hex'), btoa(`{"a":"${word}"}`)]
    for (const one of written) expect(finder.findIn(around(Buffer.from(one)))).not.toEqual([])
  })
})

function utf16(written: string): Buffer {
  return Buffer.from(written, 'utf16le')
}

function literal(written: string): Buffer {
  return Buffer.concat([Buffer.from([written.length << 4]), Buffer.from(written)])
}

/** The word in two pieces: its first half, its second half, and then the word as two points back. */
function snapped(): Buffer {
  const [first, second] = [word.slice(0, 10), word.slice(10)]
  const written = `${first}....${second}`
  return Buffer.concat([
    Buffer.from([written.length + word.length, (written.length - 1) << 2]),
    Buffer.from(written),
    Buffer.from([((10 - 1) << 2) | 2, written.length, 0]),
    Buffer.from([((second.length - 1) << 2) | 2, written.length - 4, 0]),
  ])
}

function entry(shared: number, key: string, value: string): Buffer {
  return Buffer.concat([Buffer.from([shared, key.length, value.length]), Buffer.from(key + value)])
}

function restarts(): Buffer {
  const ends = Buffer.alloc(8)
  ends.writeUInt32LE(1, 4)
  return ends
}

/** A table of one block, as LevelDB writes it; its sums are not looked at. */
function table(block: Buffer, kind: number): Buffer {
  const data = Buffer.concat([block, Buffer.from([kind, 0, 0, 0, 0])])
  const index = Buffer.concat([entry(0, 'z', String.fromCharCode(0, block.length)), restarts()])
  const footer = Buffer.alloc(48)
  Buffer.from([0, 0, data.length, index.length]).copy(footer)
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40)
  return Buffer.concat([data, index, Buffer.alloc(5), footer])
}

function record(kind: number, content: Buffer): Buffer {
  const head = Buffer.alloc(7)
  head.writeUInt16LE(content.length, 4)
  head[6] = kind
  return Buffer.concat([head, content])
}
