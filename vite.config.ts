import { defineConfig } from 'vite'
import { declareLayers } from './bin/setup/declare-layers.ts'
import { emitAssets } from './bin/setup/emit-assets.ts'
import { finishAssets } from './bin/setup/finish-assets.ts'

const pages = {
  visitor: 'src/web/visitor/visitor-page.tsx',
  desk: 'src/web/staff-page.tsx',
  'set-up': 'src/web/staff/set-up/set-up-page.tsx',
  invitation: 'src/web/staff/enrol/enrol-page.tsx',
  welcome: 'src/web/site/welcome.ts',
  contact: 'src/web/site/contact/contact.ts',
}

/**
 * Two builds from one file. `vite build` makes what browsers load (build/pages); `vite build --ssr`
 * makes the public pages as one module that plain Node can load (build/site/site.js), because the
 * server may not import `web` and Node runs no `.tsx`.
 */
export default defineConfig(({ isSsrBuild }) => ({
  appType: 'mpa',
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true },
  plugins: isSsrBuild
    ? []
    : [
        declareLayers('src/web/shared/tokens.css'),
        emitAssets(['src/web/shared/favicon.svg']),
        finishAssets(),
      ],
  build: {
    target: isSsrBuild ? 'node24' : 'es2022',
    outDir: isSsrBuild ? 'build/site' : 'build/pages',
    emptyOutDir: true,
    sourcemap: false,
    reportCompressedSize: false,
    // The dictionaries of the password meter, loaded where a password is chosen.
    chunkSizeWarningLimit: 1_000,
    // An inlined asset is a data: URL, which the content security policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: !isSsrBuild,
    license: isSsrBuild ? false : { fileName: 'licences.md' },
    rolldownOptions: isSsrBuild
      ? { input: { site: 'src/web/site/site.tsx' }, output: { entryFileNames: '[name].js' } }
      : { input: pages },
    ...(isSsrBuild ? { ssr: true, minify: false } : {}),
  },
}))
