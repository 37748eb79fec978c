import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Bytes,
  checkedBytes,
  equalBytes,
  type Field,
  fromBase64url,
  lp,
  readJson,
  readLp,
  toBase64url,
  utf8,
} from './bytes.ts'

const someBytes = fc.uint8Array({ maxLength: 40 }).map(bytes => new Uint8Array(bytes))

test('[SE] lp puts the length of every field before it, numbers as four bytes', () => {
  expect([...lp('ab', 1, Uint8Array.of(9))]).toEqual([0, 2, 97, 98, 0, 4, 0, 0, 0, 1, 0, 1, 9])
})

test('[SE] a list in lp is the lp of its fields', () => {
  expect(lp(['a', 2], 'b')).toEqual(lp(lp('a', 2), 'b'))
})

test('[SE] a name has one encoding, however it was typed: NFC', () => {
  expect(lp('Zoe\u0308')).toEqual(lp('Zo\u00eb'))
})

test('[SE] two different lists of fields never give the same bytes', () => {
  const fields = fc.array(someBytes, { maxLength: 5 })
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const isSame =
        one.length === other.length && one.every((field, at) => equalBytes(field, other[at] ?? field))
      expect(equalBytes(lp(...one), lp(...other))).toBe(isSame)
    }),
  )
})

test('[SE] what lp wrote is read back field by field', () => {
  fc.assert(
    fc.property(fc.array(someBytes), fields => {
      expect(readLp(lp(...fields))).toEqual(fields)
    }),
  )
})

test.each<[string, number[]]>([
  ['half a length', [0]],
  ['a field that is too short', [0, 2, 1]],
  ['one byte too many', [0, 1, 1, 0]],
])('[SE] lp with %s is not read', (_, bytes) => {
  expect(readLp(new Uint8Array(bytes))).toBeUndefined()
})

test('[SE] a field that is too long, or a number that is none, is a mistake of ours: it throws', () => {
  expect(() => lp(new Uint8Array(65_536))).toThrow(RangeError)
  for (const number of [-1, 1.5, 2 ** 32, Number.NaN]) expect(() => lp(number as Field)).toThrow(RangeError)
})

test('[SE] base64url goes there and back for all bytes', () => {
  fc.assert(
    fc.property(someBytes, bytes => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['A', 'AA==', 'A A', 'AB', 'AAB', '+A', '/A', 'AA\n', 'é'])(
  '[SE] base64url that is not the one canonical spelling is refused: %j',
  text => expect(fromBase64url(text)).toBeUndefined(),
)

test('[SE] text that is no UTF-8 or no JSON is not read', () => {
  expect(readJson(Uint8Array.of(0x22, 0xff, 0x22))).toBeUndefined()
  expect(readJson(utf8('{"k":'))).toBeUndefined()
  expect(readJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31))).toBeUndefined()
  expect(readJson(utf8('{"k":"text"}'))).toEqual({ k: 'text' })
})

test('[SE] bytes are equal only when every byte and the length are', () => {
  const bytes: Bytes = Uint8Array.of(1, 2, 3)
  expect(equalBytes(bytes, Uint8Array.of(1, 2, 3))).toBe(true)
  expect(equalBytes(bytes, Uint8Array.of(1, 2, 4))).toBe(false)
  expect(equalBytes(bytes, Uint8Array.of(1, 2))).toBe(false)
})

test('a number is four bytes, the largest first', () => {
  expect([...lp(0x01020304)]).toEqual([0, 4, 1, 2, 3, 4])
  expect([...lp(0xffffffff)]).toEqual([0, 4, 255, 255, 255, 255])
})

test('[SE] a field of lp holds 65,535 bytes', () => {
  const longest = new Uint8Array(65_535)
  expect(readLp(lp(longest, 1))?.map(({ length }) => length)).toEqual([65_535, 4])
})

test('[SE] text that no guard looked at is no bytes: that mistake is loud', () => {
  expect(checkedBytes('AAAA')).toEqual(new Uint8Array(3))
  expect(() => checkedBytes('?')).toThrow(TypeError)
})
