import { defineConfig } from '@playwright/test'
import { isCi } from '../../bin/is-ci.ts'

// The tests start their browsers themselves, each with a profile on the disk; a browser that is missing is named by the check.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.traces.ts',
  outputDir: '../../test-results/traces',
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' } },
    { name: 'firefox', use: { browserName: 'firefox' } },
  ],
  workers: 1,
  retries: isCi ? 1 : 0,
  forbidOnly: true,
  // Real profiles write to a real disk: on a crowded machine that takes its time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/traces.json' }]],
})
