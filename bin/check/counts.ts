import { existsSync, readFileSync } from 'node:fs'

/** How many tests passed, failed or were skipped. */
export type Counts = { passed: number; failed: number; skipped: number }

/** The counts of a check that has no tests of its own. */
export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 }

/** Adds counts up. */
export function sum(all: Counts[]): Counts {
  const total = { ...noTests }
  for (const { passed, failed, skipped } of all) {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
  }
  return total
}

/** The line that ends a run of checks. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Reads the counts from Vitest's JSON report; none when no report was written. */
export function countUnitTests(path: string): Counts {
  const report = readReport(path)
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/** Reads the counts from Playwright's JSON report; none when no report was written. */
export function countJourneys(path: string): Counts {
  const { stats = {} } = readReport(path)
  return {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
  }
}

type UnitReport = {
  numPassedTests?: number
  numFailedTests?: number
  numPendingTests?: number
  numTodoTests?: number
}
type JourneysReport = {
  stats?: { expected?: number; unexpected?: number; flaky?: number; skipped?: number }
}

function readReport(path: string): UnitReport & JourneysReport {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
