import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, cutStretches, mergeStretches } from './stretch.ts'

const stretch = fc.record({
  from: fc.integer({ min: 0, max: 50 }),
  to: fc.integer({ min: 0, max: 50 }),
  because: fc.constantFrom(null, 'daarom'),
})
const stretches = fc.array(stretch, { maxLength: 8 })
const instant = fc.integer({ min: -1, max: 51 })
const isIn = (all: readonly { from: number; to: number }[], when: number) =>
  all.some(each => covers(each, when))

test('[OH8] merging moves nobody in or out, and leaves nothing that touches', () => {
  fc.assert(
    fc.property(stretches, instant, (all, when) => {
      const merged = mergeStretches(all)
      expect(isIn(merged, when)).toBe(isIn(all, when))
      merged.slice(1).forEach((next, index) => {
        expect(next.from).toBeGreaterThan(merged[index]?.to ?? Number.NaN)
      })
    }),
  )
})

test('[OH6] cutting leaves everybody outside the holes, and nobody in them', () => {
  fc.assert(
    fc.property(stretches, stretches, instant, (all, holes, when) => {
      expect(isIn(cutStretches(all, holes), when)).toBe(isIn(all, when) && !isIn(holes, when))
    }),
  )
})

test('[OH8] the first word about a session stays', () => {
  const merged = mergeStretches([
    { from: 2, to: 4, because: 'later' },
    { from: 0, to: 2, because: null },
    { from: 1, to: 3, because: 'first' },
  ])
  expect(merged).toEqual([{ from: 0, to: 4, because: 'first' }])
})
