import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const statement = /@layer\s+[\w-]+(\s*,\s*[\w-]+)+\s*;/

/**
 * A Vite plugin that puts the order of the cascade layers, as the style sheet `source` declares it, at
 * the head of every other one. The browser takes the order from whichever sheet it meets first, and the
 * build decides which one that is.
 */
export function declareLayers(source: string): Plugin {
  return {
    name: 'declare-layers',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.css$/.test(id) || id.includes('/node_modules/')) return
      const order = statement.exec(readFileSync(source, 'utf8'))?.[0]
      if (!order) this.error(`${source} does not declare the order of the layers`)
      return statement.test(code) ? undefined : { code: `${order}\n${code}`, map: null }
    },
  }
}
