import { expect, test } from 'vitest'
import { createTripleShift } from './triple-shift.ts'

function person() {
  let now = 0
  let left = 0
  const watch = createTripleShift(
    () => {
      left += 1
    },
    () => now,
  )
  return {
    taps(key = 'Shift', holdsFor = 50) {
      watch.keyDown({ key })
      now += holdsFor
      watch.keyUp({ key })
      now += 100
    },
    typesCapital(letter: string) {
      watch.keyDown({ key: 'Shift' })
      watch.keyDown({ key: letter })
      watch.keyUp({ key: letter })
      watch.keyUp({ key: 'Shift' })
      now += 100
    },
    waits(milliseconds: number) {
      now += milliseconds
    },
    clicks: () => watch.reset(),
    left: () => left,
  }
}

test('[NT35] three presses of Shift in a row leave the page', () => {
  const visitor = person()
  visitor.taps()
  visitor.taps()
  expect(visitor.left()).toBe(0)
  visitor.taps()
  expect(visitor.left()).toBe(1)
})

test('[NT35] capitals never leave the page, however many', () => {
  const visitor = person()
  for (const letter of 'ABCDEF') visitor.typesCapital(letter)
  expect(visitor.left()).toBe(0)
})

test('[NT35] another key or a click in between starts the count again', () => {
  const visitor = person()
  visitor.taps()
  visitor.taps()
  visitor.taps('a')
  visitor.taps()
  visitor.clicks()
  visitor.taps()
  visitor.taps()
  expect(visitor.left()).toBe(0)
})

test('[NT35] three presses over a long time are no wish to leave', () => {
  const visitor = person()
  visitor.taps()
  visitor.waits(1_500)
  visitor.taps()
  visitor.waits(1_500)
  visitor.taps()
  expect(visitor.left()).toBe(0)
})
