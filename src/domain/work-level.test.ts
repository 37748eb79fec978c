import { expect, test } from 'vitest'
import { mostTickets, type Pressing, standardWorkLevels, workLevel } from './work-level.ts'

const quiet: Pressing = { ofNetwork: 0, askedByNetwork: 0, ofAll: 0, fullness: 0, raised: 0 }
const limits = { perNetwork: 40 }
const levelOf = (pressing: Partial<Pressing>) =>
  workLevel({ ...quiet, ...pressing }, limits, standardWorkLevels.length)

test.each<[string, Partial<Pressing>, number]>([
  ['who comes on a quiet evening', {}, 0],
  ['a class of thirty behind one address', { ofNetwork: 30, askedByNetwork: 90, ofAll: 30 }, 0],
  ['the last of forty behind one address', { ofNetwork: 40, askedByNetwork: 120 }, 0],
  ['the forty-first', { ofNetwork: 41 }, 1],
  ['somebody behind an address of which sixty came', { ofNetwork: 60 }, 1],
  ['somebody behind an address of which sixty-one came', { ofNetwork: 61 }, 2],
  ['somebody behind an address that floods', { ofNetwork: 4_000 }, 3],
  ['somebody behind an address that asks for work and does none', { askedByNetwork: 4_000 }, 3],
  ['who comes in the busiest minute that a helpline has', { ofAll: 120 }, 0],
  ['who comes while twice as many come', { ofAll: 240 }, 1],
  ['who comes while ten times as many come', { ofAll: 1_200 }, 3],
  ['who comes while a line stands outside', { fullness: 0.2 }, 0],
  ['who comes while the room outside is half full', { fullness: 0.5 }, 2],
  ['who comes when it is full', { fullness: 1 }, 3],
  ['who comes from where a counsellor was fooled', { raised: 1 }, 1],
  ['the worst of everything', { ofNetwork: 99, ofAll: 999, fullness: 1, raised: 9 }, 3],
])('[FL2] %s', (_, pressing, level) => {
  expect(levelOf(pressing)).toBe(level)
})

test('[FL2] each level costs more than the one before, and the hardest at most 3.4 times the easiest', () => {
  const costs = standardWorkLevels.map(({ cost, tries }) => cost * tries)
  expect(costs).toEqual([...costs].sort((one, other) => one - other))
  expect((costs.at(-1) ?? 0) / (costs[0] ?? 0)).toBeLessThan(3.4)
})

test('[FL4] ten classes from one network find a place in a quarter of an hour', () => {
  expect(mostTickets(limits)).toBe(400)
})
