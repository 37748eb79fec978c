import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const compress = promisify(brotliCompress)
const text = /\.(js|css|svg|json|txt)$/

/**
 * A Vite plugin that makes built assets ready to serve: a brotli copy (`.br`) beside every text asset,
 * and, in the file `integrityFile`, `{ "assets/<file>": "sha384-<base64>" }`, with the names of the manifest,
 * so that the server hashes nothing at start.
 */
export function finishAssets(integrityFile: string): Plugin {
  return {
    name: 'finish-assets',
    apply: 'build',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? 'build/pages'
      const assets = Object.keys(bundle).filter(isAsset).sort()
      const hashes = await Promise.all(assets.map(name => finish(folder, name)))
      const integrity = Object.fromEntries(assets.map((name, index) => [name, hashes[index]]))
      await writeFile(join(folder, integrityFile), `${JSON.stringify(integrity, null, 2)}\n`)
    },
  }
}

const isAsset = (name: string) => name.startsWith('assets/')

async function finish(folder: string, name: string): Promise<string> {
  const bytes = await readFile(join(folder, name))
  if (text.test(name)) await writeFile(join(folder, `${name}.br`), await compressed(bytes))
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`
}

function compressed(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}
