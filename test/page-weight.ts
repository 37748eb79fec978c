import { statSync } from 'node:fs'
import { join } from 'node:path'
import { loadPages } from '../src/server/door/pages.ts'
import type { Entry } from '../src/server/door/release-manifest.ts'

/** What a page makes a browser load, in bytes as they travel: scripts and styles with brotli, without font and HTML. */
export interface Weight {
  readonly page: Entry
  /** What comes before anybody can use it: the script of the page and its styles. */
  readonly first: number
  /** All that it ever loads by itself. */
  readonly whole: number
  readonly requests: number
}

/** Weighs the built page as the server names its files in the HTML (PW3). */
export async function weigh(page: Entry, buildFolder = 'build'): Promise<Weight> {
  const { assetsOf, folder } = await loadPages(buildFolder)
  const { first: before, scripts, styles, later } = assetsOf(page)
  const sizeOf = (address: string) => statSync(join(folder, `${address}.br`)).size
  const sum = (addresses: readonly string[]) =>
    addresses.reduce((bytes, address) => bytes + sizeOf(address), 0)
  const first = sum([...[...before, ...scripts].map(({ src }) => src), ...styles.map(({ href }) => href)])
  const requests = before.length + scripts.length + styles.length + later.length
  return { page, first, whole: first + sum(later.map(({ src }) => src)), requests }
}

/** [PW3] In bytes. The form of the chat is what performance.md limits; the whole of it may not grow unseen either. */
export const heaviest = {
  visitor: { first: 45_000, whole: 72_000 },
  /** It says everything without script (PW7): what it loads only keeps it fresh. */
  welcome: { first: 22_000, whole: 22_000 },
} as const
