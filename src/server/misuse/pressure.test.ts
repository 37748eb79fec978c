import { beforeEach, expect, test } from 'vitest'
import { Pressure } from './pressure.ts'

const minute = 60_000
let now = 0
let pressure: Pressure
beforeEach(() => {
  now = Date.parse('2026-11-16T18:00:00Z')
  pressure = new Pressure({ now: () => now }, { perNetwork: 40 })
})
const come = (network: string, count: number) =>
  Array.from({ length: count }, () => pressure.takes(network)).filter(Boolean).length
const levelOf = (network: string, live = 0) => pressure.levelFor(network, live, 4)

test('[FL2] a class behind one address stays at the easy level; who floods from there does harder work, and so do neighbours', () => {
  come('school', 30)
  expect(levelOf('school')).toBe(0)
  come('school', 60)
  expect(levelOf('school')).toBe(3)
  now += 9 * minute
  expect(levelOf('school')).toBe(3)
  now += 1 * minute
  expect(levelOf('school')).toBe(0)
})

test('[FL3] a flood from one network makes it no harder for anybody else', () => {
  for (let second = 0; second < 100; second++) {
    come('flood', 200)
    for (let asked = 0; asked < 200; asked++) pressure.asked('flood')
    now += 1_000
  }
  expect([levelOf('flood'), levelOf('school')]).toEqual([3, 0])
})

test('[FL2] who floods from many networks at once makes it harder for all, for a minute or two', () => {
  for (let number = 0; number < 30; number++) come(`flood ${number}`, 40)
  expect(levelOf('school')).toBe(3)
  now += 2 * minute
  expect(levelOf('school')).toBe(0)
})

test('[FL2] asking for work without doing it presses on its own network only', () => {
  for (let asked = 0; asked < 300; asked++) pressure.asked('flood')
  expect([levelOf('flood'), levelOf('school')]).toEqual([3, 0])
})

test('[FL2] pages that are there count as well as those that came', () => {
  expect([levelOf('school', 40), levelOf('school', 41)]).toEqual([0, 1])
})

test('[FL4] one network gets four hundred tickets in a quarter of an hour, and more when those are past', () => {
  expect(come('flood', 1_000)).toBe(400)
  expect(pressure.hasRoom('flood')).toBe(false)
  expect(come('school', 30)).toBe(30)
  now += 14 * minute
  expect(come('flood', 1)).toBe(0)
  now += 1 * minute
  expect(come('flood', 1)).toBe(1)
})

test('[FL2] a network that somebody was fooled from does harder work until its hash is over', () => {
  const tonight = now + 60 * minute
  pressure.raise('joker', tonight)
  expect([levelOf('joker'), levelOf('school')]).toEqual([1, 0])
  pressure.raise('joker', tonight)
  expect(levelOf('joker')).toBe(2)
  now = tonight
  expect(levelOf('joker')).toBe(0)
})

test('[FL9] however many networks come, only so many are remembered', () => {
  come('first', 50)
  for (let number = 0; number < 10_000; number++) pressure.asked(`network ${number}`)
  expect(levelOf('first')).toBe(0)
})
