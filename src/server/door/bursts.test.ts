import { expect, test } from 'vitest'
import { networkUnder } from '../network.ts'
import { Bursts } from './bursts.ts'

test('[FL5] a network knocks three hundred times within a second and no more, and its neighbours notice nothing', () => {
  let now = 0
  const bursts = new Bursts({ now: () => now })
  const knocks = Array.from({ length: 1_000 }, () => bursts.takes(networkUnder('flood')))
  expect(knocks.filter(Boolean)).toHaveLength(300)
  expect(bursts.takes(networkUnder('school'))).toBe(true)
  now += 1_000
  expect(bursts.takes(networkUnder('flood'))).toBe(true)
})

test('[FL10] who has a thousand networks of IPv6 opens eight times as much as one, and the rest of the world notices nothing', () => {
  const bursts = new Bursts({ now: () => 0 })
  const knocks = Array.from({ length: 4_000 }, (_, at) => bursts.takes(networkUnder(`flood ${at}`, 'flood')))
  expect(knocks.filter(Boolean)).toHaveLength(2_400)
  expect(bursts.takes(networkUnder('school', 'provider'))).toBe(true)
})

test('[FL10] what one network is refused is not held against its neighbours', () => {
  const bursts = new Bursts({ now: () => 0 })
  for (let knock = 0; knock < 5_000; knock++) bursts.takes(networkUnder('flood', 'provider'))
  expect(bursts.takes(networkUnder('school', 'provider'))).toBe(true)
})
