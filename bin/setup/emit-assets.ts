import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Plugin } from 'vite'

/**
 * A Vite plugin that adds `files` (paths in the project) to what browsers may load, with a hash in the
 * name. For what only the public pages mention: their own build writes the link, not the file.
 */
export function emitAssets(files: string[]): Plugin {
  return {
    name: 'emit-assets',
    apply: 'build',
    buildStart() {
      for (const file of files.filter(path => existsSync(path))) {
        this.addWatchFile(file)
        this.emitFile({
          type: 'asset',
          name: basename(file),
          originalFileName: file,
          source: readFileSync(file),
        })
      }
    },
  }
}
