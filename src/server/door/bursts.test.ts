import { expect, test } from 'vitest'
import { Bursts } from './bursts.ts'

test('[FL5] a network knocks three hundred times within a second and no more, and its neighbours notice nothing', () => {
  let now = 0
  const bursts = new Bursts({ now: () => now })
  const knocks = Array.from({ length: 1_000 }, () => bursts.takes('flood'))
  expect(knocks.filter(Boolean)).toHaveLength(300)
  expect(bursts.takes('school')).toBe(true)
  now += 1_000
  expect(bursts.takes('flood')).toBe(true)
})
