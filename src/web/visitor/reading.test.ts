import { expect, test } from 'vitest'
import { TestTable } from '../../../test/visitor-table.ts'
import { applyReading, makeReading } from './reading.ts'

const dark = () => ({ media: { mediaText: '(prefers-color-scheme: dark)' }, cssRules: [] })
const wide = () => ({ media: { mediaText: '(min-width: 900px)' }, cssRules: [] })

function page() {
  const root = { dataset: {} as DOMStringMap, style: { colorScheme: '' } }
  const [own, layered, helplines, other] = [dark(), dark(), dark(), wide()]
  const sheets = [{ cssRules: [{ cssRules: [layered, other] }, own] }, { cssRules: [helplines] }]
  const asked = () => [own, layered, helplines].map(({ media }) => media.mediaText)
  return { root, sheets, asked, other }
}

test('[RD2] the board is there at once, with the helpline’s own colours, and the device is asked again afterwards', () => {
  const { root, sheets, asked, other } = page()
  const reading = makeReading()
  applyReading(reading, root, () => sheets)
  expect(asked()).toEqual(Array(3).fill('(prefers-color-scheme: dark)'))
  reading.look.value = 'board'
  expect([asked(), root.style.colorScheme]).toEqual([Array(3).fill('all'), 'dark'])
  reading.look.value = 'paper'
  expect([asked(), root.style.colorScheme]).toEqual([Array(3).fill('not all'), 'light'])
  reading.look.value = 'device'
  expect([asked(), root.style.colorScheme]).toEqual([Array(3).fill('(prefers-color-scheme: dark)'), ''])
  expect(other.media.mediaText).toBe('(min-width: 900px)')
})

test('[RD2] a sheet that comes later goes along at the next choice', () => {
  const { root, sheets, asked } = page()
  const reading = makeReading()
  applyReading(reading, root, () => sheets)
  reading.look.value = 'board'
  const late = dark()
  sheets.push({ cssRules: [late] })
  reading.look.value = 'paper'
  expect([...asked(), late.media.mediaText]).toEqual(Array(4).fill('not all'))
})

test('[RD1] [RD2] letters and room stand on the page itself, and begin as everyone has them', () => {
  const { root, sheets } = page()
  const reading = makeReading()
  applyReading(reading, root, () => sheets)
  expect(root.dataset).toEqual({ letters: 'normal', room: 'normal' })
  reading.letters.value = 'largest'
  reading.room.value = 'more'
  expect(root.dataset).toEqual({ letters: 'largest', room: 'more' })
})

test('[RD5] in the middle of a talk nobody is told how somebody reads', async () => {
  const table = await TestTable.laid()
  await table.meets()
  await table.reads()
  const before = table.sent.length
  const { root, sheets } = page()
  const reading = makeReading()
  applyReading(reading, root, () => sheets)
  reading.isOpen.value = true
  reading.letters.value = 'largest'
  reading.look.value = 'board'
  await table.reads()
  expect(table.sent).toHaveLength(before)
})
