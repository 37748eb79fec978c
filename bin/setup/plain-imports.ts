import type { Plugin } from 'vite'

/**
 * A Vite plugin that leaves `import()` as the browser knows it. Vite wraps each one in code that fetches style sheets and
 * neighbours first: a visitor's later part has neither, and the page names it in its head (PW6).
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: id =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = load => load()' : undefined,
  }
}
