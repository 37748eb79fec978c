import { expect, test } from 'vitest'
import { actionsOf, auditActions, auditKinds, headMatcher, shortHead } from './audit-log.ts'

const hash = '0123456789abcdef'.repeat(4)

test('[AU11] a head is twelve signs that nobody hears for another, and another head is other signs', () => {
  expect(shortHead(hash)).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
  const others = Array.from({ length: 64 }, (_, place) => {
    const sign = hash[place] === '0' ? '1' : '0'
    return shortHead(hash.slice(0, place) + sign + hash.slice(place + 1))
  })
  expect(new Set([shortHead(hash), ...others]).size).toBe(65)
  expect(shortHead('nonsense')).toBe('?')
})

test.each([
  hash,
  hash.toUpperCase(),
  shortHead(hash),
  ` ${shortHead(hash).toLowerCase().replaceAll('-', ' ')} `,
])('[AU11] who noted it as "%s" finds it again', noted => {
  expect(headMatcher(noted)?.(hash)).toBe(true)
  expect(headMatcher(noted)?.('f'.repeat(64))).toBe(false)
})

test('[AU11] what is no head is none', () => {
  for (const noted of ['', 'K7QM', hash.slice(1), 'K7QM-2XHD-9PR0', '?'])
    expect(headMatcher(noted)).toBeUndefined()
})

test('[AU3] every act is of one kind, and every kind has acts', () => {
  expect(auditKinds.flatMap(actionsOf).sort()).toEqual(Object.keys(auditActions).sort())
})
