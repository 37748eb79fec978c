import { rmSync } from 'node:fs'
import { type BrowserName, launchOptions } from '../../test/browsers.ts'
import { countJourneys, noTests, sum } from './counts.ts'
import { type Outcome, run } from './run.ts'

const browsers: BrowserName[] = ['chromium', 'firefox']
const report = 'test-results/journeys.json'

/**
 * Runs the journeys in the browsers of this machine, on freshly built pages. Where a browser is missing
 * its journeys count as skipped. Without Chromium none runs: every counsellor uses it.
 */
export async function journeys(): Promise<Outcome> {
  const missing = browsers.filter(name => !launchOptions[name])
  const idle = missing.includes('chromium') ? browsers : missing
  if (missing.length > 0)
    process.stdout.write(`=== NOT FOUND: ${missing.join(', ')}. JOURNEYS ARE SKIPPED. ===\n`)
  const setup = await run(['node', 'bin/setup.mjs'], { isShown: true })
  const skipped = await playwright(idle, { isListOnly: true })
  const ran = await playwright(
    browsers.filter(name => !idle.includes(name)),
    { isListOnly: false },
  )
  return {
    isGood: setup.isGood && ran.isGood,
    output: '',
    tests: sum([ran.tests, skipped.tests]),
  }
}

// Of tests that are only listed, Playwright's report counts every one as skipped.
async function playwright(names: BrowserName[], { isListOnly }: { isListOnly: boolean }): Promise<Outcome> {
  if (names.length === 0) return { isGood: true, output: '', tests: noTests }
  rmSync(report, { force: true })
  const options = ['--pass-with-no-tests', ...names.map(name => `--project=${name}`)]
  const ran = isListOnly
    ? await run(['playwright', 'test', '--list', ...options], { isShown: false })
    : await run(['playwright', 'test', ...options], { isShown: true })
  return { ...ran, tests: countJourneys(report) }
}
