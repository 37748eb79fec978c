import { defineConfig } from '@playwright/test'
import { isCi } from './bin/is-ci.ts'
import { type BrowserName, launchOptions } from './test/browsers.ts'

// A project per browser, also where the browser is missing: the check then names and counts what it skips.
const project = (name: BrowserName) => ({
  name,
  // How a page is built and coloured is the same in both, and it is asked some hundred times.
  ...(name === 'chromium' ? {} : { testIgnore: '**/screens.journey.ts' }),
  use: {
    browserName: name,
    launchOptions: launchOptions[name] ?? {},
    // For a picture the tool puts a style into the page, when it closes too. Firefox holds it against our policy (SC30).
    screenshot: name === 'firefox' ? ('off' as const) : ('only-on-failure' as const),
  },
})

// No webServer: every journey starts the product itself, on its own port and data directory.
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.journey.ts',
  outputDir: 'test-results/journeys',
  projects: [project('chromium'), project('firefox')],
  workers: 1,
  // A crowded machine may be late once. The check counts every journey that needed it.
  retries: isCi ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: { locale: 'nl-BE', timezoneId: 'Europe/Brussels', trace: 'off' },
})
