import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrastBetween, isColour } from './contrast.ts'

describe('[AX1] how far two colours are apart', () => {
  test.each([
    ['#000', '#fff', 21],
    ['#1b2733', '#faf5ea', 13.95],
    ['#1b2733', '#f4c13d', 9.06],
    ['#A3281F', '#F7DAD3', 5.53],
    ['#f3eddf', '#10201b', 14.46],
    ['#777777', '#ffffff', 4.48],
  ])('%s and %s are %d apart', (one, other, ratio) => {
    expect(contrastBetween(one, other)).toBeCloseTo(ratio, 2)
  })

  const colour = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`)

  test('it is the same from both sides, and always from 1 to 21', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        const ratio = contrastBetween(one, other)
        expect(ratio).toBe(contrastBetween(other, one))
        expect(ratio).toBeGreaterThanOrEqual(1)
        expect(ratio).toBeLessThanOrEqual(21)
      }),
    )
  })

  test.each(['red', '#12', '#12345', '123456', '#12345g', 'rgb(0 0 0)', '#1234', ''])(
    '“%s” is no colour for us',
    text => {
      expect(isColour(text)).toBe(false)
      expect(() => contrastBetween(text, '#fff')).toThrow('not a colour')
    },
  )
})
