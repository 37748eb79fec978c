import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folders = ['src/web/shared', 'src/web/visitor', 'src/web/site']
const physical =
  /(^|[\s;{])((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom)|left|right|top|bottom|float|clear|border-(top|bottom)-(left|right)-radius)\s*:|text-align:\s*(left|right)/

/** Four values of which those of the sides differ. */
const sided = /(?:^|[\s;{])(?:padding|margin|inset): (\S+) (\S+) (\S+) (?!\2;)(\S+);/

/** The public pages are read in Dutch, English and French: there only the plain sides are looked at. */
const isOfSite = (file: string) => file.startsWith('src/web/site')

const files = folders.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.css'))
    .map(name => join(folder, name)),
)

test('[RD9] who reads from right to left gets the same pages mirrored: no style names a left or a right side', () => {
  expect(files.length).toBeGreaterThan(8)
  const named = files.flatMap(file =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => physical.test(line) || (!isOfSite(file) && sided.test(line)))
      .map(line => `${file}: ${line.trim()}`),
  )
  expect(named).toEqual([])
})

test('[RD9] no gradient of the visitor’s pages knows only one direction', () => {
  const fixed = files
    .filter(file => !isOfSite(file))
    .filter(file => /gradient\(\s*to (left|right)/.test(readFileSync(file, 'utf8')))
  expect(fixed).toEqual([])
})

test('[RD9] the test sees a physical side', () => {
  expect([physical.test('  margin-left: 4px;'), physical.test('left: 0;')]).toEqual([true, true])
  expect([physical.test('  inset-inline-start: 0;'), physical.test('  margin-inline: 0;')]).toEqual([
    false,
    false,
  ])
  expect([sided.test('  padding: 1px 2px 3px 4px;'), sided.test('  padding: 1px 2px 3px 2px;')]).toEqual([
    true,
    false,
  ])
})
