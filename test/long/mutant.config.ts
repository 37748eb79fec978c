import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// For `npm run long -- mutation` only: one source file is read with a fault in it, and nothing in the tree is touched.
const [file = '', faulty = ''] = [process.env['MUTANT_OF'], process.env['MUTANT_TEXT']]

export default defineConfig({
  plugins: [
    {
      name: 'one-mutant',
      enforce: 'pre',
      transform: (_, id) =>
        file !== '' && id.split('?')[0]?.endsWith(file) ? readFileSync(faulty, 'utf8') : undefined,
    },
  ],
  test: {
    include: ['src/crypto/*.test.ts', 'test/vectors/seals.test.ts'],
    // What was read for one mutant is not what the next one is.
    fsModuleCache: false,
    bail: 1,
    testTimeout: 20_000,
  },
})
