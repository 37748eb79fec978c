import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { countJourneys, countUnitTests, inWords, sum } from './counts.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the last line counts unit tests, journeys and checks together', () => {
  const unit = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })
  const journeys = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } })
  const checks = { passed: 6, failed: 2, skipped: 0 }
  const total = sum([countUnitTests(unit), countJourneys(journeys), checks])
  expect(inWords(total)).toBe('14 passed, 5 failed, 7 skipped')
})

test('a run that wrote no report counts no tests', () => {
  expect(sum([countUnitTests(join(folder, 'none')), countJourneys(join(folder, 'none'))])).toEqual({
    passed: 0,
    failed: 0,
    skipped: 0,
  })
})

function report(content: object): string {
  const path = join(folder, `${Object.keys(content)[0]}.json`)
  writeFileSync(path, JSON.stringify(content))
  return path
}
