import { expect, test } from 'vitest'
import { AddressKeys, networkOf, widerNetworkOf } from './address-key.ts'

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
  expect(one.of('203.0.113.7')).toEqual(one.of('203.0.113.8'))
  for (const address of ['203.0.113.7', '2001:db8:0:1::5'])
    for (const [at, { key }] of one.of(address).entries()) {
      expect(other.of(address)[at]?.key).not.toBe(key)
      expect(key).toMatch(/^[\w-]{43}$/)
    }
  expect(one.of(undefined)[0]?.key).toHaveLength(43)
})

test('[FL8] a day later the same address counts under another name, and nothing ties the two', () => {
  const keys = new AddressKeys(clock)
  const today = keys.of('203.0.113.7')
  now += 24 * 60 * 60_000 - 1
  expect(keys.of('203.0.113.7')).toEqual(today)
  now += 1
  const tomorrow = keys.of('203.0.113.7')
  expect(tomorrow).not.toEqual(today)
  expect(keys.of('203.0.113.8')).toEqual(tomorrow)
})

test('[FL10] who was given many networks of IPv6 is counted under one name beside theirs, and nobody else under that', () => {
  expect(widerNetworkOf('2001:db8:7:1::5')).toBe('2001:db8:7')
  expect(widerNetworkOf('2001:0db8:0007:ffff::9')).toBe('2001:db8:7')
  expect(widerNetworkOf('2001:db8:8:1::5')).toBe('2001:db8:8')
  const keys = new AddressKeys(clock)
  const [one, other] = [keys.of('2001:db8:7:1::5'), keys.of('2001:db8:7:2::5')]
  expect(one[0]?.key).not.toBe(other[0]?.key)
  expect(one[1]).toEqual(other[1])
  expect(one.map(({ pace, room }) => [pace, room])).toEqual([
    [1, 1],
    [8, 2],
  ])
})

test('[FL10] what is wider than a network of IPv4 is of many, and counts nowhere', () => {
  for (const address of ['203.0.113.7', '::ffff:203.0.113.9', 'unknown', '']) {
    expect(widerNetworkOf(address)).toBeUndefined()
    expect(new AddressKeys(clock).of(address)).toHaveLength(1)
  }
})
