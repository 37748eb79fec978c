import { expect, test } from 'vitest'
import { toBase64url } from './bytes.ts'
import {
  bytesOf,
  closed,
  identifier,
  isObject,
  listOf,
  oneLine,
  oneOf,
  seconds,
  wholeNumber,
  yesOrNo,
} from './closed-shape.ts'

const isPerson = closed({ name: oneLine(5) }, { ageYears: wholeNumber(4, 120) })

test('[SE] an object has every field that must be, may have those that may, and has no other', () => {
  expect(isPerson({ name: 'Noor' })).toBe(true)
  expect(isPerson({ name: 'Noor', ageYears: 14 })).toBe(true)
  for (const other of [
    {},
    { ageYears: 14 },
    { name: 'Noor', more: 1 },
    { name: 'Noor', ageYears: undefined },
  ])
    expect(isPerson(other)).toBe(false)
})

test('[SE] what every object inherits is no field: nothing comes in under the name of it', () => {
  expect(isPerson(Object.create({ name: 'Noor' }))).toBe(false)
  // An own field of this name, whose value is the name of a field that may be.
  expect(isPerson({ name: 'Noor', hasOwnProperty: 'name' })).toBe(false)
  expect(isPerson(JSON.parse('{"name": "Noor", "__proto__": 1}'))).toBe(false)
})

test('[SE] a list, nothing and a text are no objects', () => {
  expect([{}, [], null, undefined, 'x', () => 1].map(isObject)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  expect(closed({})([])).toBe(false)
})

test('[SE] a choice is one of those, and of their kind', () => {
  expect([1, 2, 3, '1'].map(oneOf(1, 2))).toEqual([true, true, false, false])
})

test('[SE] a list is no longer than it may be, and all in it is good', () => {
  const isFew = listOf(identifier, 2)
  expect([[], ['a'], ['a', 'b']].map(isFew)).toEqual([true, true, true])
  expect([['a', 'b', 'c'], ['a', ''], 'ab', { length: 0 }, undefined].map(isFew)).not.toContain(true)
})

test('[SE] one line is as long as it may be, and neither empty, longer, broken nor two lines', () => {
  expect(['N', 'Noor5', '👩x'].map(oneLine(5))).toEqual([true, true, true])
  expect(['', 'Noor56', 'a\nb', 'a\u0085', '\ud83d', 5, ['a'], null].map(oneLine(5))).not.toContain(true)
})

test('[SE] bytes have exactly the length that is expected', () => {
  const lengths = [15, 16, 17].map(length => toBase64url(new Uint8Array(length)))
  expect(lengths.map(bytesOf(16))).toEqual([false, true, false])
  expect([16, ['AAAA'], undefined].map(bytesOf(3))).not.toContain(true)
})

test('[SE] a number is whole, and from the first to the last that may be', () => {
  expect([4, 5, 120].map(wholeNumber(4, 120))).toEqual([true, true, true])
  expect([3, 121, 14.5, '14', Number.NaN, undefined].map(wholeNumber(4, 120))).not.toContain(true)
})

test('[SE1] a date in a signed object is a number of seconds that fits in four bytes', () => {
  expect([0, 2 ** 32 - 1].map(seconds)).toEqual([true, true])
  expect([-1, 2 ** 32, '0'].map(seconds)).not.toContain(true)
})

test('[SE] yes and no are no words', () => {
  expect([true, false, 'true', 0, undefined].map(yesOrNo)).toEqual([true, true, false, false, false])
})

test('[SE] an id is safe everywhere: 1 to 64 letters, digits, dots and dashes', () => {
  expect(['a', 'A-z_0.9', 'x'.repeat(64)].map(identifier)).toEqual([true, true, true])
  expect(['', 'x'.repeat(65), 'a/b', 'a b', 'é', 'a\n', 7].map(identifier)).not.toContain(true)
})
