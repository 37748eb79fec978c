import { existsSync, readFileSync } from 'node:fs'

/** How many tests passed, failed or were skipped; `again`: of those that passed, how many only at the second try. */
export type Counts = { passed: number; failed: number; skipped: number; again: number }

/** The counts of a check that has no tests of its own. */
export const noTests: Counts = { passed: 0, failed: 0, skipped: 0, again: 0 }

/** Adds counts up. */
export function sum(all: Counts[]): Counts {
  const total = { ...noTests }
  for (const { passed, failed, skipped, again } of all) {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    total.again += again
  }
  return total
}

/** The line that ends a run of checks. */
export function inWords({ passed, failed, skipped, again }: Counts): string {
  const unsteady = again > 0 ? ` (${again} only at the second try)` : ''
  return `${passed} passed${unsteady}, ${failed} failed, ${skipped} skipped`
}

/** Reads the counts from Vitest's JSON report; none when no report was written. */
export function countUnitTests(path: string): Counts {
  const report = readReport(path)
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    again: unsteadyTests(path).length,
  }
}

/** The names of the tests that passed only at the second try: each is a fault, of the test or of the product. */
export function unsteadyTests(path: string): string[] {
  return unitTests(path)
    .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName }) => fullName)
}

/** Every unit test that failed, with the first lines of why; also a file that could not be run. */
export function failedTests(path: string): string[] {
  const tests = unitTests(path)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages = [] }) => named(fullName, failureMessages.at(-1)))
  const files = (readReport(path).testResults ?? [])
    .filter(({ status, assertionResults = [] }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name = 'a file', message }) => named(name, message))
  return [...tests, ...files]
}

const linesOfWhy = 6

const named = (name: string, why = '') =>
  [name, ...why.split('\n').slice(0, linesOfWhy)].join('\n    ').trimEnd()

const unitTests = (path: string) =>
  (readReport(path).testResults ?? []).flatMap(({ assertionResults = [] }) => assertionResults)

/** Reads the counts from Playwright's JSON report; none when no report was written. */
export function countJourneys(path: string): Counts {
  const { stats = {} } = readReport(path)
  return {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: stats.unexpected ?? 0,
    skipped: stats.skipped ?? 0,
    again: stats.flaky ?? 0,
  }
}

/** Every journey that failed, or that passed only at the second try, by browser. */
export function failedJourneys(path: string): string[] {
  const inSuite = ({ suites = [], specs = [] }: JourneySuite): string[] => [
    ...specs.flatMap(({ title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(
          ({ projectName, status }) =>
            `[${projectName}] ${title}${status === 'flaky' ? ' (second try)' : ''}`,
        ),
    ),
    ...suites.flatMap(inSuite),
  ]
  return inSuite(readReport(path))
}

type UnitReport = {
  numPassedTests?: number
  numFailedTests?: number
  numPendingTests?: number
  numTodoTests?: number
  testResults?: {
    name?: string
    status?: string
    message?: string
    assertionResults?: { fullName: string; status: string; failureMessages?: string[] }[]
  }[]
}
interface JourneySuite {
  suites?: JourneySuite[]
  specs?: { title: string; tests: { projectName: string; status: string }[] }[]
}
type JourneysReport = JourneySuite & {
  stats?: { expected?: number; unexpected?: number; flaky?: number; skipped?: number }
}

function readReport(path: string): UnitReport & JourneysReport {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
