import { expect, test } from 'vitest'
import { AddressKeys, networkOf } from './address-key.ts'

let now = 0
const clock = { now: () => now }

test('[SI14] everybody on one network counts together, and a neighbour does not', () => {
  expect(networkOf('203.0.113.7')).toBe(networkOf('203.0.113.250'))
  expect(networkOf('203.0.113.7')).toBe(networkOf('::ffff:203.0.113.9'))
  expect(networkOf('203.0.114.7')).not.toBe(networkOf('203.0.113.7'))
  expect(networkOf('2001:db8:0:1::5')).toBe(networkOf('2001:0db8:0000:0001:ffff::1'))
  expect(networkOf('2001:db8:0:1::5')).not.toBe(networkOf('2001:db8:0:2::5'))
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0')
})

test('[SI14] what is counted says nothing of an address, and another start counts under another name', () => {
  const [one, other] = [new AddressKeys(clock), new AddressKeys(clock)]
  expect(one.of('203.0.113.7')).toBe(one.of('203.0.113.8'))
  expect(one.of('203.0.113.7')).not.toBe(other.of('203.0.113.7'))
  expect(one.of('203.0.113.7')).not.toContain('203')
  expect(one.of(undefined)).toHaveLength(43)
})

test('[FL8] a day later the same address counts under another name, and nothing ties the two', () => {
  const keys = new AddressKeys(clock)
  const today = keys.of('203.0.113.7')
  now += 24 * 60 * 60_000 - 1
  expect(keys.of('203.0.113.7')).toBe(today)
  now += 1
  const tomorrow = keys.of('203.0.113.7')
  expect(tomorrow).not.toBe(today)
  expect(keys.of('203.0.113.8')).toBe(tomorrow)
})
