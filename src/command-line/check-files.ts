import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import type { ReleaseManifest } from '../server/door/release-manifest.ts'
import type { Answer, Ask } from './ask-outside.ts'
import { type Place, strangeHeadersOfFile } from './expected-headers.ts'

const encodings = ['identity', 'gzip', 'br'] as const
const atOnce = 6
const mostBytes = 20_000_000
const unpack = { gzip: promisify(gunzip), br: promisify(brotliDecompress) } as const

/**
 * [BP7] Fetches every file of the release in each way that it may be packed, for browsers that ask for different ones.
 * Gives each difference after its path: who changes one byte in one of them is seen.
 */
export async function checkFiles(ask: Ask, place: Place, release: ReleaseManifest): Promise<string[]> {
  const asked = Object.entries(release.files).flatMap(([path, file]) =>
    encodings.map(encoding => async () => {
      const answer = await ask(path, encoding)
      const faults = answer.status === 200 ? strangeHeadersOfFile(answer, place, path) : []
      return [...(await faultsOfBytes(answer, file.sha256)), ...faults].map(
        fault => `${path} (${encoding}): ${fault}`,
      )
    }),
  )
  return (await someAtOnce(asked)).flat()
}

async function faultsOfBytes(answer: Answer, expected: string): Promise<string[]> {
  if (answer.status !== 200) return [`answers with ${answer.status}`]
  const bytes = await unpacked(answer)
  if (!bytes)
    return [`is packed in a way that nobody asked for, or broken: ${answer.headers['content-encoding']}`]
  const found = createHash('sha256').update(bytes).digest('hex')
  return found === expected ? [] : [`expected sha256 ${expected}, found ${found}`]
}

/** The bytes as a browser would use them; undefined where they cannot be unpacked. */
export async function unpacked({ headers, body }: Answer): Promise<Buffer | undefined> {
  const how = headers['content-encoding'] ?? 'identity'
  if (how === 'identity') return body
  if (how !== 'gzip' && how !== 'br') return undefined
  return unpack[how](body, { maxOutputLength: mostBytes }).catch(() => undefined)
}

/** Few at a time: this runs every hour, and a helpline has other things to do. */
export async function someAtOnce<Result>(work: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = []
  const left = [...work.entries()]
  const go = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await next[1]()
  }
  await Promise.all(Array.from({ length: atOnce }, go))
  return results
}
