import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phaseAt, phasesOf } from './phases.ts'

test('the 45 squares of a counsellor are cut in 5, 10, 15, 10 and 5', () => {
  expect(phasesOf(45).map(phase => phase.toMinute - phase.fromMinute)).toEqual([5, 10, 15, 10, 5])
})

test('a visitor who types slowly has 60 squares in the same five phases', () => {
  expect(phasesOf(60).at(-1)?.toMinute).toBe(60)
  expect(phasesOf(60).map(phase => phase.toMinute - phase.fromMinute)).toEqual([7, 13, 20, 13, 7])
})

test('a minute falls in the phase that the counsellor expects', () => {
  expect([0, 4, 5, 14, 15, 29, 30, 39, 40, 44].map(minute => phaseAt(45, minute).index)).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
  ])
})

test('past the planned end the counsellor is still rounding off', () => {
  expect(phaseAt(45, 60).index).toBe(4)
})

test('whatever length is planned, every minute belongs to exactly one phase', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 180 }), minutes => {
      const phases = phasesOf(minutes)
      expect(phases[0]?.fromMinute).toBe(0)
      expect(phases.at(-1)?.toMinute).toBe(minutes)
      for (const [place, phase] of phases.entries())
        expect(phase.fromMinute).toBe(place === 0 ? 0 : phases[place - 1]?.toMinute)
    }),
  )
})
