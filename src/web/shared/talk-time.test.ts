import { expect, test } from 'vitest'
import { talkTime } from './talk-time.ts'

const minute = 60_000
const opened = { elapsed: 0, planned: 45 * minute, heardAt: 1_000, isClockShown: true }

test('a conversation that begins has all its 45 minutes', () => {
  expect(talkTime(opened, 1_000)).toEqual({
    minute: 0,
    plannedMinutes: 45,
    baseMinutes: 45,
    remainingMinutes: 45,
  })
})

test('after ten and a half minutes the eleventh runs, and about 35 are left', () => {
  expect(talkTime(opened, 1_000 + 10.5 * minute)).toMatchObject({ minute: 10, remainingMinutes: 35 })
})

test('a page that came back counts on from what the server says', () => {
  expect(talkTime({ ...opened, elapsed: 20 * minute }, 1_000)).toMatchObject({
    minute: 20,
    remainingMinutes: 25,
  })
})

test('past the plan nothing is left and nothing is below nothing', () => {
  expect(talkTime(opened, 1_000 + 50 * minute)).toMatchObject({ minute: 50, remainingMinutes: 0 })
})

test('a clock that was set back does not give time back', () => {
  expect(talkTime(opened, 0)).toMatchObject({ minute: 0, remainingMinutes: 45 })
})

test('ten minutes more are ten minutes beyond the first plan', () => {
  const longer = { ...opened, planned: 55 * minute, base: 45 * minute }
  expect(talkTime(longer, 1_000 + 40 * minute)).toEqual({
    minute: 40,
    plannedMinutes: 55,
    baseMinutes: 45,
    remainingMinutes: 15,
  })
})
