import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const compress = promisify(brotliCompress)
const text = /^assets\/.*\.(js|css|svg|json|txt)$/

/** A Vite plugin that puts a brotli copy (`.br`) beside every text asset, so that the server compresses nothing. */
export function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: 'build',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? 'build/pages'
      const assets = Object.keys(bundle).filter(name => text.test(name))
      await Promise.all(
        assets.map(async name => {
          const bytes = await readFile(join(folder, name))
          await writeFile(join(folder, `${name}.br`), await compressed(bytes))
        }),
      )
    },
  }
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
