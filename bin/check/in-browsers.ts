import { rmSync } from 'node:fs'
import { type BrowserName, launchOptions } from '../../test/browsers.ts'
import { countJourneys, failedJourneys, noTests, sum } from './counts.ts'
import { type Outcome, run } from './run.ts'

const browsers: BrowserName[] = ['chromium', 'firefox']

interface BrowserTests {
  /** As it is called out where a browser is missing. */
  readonly what: string
  readonly config: string
  readonly report: string
  /** Without this browser none of them runs. */
  readonly needs?: BrowserName
}

/** Runs the journeys. Without Chromium none runs: every counsellor uses it. */
export function journeys(): Promise<Outcome> {
  return inBrowsers({
    what: 'JOURNEYS',
    config: 'playwright.config.ts',
    report: 'test-results/journeys.json',
    needs: 'chromium',
  })
}

/** [NT1] Looks for what browsers leave on a disk: in a run of its own, because every browser there has a real profile. */
export function traces(): Promise<Outcome> {
  return inBrowsers({
    what: 'SEARCHES FOR TRACES',
    config: 'test/traces/playwright.config.ts',
    report: 'test-results/traces.json',
  })
}

/** In the browsers of this machine, on freshly built pages. Where a browser is missing its tests count as skipped. */
async function inBrowsers(tests: BrowserTests): Promise<Outcome> {
  const missing = browsers.filter(name => !launchOptions[name])
  const idle = tests.needs && missing.includes(tests.needs) ? browsers : missing
  if (missing.length > 0)
    process.stdout.write(`=== NOT FOUND: ${missing.join(', ')}. ${tests.what} ARE SKIPPED. ===\n`)
  const setup = await run(['node', 'bin/setup.mjs'], { isShown: true })
  const skipped = await playwright(tests, idle, { isListOnly: true })
  const ran = await playwright(
    tests,
    browsers.filter(name => !idle.includes(name)),
    { isListOnly: false },
  )
  return {
    isGood: setup.isGood && ran.isGood,
    output: '',
    tests: sum([ran.tests, skipped.tests]),
    faults: ran.faults ?? [],
  }
}

// Of tests that are only listed, Playwright's report counts every one as skipped.
async function playwright(
  { config, report }: BrowserTests,
  names: BrowserName[],
  { isListOnly }: { isListOnly: boolean },
): Promise<Outcome> {
  if (names.length === 0) return { isGood: true, output: '', tests: noTests }
  rmSync(report, { force: true })
  const options = [`--config=${config}`, '--pass-with-no-tests', ...names.map(name => `--project=${name}`)]
  const ran = isListOnly
    ? await run(['playwright', 'test', '--list', ...options], { isShown: false })
    : await run(['playwright', 'test', ...options], { isShown: true })
  return { ...ran, tests: countJourneys(report), faults: failedJourneys(report) }
}
