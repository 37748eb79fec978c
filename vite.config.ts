import { defineConfig } from 'vite'
import { checkedImports } from './bin/setup/checked-imports.ts'
import { compressAssets } from './bin/setup/compress-assets.ts'
import { declareLayers } from './bin/setup/declare-layers.ts'
import { emitAssets } from './bin/setup/emit-assets.ts'

/**
 * One page, one build: what is built together shares files, and a file that a script imports is fetched again without its
 * hash by Chromium when the one with the hash was refused (BP5). So each page begins with one file that imports none.
 */
const builds: Record<string, Record<string, string>> = {
  // By itself, so that it imports nothing: a browser runs it before it shows a page (NT30).
  exit: { exit: 'src/web/shared/exit.ts' },
  welcome: { welcome: 'src/web/site/welcome.ts' },
  contact: { contact: 'src/web/site/contact/contact.ts' },
  visitor: { visitor: 'src/web/visitor/visitor-page.tsx' },
  desk: { desk: 'src/web/staff-page.tsx' },
  'set-up': { 'set-up': 'src/web/staff/set-up/set-up-page.tsx' },
  invitation: { invitation: 'src/web/staff/enrol/enrol-page.tsx' },
}

/**
 * All builds from one file. `vite build --mode NAME` makes what browsers load, one of the `builds` at a time, all into
 * build/pages; `vite build --ssr` makes the public pages as one module that plain Node can load (build/site/site.js),
 * because the server may not import `web` and Node runs no `.tsx`.
 */
export default defineConfig(({ isSsrBuild, mode }) => ({
  appType: 'mpa',
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Packages that are linked in are named by where they are used: what is built does not depend on where they lie (BP1).
  resolve: { preserveSymlinks: true },
  ssr: { noExternal: true },
  plugins: isSsrBuild
    ? []
    : [
        declareLayers('src/web/shared/tokens.css'),
        emitAssets(['src/web/shared/favicon.svg']),
        checkedImports(),
        compressAssets(),
      ],
  build: {
    target: isSsrBuild ? 'node24' : 'es2022',
    outDir: isSsrBuild ? 'build/site' : 'build/pages',
    // The builds of the pages lie in one folder: the next one must leave the one before it.
    emptyOutDir: false,
    sourcemap: false,
    reportCompressedSize: false,
    // The dictionaries of the password meter, loaded where a password is chosen.
    chunkSizeWarningLimit: 1_000,
    // An inlined asset is a data: URL, which the content security policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: isSsrBuild ? false : `${mode}.json`,
    license: isSsrBuild ? false : { fileName: `licences-${mode}.md` },
    rolldownOptions: isSsrBuild
      ? { input: { site: 'src/web/site/site.tsx' }, output: { entryFileNames: '[name].js' } }
      : // The time goes to brotli, and is meant to.
        {
          input: builds[mode] ?? {},
          // A page of staff holds at once what another one fetches when it is asked.
          checks: { pluginTimings: false, ineffectiveDynamicImport: false },
          // What runs as a plain script shares its names with the page: it gets none.
          ...(mode === 'exit' ? { output: { format: 'iife' as const } } : {}),
        },
    ...(isSsrBuild ? { ssr: true, minify: false } : {}),
  },
}))
