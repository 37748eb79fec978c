import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  countJourneys,
  countUnitTests,
  failedJourneys,
  failedTests,
  inWords,
  noTests,
  sum,
  unsteadyTests,
} from './counts.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the last line counts unit tests, journeys and checks together', () => {
  const testResults = [
    { name: 'unreadable.test.ts', status: 'failed', message: 'a comma too many', assertionResults: [] },
    {
      assertionResults: [
        { fullName: 'a late one', status: 'passed', failureMessages: ['too late'] },
        { fullName: 'a good one', status: 'passed', failureMessages: [] },
        { fullName: 'a broken one', status: 'failed', failureMessages: ['broken', 'broken'] },
      ],
    },
  ]
  const unit = report({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults,
  })
  const journeys = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } })
  const checks = { ...noTests, passed: 6, failed: 2 }
  const total = sum([countUnitTests(unit), countJourneys(journeys), checks])
  expect(unsteadyTests(unit)).toEqual(['a late one'])
  expect(failedTests(unit)).toEqual(['a broken one\n    broken', 'unreadable.test.ts\n    a comma too many'])
  expect(inWords(total)).toBe('15 passed (2 only at the second try), 4 failed, 7 skipped')
})

test('a run that wrote no report counts no tests', () => {
  expect(sum([countUnitTests(join(folder, 'none')), countJourneys(join(folder, 'none'))])).toEqual(noTests)
})

function report(content: object): string {
  const path = join(folder, `${Object.keys(content)[0]}.json`)
  writeFileSync(path, JSON.stringify(content))
  return path
}

test('a journey that failed is named with its browser, also one that stands in a group', () => {
  const journey = (title: string, status: string) => ({ title, tests: [{ projectName: 'firefox', status }] })
  const suites = [
    {
      specs: [journey('a good one', 'expected')],
      suites: [{ specs: [journey('a broken one', 'unexpected')] }],
    },
    { specs: [journey('a late one', 'flaky')] },
  ]
  expect(failedJourneys(report({ suites }))).toEqual([
    '[firefox] a broken one',
    '[firefox] a late one (second try)',
  ])
})
