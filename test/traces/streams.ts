import * as zlib from 'node:zlib'

const most = { maxOutputLength: 64 << 20, finishFlush: zlib.constants.Z_SYNC_FLUSH }

interface Kind {
  readonly how: string
  readonly begins: Buffer
  /** Whether it may begin here: what stands a few bytes on. */
  readonly mayBegin: (data: Buffer, at: number) => boolean
  readonly open: (data: Buffer) => Buffer
}

const kinds: readonly Kind[] = [
  {
    how: 'gzip',
    begins: Buffer.from([0x1f, 0x8b, 8]),
    mayBegin: () => true,
    // By its raw stream: what stands behind a member would else be taken for a broken second one.
    open: data => zlib.inflateRawSync(data.subarray(gzipHead(data)), most),
  },
  {
    how: 'zlib',
    begins: Buffer.from([0x78]),
    // The second byte makes the first two a multiple of 31, and names no dictionary.
    mayBegin: (data, at) => data.readUInt16BE(at) % 31 === 0 && ((data[at + 1] ?? 0) & 32) === 0,
    open: data => zlib.inflateSync(data, most),
  },
  {
    how: 'zstd',
    begins: Buffer.from('28b52ffd', 'hex'),
    mayBegin: () => true,
    open: data => zlib.zstdDecompressSync(data, { maxOutputLength: most.maxOutputLength }),
  },
  {
    how: 'zip',
    begins: Buffer.from('PK\x03\x04', 'latin1'),
    mayBegin: (data, at) => at + 30 < data.length && data.readUInt16LE(at + 8) === 8,
    open: data =>
      zlib.inflateRawSync(data.subarray(30 + data.readUInt16LE(26) + data.readUInt16LE(28)), most),
  },
]

/** Where the stream begins, after what the head may carry: something extra, a name, a comment, a sum. */
function gzipHead(data: Buffer): number {
  const flags = data[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + data.readUInt16LE(at)
  for (const flag of [8, 16]) if (flags & flag) at = data.indexOf(0, at) + 1
  return flags & 2 ? at + 2 : at
}

/** Packed streams that begin anywhere in a file, unpacked. One that breaks off gives what came before the break. */
export function readStreams(data: Buffer): { how: string; data: Buffer }[] {
  return kinds.flatMap(({ how, begins, mayBegin, open }) => {
    const found: { how: string; data: Buffer }[] = []
    for (let at = data.indexOf(begins); at >= 0 && at + 8 < data.length; at = data.indexOf(begins, at + 1)) {
      if (!mayBegin(data, at)) continue
      const opened = attempt(() => open(data.subarray(at)))
      if (opened && opened.length > 8) found.push({ how: `${how} at ${at}`, data: opened })
    }
    return found
  })
}

/** Brotli has no mark of its own: tried only where a body begins. */
export function openBrotli(data: Buffer): Buffer | undefined {
  const { BROTLI_OPERATION_FLUSH } = zlib.constants
  const opened = attempt(() =>
    zlib.brotliDecompressSync(data, { ...most, finishFlush: BROTLI_OPERATION_FLUSH }),
  )
  return opened && opened.length > 8 ? opened : undefined
}

function attempt<Answer>(act: () => Answer): Answer | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
