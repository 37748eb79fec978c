import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erlangA, erlangB, erlangC } from './erlang.ts'
import type { Pace } from './waiting-time.ts'

const handlingMinutes = 35
const someCounsellors = fc.integer({ min: 1, max: 60 })
const someErlangs = fc.double({ min: 0.01, max: 80, noNaN: true })
const somePace: fc.Arbitrary<Pace> = fc.record({
  counsellors: someCounsellors,
  handlingMinutes: fc.double({ min: 5, max: 60, noNaN: true }),
  patienceMinutes: fc.oneof(
    fc.double({ min: 0.5, max: 120, noNaN: true }),
    fc.constant(Number.POSITIVE_INFINITY),
  ),
})

describe('[WT1] the helpline of the design’s worked example: 12 visitors an hour, 35 minutes each', () => {
  const traffic = { arrivalsPerMinute: 12 / 60, handlingMinutes, patienceMinutes: 10 }
  test.each([
    { counsellors: 4, refused: 53, left: 48, wait: 4.8, busy: 92 },
    { counsellors: 6, refused: 33, left: 27, wait: 2.7, busy: 85 },
    { counsellors: 8, refused: 18, left: 13, wait: 1.3, busy: 76 },
    { counsellors: 9, refused: 12, left: 8, wait: 0.8, busy: 72 },
    { counsellors: 10, refused: 8, left: 5, wait: 0.5, busy: 67 },
  ])('with $counsellors counsellors, $left of 100 leave', ({ counsellors, refused, left, wait, busy }) => {
    const { leavingShare, meanWaitMinutes, busyShare } = erlangA({ ...traffic, counsellors })
    expect(Math.round(erlangB(7, counsellors) * 100)).toBe(refused)
    expect(Math.round(leavingShare * 100)).toBe(left)
    expect(meanWaitMinutes).toBeCloseTo(wait, 1)
    expect(Math.round(busyShare * 100)).toBe(busy)
  })

  test.each([
    { counsellors: 8, waits: 64, mean: 22 },
    { counsellors: 9, waits: 38, mean: 6.7 },
    { counsellors: 10, waits: 22, mean: 2.6 },
  ])('where nobody leaves and $counsellors work, $waits of 100 wait', ({ counsellors, waits, mean }) => {
    const endless = erlangA({ ...traffic, patienceMinutes: Number.POSITIVE_INFINITY, counsellors })
    expect(Math.round(erlangC(7, counsellors) * 100)).toBe(waits)
    expect(Math.round(endless.waitingShare * 100)).toBe(waits)
    expect(Math.abs(endless.meanWaitMinutes - mean)).toBeLessThan(0.3)
  })

  test.each([4, 6])('where nobody leaves and %i work, the queue only grows', counsellors => {
    const endless = erlangA({ ...traffic, patienceMinutes: Number.POSITIVE_INFINITY, counsellors })
    expect(endless).toMatchObject({
      waitingShare: 1,
      meanWaitMinutes: Number.POSITIVE_INFINITY,
      busyShare: 1,
    })
    expect(endless.leavingShare).toBeCloseTo(1 - counsellors / 7, 10)
  })
})

test('[WT1] each further counsellor means fewer visitors refused, fewer who wait and fewer who leave', () => {
  fc.assert(
    fc.property(someErlangs, somePace, (erlangs, pace) => {
      const { counsellors } = pace
      const now = { ...pace, arrivalsPerMinute: erlangs / pace.handlingMinutes }
      const more = { ...now, counsellors: counsellors + 1 }
      expect(erlangB(erlangs, counsellors + 1)).toBeLessThan(erlangB(erlangs, counsellors))
      expect(erlangC(erlangs, counsellors + 1)).toBeLessThanOrEqual(erlangC(erlangs, counsellors))
      expect(erlangA(more).leavingShare).toBeLessThanOrEqual(erlangA(now).leavingShare)
    }),
  )
})

test('[WT1] where visitors have all the patience in the world, Erlang A is Erlang C', () => {
  fc.assert(
    fc.property(someCounsellors, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (counsellors, load) => {
      const traffic = {
        arrivalsPerMinute: (load * counsellors) / handlingMinutes,
        handlingMinutes,
        counsellors,
      }
      const patient = erlangA({ ...traffic, patienceMinutes: 1e9 })
      const endless = erlangA({ ...traffic, patienceMinutes: Number.POSITIVE_INFINITY })
      expect(patient.waitingShare).toBeCloseTo(erlangC(load * counsellors, counsellors), 5)
      expect(patient.meanWaitMinutes / endless.meanWaitMinutes).toBeCloseTo(1, 4)
      expect(patient.leavingShare).toBeCloseTo(0, 5)
    }),
  )
})

test('[WT1] where visitors have no patience at all, Erlang A is Erlang B', () => {
  fc.assert(
    fc.property(someErlangs, someCounsellors, (erlangs, counsellors) => {
      const traffic = { arrivalsPerMinute: erlangs / handlingMinutes, handlingMinutes, counsellors }
      for (const patienceMinutes of [1e-9, 0])
        expect(erlangA({ ...traffic, patienceMinutes }).leavingShare).toBeCloseTo(
          erlangB(erlangs, counsellors),
          6,
        )
    }),
  )
})

test('[WT1] who is not helped has left: the counsellors’ work and those who left make up everyone who came', () => {
  fc.assert(
    fc.property(
      someErlangs,
      someCounsellors,
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      (erlangs, c, p) => {
        const arrivalsPerMinute = erlangs / handlingMinutes
        const found = erlangA({ arrivalsPerMinute, handlingMinutes, patienceMinutes: p, counsellors: c })
        for (const part of [found.waitingShare, found.leavingShare, found.busyShare]) {
          expect(part).toBeGreaterThanOrEqual(0)
          expect(part).toBeLessThanOrEqual(1 + 1e-12)
        }
        expect(found.leavingShare).toBeLessThanOrEqual(found.waitingShare)
      },
    ),
  )
})

test('[WT1] thousands who wait with endless patience for nobody do not break the sum', () => {
  const crowd = { arrivalsPerMinute: 50, handlingMinutes, patienceMinutes: 100, counsellors: 2 }
  const { leavingShare, meanWaitMinutes } = erlangA(crowd)
  // So many come that nearly everyone leaves: the two counsellors help 2/35 a minute.
  expect(leavingShare).toBeCloseTo(1 - 2 / 35 / 50, 6)
  expect(meanWaitMinutes).toBeCloseTo(100 * leavingShare, 6)
  const nobody = erlangA({ ...crowd, counsellors: 0 })
  expect(nobody).toMatchObject({ waitingShare: 1, busyShare: 0 })
  expect(nobody.leavingShare).toBeCloseTo(1, 9)
})
