import { beforeEach, expect, test } from 'vitest'
import { networkUnder } from '../network.ts'
import { Pressure } from './pressure.ts'

const minute = 60_000
let now = 0
let pressure: Pressure
beforeEach(() => {
  now = Date.parse('2026-11-16T18:00:00Z')
  pressure = new Pressure({ now: () => now }, { perNetwork: 40 })
})
/** Tickets for so many from there; gives how many were given. */
const come = (name: string, count: number, within?: string) =>
  Array.from({ length: count }, () => pressure.takes(networkUnder(name, within))).filter(Boolean).length
const ask = (name: string, within?: string) => pressure.asked(networkUnder(name, within))
const levelOf = (name: string, live = 0, within?: string) =>
  pressure.levelFor(networkUnder(name, within), key => (key === name ? live : 0), 4)

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
    for (let asked = 0; asked < 200; asked++) ask('flood')
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
  for (let asked = 0; asked < 300; asked++) ask('flood')
  expect([levelOf('flood'), levelOf('school')]).toEqual([3, 0])
})

test('[FL2] pages that are there count as well as those that came', () => {
  expect([levelOf('school', 40), levelOf('school', 41)]).toEqual([0, 1])
})

test('[FL4] one network gets four hundred tickets in a quarter of an hour, and more when those are past', () => {
  expect(come('flood', 1_000)).toBe(400)
  expect(pressure.hasRoom(networkUnder('flood'))).toBe(false)
  expect(come('school', 30)).toBe(30)
  now += 14 * minute
  expect(come('flood', 1)).toBe(0)
  now += 1 * minute
  expect(come('flood', 1)).toBe(1)
})

test('[FL2] a network that somebody was fooled from does harder work until its hash is over', () => {
  const tonight = now + 60 * minute
  pressure.raise(networkUnder('joker', 'provider'), tonight)
  expect([levelOf('joker'), levelOf('school'), levelOf('home', 0, 'provider')]).toEqual([1, 0, 0])
  pressure.raise(networkUnder('joker', 'provider'), tonight)
  expect(levelOf('joker')).toBe(2)
  now = tonight
  expect(levelOf('joker')).toBe(0)
})

test('[FL9] however many networks come, only so many are remembered', () => {
  come('first', 50)
  for (let number = 0; number < 10_000; number++) ask(`network ${number}`)
  expect(levelOf('first')).toBe(0)
})

test('[FL10] who has a thousand networks of IPv6 gets twice the tickets of one, and who comes from elsewhere still has room', () => {
  let given = 0
  for (let number = 0; number < 1_000; number++) given += come(`flood ${number}`, 2, 'flood')
  expect(given).toBe(800)
  expect(come('own', 1, 'flood')).toBe(0)
  expect(come('school', 30, 'provider')).toBe(30)
})

test('[FL10] eight classes behind one provider stay at the easy level; who floods from many networks of one does harder work', () => {
  for (let number = 0; number < 320; number++) come(`pupil ${number}`, 1, 'provider')
  expect(levelOf('pupil 321', 0, 'provider')).toBe(0)
  now += 20 * minute
  for (let number = 0; number < 600; number++) come(`flood ${number}`, 1, 'flood')
  now += minute
  expect([levelOf('flood 601', 0, 'flood'), levelOf('school')]).toEqual([2, 0])
})

test('[FL10] a flood from all networks of one wider makes it no harder for anybody else', () => {
  for (let second = 0; second < 100; second++) {
    for (let number = 0; number < 8; number++) come(`flood ${second} ${number}`, 1, 'flood')
    for (let number = 0; number < 200; number++) ask(`flood ${second} ${number}`, 'flood')
    now += 1_000
  }
  expect([levelOf('another', 0, 'flood'), levelOf('school')]).toEqual([3, 0])
})

test('[FL10] two networks that ask without end make their neighbours within the wider one work no harder', () => {
  for (let second = 0; second < 600; second++) {
    for (let asked = 0; asked < 5; asked++) ask('flood', 'provider')
    for (let asked = 0; asked < 5; asked++) ask('another flood', 'provider')
    now += 1_000
  }
  expect([levelOf('flood', 0, 'provider'), levelOf('home', 0, 'provider')]).toEqual([3, 0])
})

test('[FL10] pages with a ticket count for the wider network as well', () => {
  const level = (live: number) =>
    pressure.levelFor(networkUnder('own', 'wide'), key => (key === 'wide' ? live : 0), 4)
  expect([level(320), level(321)]).toEqual([0, 1])
})
