import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePdf } from '../../test/make-pdf.ts'
import { readReports } from './read-reports.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-reports-'))
  mkdirSync(join(folder, 'reports'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const list = (...reports: object[]) =>
  writeFileSync(join(folder, 'reports.json'), JSON.stringify({ reports }))
const put = (file: string, bytes: Buffer | string) => writeFileSync(join(folder, 'reports', file), bytes)
const older = { file: 'verslag-2023-2024.pdf', schoolYear: '2023-2024', title: 'Jaarverslag' }
const newer = { file: 'verslag-2024-2025.pdf', schoolYear: '2024-2025', title: 'Jaarverslag' }

test('[PV20] a helpline without reports says nothing of them and starts', () => {
  rmSync(join(folder, 'reports'), { recursive: true })
  expect(readReports(folder)).toEqual({ coming: [], reports: [] })
})

test('[PV22] a reader finds the newest year first, with its size and pages as the file itself tells', () => {
  const [one, two] = [makePdf(3), makePdf(12, { isPacked: true })]
  put(older.file, one)
  put(newer.file, two)
  list(older, newer)
  expect(readReports(folder).reports).toEqual([
    { ...newer, bytes: two.length, pages: 12 },
    { ...older, bytes: one.length, pages: 3 },
  ])
})

test('[PV22] of a file that tells nothing of its pages, nothing is said', () => {
  put(older.file, '%PDF-1.7\nx\n%%EOF\n')
  list(older)
  expect(readReports(folder).reports[0]?.pages).toBeNull()
})

test.each([
  ['a page of the web', '<html>%%EOF'],
  ['half a file', makePdf(2).subarray(0, 60)],
])('[PV21] %s that is called a report stops the start', (_, bytes) => {
  put(older.file, bytes)
  list(older)
  expect(() => readReports(folder)).toThrow(/SITE_DIR: .*verslag-2023-2024\.pdf: expected a whole PDF file/)
})

test('[PV21] a report that a phone would not load stops the start', () => {
  put(older.file, makePdf(1))
  truncateSync(join(folder, 'reports', older.file), 21 * 1024 * 1024)
  list(older)
  expect(() => readReports(folder)).toThrow(/expected at most 20 MB/)
})

test('[PV20] a report on the list that is not there stops the start, and so does one that is not on the list', () => {
  list(older)
  expect(() => readReports(folder)).toThrow(
    /reports\.json: reports\.0\.file: expected a file .*verslag-2023-2024\.pdf/,
  )
  put(older.file, makePdf(1))
  put(newer.file, makePdf(1))
  expect(() => readReports(folder)).toThrow(/verslag-2024-2025\.pdf: expected it in reports\.json/)
})

test.each([
  [{ ...older, file: '../root.pub' }, /reports\.0\.file: expected a name/],
  [{ ...older, file: 'Verslag 2023.pdf' }, /reports\.0\.file: expected a name/],
  [{ ...older, schoolYear: '2023' }, /reports\.0\.schoolYear: expected a school year/],
  [{ ...older, schoolYear: '2023-2025' }, /reports\.0\.schoolYear: expected two years in a row/],
  [{ ...older, title: '' }, /reports\.0\.title: expected a text/],
])('[PV20] %j on the list stops the start with the place and what was expected', (report, said) => {
  list(report)
  expect(() => readReports(folder)).toThrow(said)
})
