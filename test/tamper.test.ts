import { expect, test } from 'vitest'
import { filesUnder, read, rulesSetBy } from './read-docs.ts'

// T8 asks for ninety cases at the least. docs.test.ts looks that each number stands in the test that is said to carry it.

const page = read('docs/rules/tamper.md')
const cases = rulesSetBy(page)
const tests = [...filesUnder('test/tamper', /\.test\.ts$/), ...filesUnder('src', /\.test\.tsx?$/)]
  .map(read)
  .join('\n')

test('a server that lies is played in at least ninety ways, each with a number, a sentence of its own and a test', () => {
  expect(cases.length).toBeGreaterThanOrEqual(90)
  expect(cases.filter(({ tests: own }) => own.length === 0)).toEqual([])
  const sentences = [...page.matchAll(/^\| TM\d+ \| ([^|]+) \|/gm)].map(([, sentence]) => sentence)
  expect(sentences.length).toBe(cases.length)
  expect(sentences.filter((one, at) => sentences.indexOf(one) !== at)).toEqual([])
})

test('every number of a lie stands for one case, and in no test that the page does not know', () => {
  const known = new Set(cases.map(({ number }) => number))
  const carried = [...tests.matchAll(/\[(TM\d+)\]/g)].map(([, number = '']) => number)
  expect(carried.filter(number => !known.has(number))).toEqual([])
  expect([...known].filter(number => !carried.includes(number))).toEqual([])
})
