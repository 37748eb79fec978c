import { basename, resolve } from 'node:path'
import type { Plugin } from 'vite'

// `typeof import('…')` is a type, and goes before anything runs.
const literal = /(?<!typeof )\bimport\(\s*'([^']+)'\s*\)/g
const code = /\/src\/.*\.tsx?$/

/**
 * A Vite plugin for what a page fetches later. Vite wraps each `import()` in code of its own that fetches style sheets and
 * neighbours first: a later part has neither, and that code knows no hash. Instead `import('./seals.ts')` becomes
 * `checkedImport('seals', () => import('./seals.ts'))` (BP5), so that no folder has to know how its parts are loaded.
 */
export function checkedImports(): Plugin {
  const checker = resolve('src/web/shared/checked-import.ts')
  return {
    name: 'checked-imports',
    enforce: 'pre',
    load: id =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = load => load()' : undefined,
    transform(source, id) {
      if (!code.test(id) || id === checker) return
      const wrapped = source.replaceAll(
        literal,
        (found, path: string) => `checkedImport('${partName(path)}', () => ${found})`,
      )
      if (wrapped === source) return
      return { code: `import { checkedImport } from '${checker}'\n${wrapped}`, map: null }
    },
  }
}

/** As the manifest calls the part: `vault-key` for `../shared/vault-key.ts`, `hpke-noble` for the package of that name. */
const partName = (path: string) => basename(path).replace(/\.tsx?$/, '')
