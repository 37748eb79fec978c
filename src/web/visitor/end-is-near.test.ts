import fc from 'fast-check'
import { expect, test } from 'vitest'
import { talkTime } from '../shared/talk-time.ts'
import { nearEndOf } from './end-is-near.ts'

const minute = 60_000
const at = (elapsed: number, planned = 45) =>
  nearEndOf(
    talkTime({ elapsed: elapsed * minute, planned: planned * minute, heardAt: 0, isClockShown: true }, 0),
  )

test('[VP6] more time is offered at 35 and at 40 minutes of 45, and past the plan no clock is left', () => {
  expect([34.9, 35, 39.9, 40, 44.9, 45, 90].map(elapsed => at(elapsed))).toEqual([
    'far',
    'ten',
    'ten',
    'five',
    'five',
    'past',
    'past',
  ])
})

test('[VP6] each offer stands for five minutes, whatever was planned', () => {
  fc.assert(
    fc.property(fc.integer({ min: 15, max: 120 }), planned => {
      const seconds = Array.from({ length: planned * 60 }, (_, second) => at(second / 60, planned))
      expect(seconds.filter(near => near === 'ten')).toHaveLength(300)
      expect(seconds.filter(near => near === 'five')).toHaveLength(300)
    }),
    { numRuns: 20 },
  )
})
