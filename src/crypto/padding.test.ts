import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pad, paddedLengths, unpad } from './padding.ts'

const data = fc.uint8Array({ maxLength: 8190 }).map(bytes => new Uint8Array(bytes))

test('[SE16] the server sees one of six sizes, whatever was said', () => {
  fc.assert(
    fc.property(data, bytes => {
      expect(paddedLengths).toContain(pad(bytes).length)
    }),
  )
})

test('[SE16] what was padded comes out whole', () => {
  fc.assert(
    fc.property(data, bytes => {
      expect(unpad(pad(bytes))).toEqual(bytes)
    }),
  )
})

test.each([
  [254, 256],
  [255, 512],
  [510, 512],
  [511, 1024],
  [4094, 4096],
  [8190, 8192],
])('[SE16] %i bytes take %i, and come out whole', (length, padded) => {
  expect(pad(new Uint8Array(length)).length).toBe(padded)
  expect(unpad(pad(new Uint8Array(length)))?.length).toBe(length)
})

test('[SE16] more than fits in the largest size is a mistake of ours: it throws', () => {
  expect(() => pad(new Uint8Array(8191))).toThrow(RangeError)
})

test('[SE16] one padding byte that is not zero refuses the message', () => {
  fc.assert(
    fc.property(fc.integer({ min: 7, max: 255 }), fc.integer({ min: 1, max: 255 }), (at, byte) => {
      const padded = pad(Uint8Array.of(1, 2, 3, 4, 5))
      padded[at] = byte
      expect(unpad(padded)).toBeUndefined()
    }),
  )
})

test('[SE16] a length beyond the padded text is refused', () => {
  const padded = pad(new Uint8Array(3))
  padded[0] = 1
  expect(unpad(padded)).toBeUndefined()
})

test('[SE16] a size that is none of the six, or larger than needed, is refused', () => {
  expect(unpad(new Uint8Array(0))).toBeUndefined()
  expect(unpad(new Uint8Array(300))).toBeUndefined()
  expect(unpad(new Uint8Array(512))).toBeUndefined()
})
