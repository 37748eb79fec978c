import { defineConfig } from 'vitest/config'
import { isCi } from './bin/is-ci.ts'

// Apart from vite.config.ts: the tests run on plain Node, not through the build of the pages.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bin/**/*.test.ts', 'bench/**/*.test.ts'],
    globalSetup: ['test/provide-postgres.ts'],
    passWithNoTests: true,
    allowOnly: false,
    // A crowded machine may be late once. The check names every test that needed it, so none stays so.
    retry: isCi ? 1 : 0,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
