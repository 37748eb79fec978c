import { defineConfig } from 'vitest/config'

// Apart from vite.config.ts: the tests run on plain Node, not through the build of the pages.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bin/**/*.test.ts', 'bench/**/*.test.ts'],
    globalSetup: ['test/provide-postgres.ts'],
    passWithNoTests: true,
    allowOnly: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
