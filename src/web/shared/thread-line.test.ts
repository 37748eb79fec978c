import { expect, test } from 'vitest'
import { namesSpeakers, showsTime, startsGroup, type ThreadLine, timeInMargin } from './thread-line.ts'
import { isLate, makeThreadLines } from './thread-lines.ts'

const at = new Date(2026, 10, 23, 15, 4, 20).getTime()
const said = (by: 'me' | 'other', later = 0): ThreadLine => ({
  kind: 'said',
  key: `${by}${later}`,
  by,
  text: 'dag',
  at: at + later,
  isOnItsWay: false,
})

test('the margin writes a time as people here do', () => {
  expect(timeInMargin(at)).toBe('15.04')
})

test('what one person says within a minute stands together', () => {
  expect(startsGroup(said('me', 30_000), said('me'))).toBe(false)
  expect(startsGroup(said('me', 70_000), said('me'))).toBe(true)
  expect(startsGroup(said('other', 10_000), said('me'))).toBe(true)
})

test('[SE32] [VP16] where three people talk, every bubble tells who speaks', () => {
  const noor = { ...said('other'), name: 'Noor' }
  const els = { ...said('other', 5_000), name: 'Els' }
  expect(startsGroup(els, noor)).toBe(true)
  expect(startsGroup({ ...noor, at: at + 9_000 }, noor)).toBe(false)
  expect(namesSpeakers([said('me'), noor])).toBe(false)
  expect(namesSpeakers([noor, said('me'), els])).toBe(true)
})

test('a minute is written once', () => {
  expect(showsTime(said('me'), undefined)).toBe(true)
  expect(showsTime(said('other', 10_000), said('me'))).toBe(false)
  expect(showsTime(said('other', 50_000), said('me'))).toBe(true)
})

test('words of mine are on their way until accepted, and late after ten seconds', () => {
  const thread = makeThreadLines(() => at)
  const key = thread.sayMine('hallo')
  expect(isLate(thread.lines.value, at + 9_000)).toBe(false)
  expect(isLate(thread.lines.value, at + 11_000)).toBe(true)
  thread.carry(key, { v: 1, c: 'c', e: 0, r: 1, s: 'page', q: 3, x: '' })
  thread.accept('another page', 3)
  expect(isLate(thread.lines.value, at + 11_000)).toBe(true)
  thread.accept('page', 3)
  expect(isLate(thread.lines.value, at + 11_000)).toBe(false)
})
