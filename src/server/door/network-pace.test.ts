import { expect, test } from 'vitest'
import { NetworkPace } from './network-pace.ts'

let now = 0
const paceOf = (most: number) => new NetworkPace({ now: () => now }, most, 60_000)
/** How many of so many tries may be; each from an address of its own within this one network or wider network. */
const taken = (pace: NetworkPace, count: number, addressOf: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => pace.take(addressOf(at))).filter(until => until === null).length

test('[FL10] who writes from a thousand networks of IPv6 writes eight times as much as one, and then waits', () => {
  now = 0
  const pace = paceOf(3)
  expect(taken(pace, 1_000, at => `2001:db8:7:${at.toString(16)}::1`)).toBe(24)
  expect(pace.take('2001:db8:7:ffff::1')).toBe(60_000)
  expect(pace.take('2001:db8:8::1')).toBeNull()
  now = 60_000
  expect(pace.take('2001:db8:7:ffff::1')).toBeNull()
})

test('[CT7] [FL10] one network that writes without end keeps no neighbour within the wider one waiting', () => {
  const pace = paceOf(3)
  expect(taken(pace, 1_000, at => `2001:db8:7:1::${at.toString(16)}`)).toBe(3)
  expect(pace.take('2001:db8:7:2::1')).toBeNull()
})

test('[CT7] [FL10] what was counted and not kept after all is given back everywhere', () => {
  const pace = paceOf(1)
  for (let number = 0; number < 30; number++) {
    const address = `2001:db8:7:${number.toString(16)}::1`
    expect(pace.take(address)).toBeNull()
    pace.giveBack(address)
  }
  expect(pace.take('2001:db8:7:1::1')).toBeNull()
})
