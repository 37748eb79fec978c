import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standardLimits as limits } from './limits.ts'
import { joinQueue, loseSight, passOver, ring, standOutside, takeTicket } from './queue.ts'
import { isRefused } from './refusal.ts'
import {
  chanceStillWaiting,
  erlangA,
  erlangB,
  erlangC,
  intakeStops,
  type Pace,
  waitQuantileMinutes,
  waitShown,
  willNotBeReached,
} from './waiting-time.ts'

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
const someShare = fc.double({ min: 0.02, max: 0.98, noNaN: true })

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

function ratesOf(place: number, { counsellors, handlingMinutes, patienceMinutes }: Pace): number[] {
  return Array.from(
    { length: place },
    (_, before) => counsellors / handlingMinutes + before / patienceMinutes,
  )
}

test('[WT2] for rates that differ, the chance is the textbook’s sum of a hypoexponential', () => {
  const slow = { counsellors: 4, handlingMinutes, patienceMinutes: 10 }
  for (const place of [1, 2, 3, 5, 7])
    for (const minutes of [0.5, 4, 11, 30]) {
      const rates = ratesOf(place, slow)
      const terms = rates.map(rate => {
        const others = rates.filter(other => other !== rate)
        return others.reduce(
          (product, other) => (product * other) / (other - rate),
          Math.exp(-rate * minutes),
        )
      })
      const textbook = terms.reduce((sum, term) => sum + term, 0)
      expect(chanceStillWaiting(place, minutes, slow)).toBeCloseTo(textbook, 9)
    }
})

test('[WT2] where nobody leaves all rates are equal, and the wait is Erlang’s', () => {
  const endless = { counsellors: 7, handlingMinutes, patienceMinutes: Number.POSITIVE_INFINITY }
  // Two steps of mean 5 minutes: P(wait > t) = e^(−t/5) · (1 + t/5).
  expect(chanceStillWaiting(2, 10, endless)).toBeCloseTo(Math.exp(-2) * 3, 12)
  expect(chanceStillWaiting(2, 10, { ...endless, patienceMinutes: 1e12 })).toBeCloseTo(Math.exp(-2) * 3, 9)
})

test('[WT2] the mean of all waits on a place is the sum of its steps', () => {
  fc.assert(
    fc.property(somePace, fc.integer({ min: 1, max: 40 }), (pace, place) => {
      const mean = ratesOf(place, pace).reduce((sum, rate) => sum + 1 / rate, 0)
      const step = mean / 400
      let area = step / 2
      for (let k = 1; k < 400 * 40; k += 1) area += step * chanceStillWaiting(place, k * step, pace)
      expect(area / mean).toBeCloseTo(1, 3)
    }),
    { numRuns: 30 },
  )
})

test('[WT2] within its quantile exactly that share of the visitors has had their turn', () => {
  fc.assert(
    fc.property(somePace, fc.integer({ min: 1, max: 300 }), someShare, (pace, place, share) => {
      const minutes = waitQuantileMinutes(place, share, pace)
      expect(1 - chanceStillWaiting(place, minutes, pace)).toBeCloseTo(share, 6)
    }),
  )
})

test('[WT2] who stands further back waits longer; another counsellor or hastier visitors make it shorter', () => {
  fc.assert(
    fc.property(somePace, fc.integer({ min: 2, max: 300 }), someShare, (pace, place, share) => {
      const minutes = waitQuantileMinutes(place, share, pace)
      const { counsellors, patienceMinutes } = pace
      expect(waitQuantileMinutes(place + 1, share, pace)).toBeGreaterThan(minutes)
      expect(waitQuantileMinutes(place, share, { ...pace, counsellors: counsellors + 1 })).toBeLessThan(
        minutes,
      )
      const hastier = Math.min(patienceMinutes, 120) / 2
      expect(waitQuantileMinutes(place, share, { ...pace, patienceMinutes: hastier })).toBeLessThan(minutes)
    }),
  )
})

test('[WT2] a visitor behind ten thousand others still gets a number', () => {
  const pace = { counsellors: 3, handlingMinutes, patienceMinutes: Number.POSITIVE_INFINITY }
  const median = waitQuantileMinutes(10_000, 0.5, pace)
  expect(median / ((10_000 * 35) / 3)).toBeCloseTo(1, 3)
  expect(waitQuantileMinutes(10_000, 0.5, { ...pace, patienceMinutes: 10 })).toBeLessThan(120)
})

describe('[WT3] the range that a visitor sees', () => {
  const pace = { counsellors: 4, handlingMinutes, patienceMinutes: 10 }

  test('is from the 20th to the 80th percentile, in fives', () => {
    expect(waitQuantileMinutes(3, 0.2, pace)).toBeCloseTo(8.04, 2)
    expect(waitQuantileMinutes(3, 0.8, pace)).toBeCloseTo(23.83, 2)
    expect(waitShown(3, pace, 5)).toEqual({ from: 10, to: 25 })
  })

  test('is not there before five conversations have ended, nor when nobody can be reached', () => {
    expect(waitShown(1, pace, 4)).toBeUndefined()
    expect(waitShown(1, pace, 5)).toBeDefined()
    expect(waitShown(1, { ...pace, counsellors: 0 }, 50)).toBeUndefined()
  })

  test('is five minutes wide at least, and in fives, for every place', () => {
    fc.assert(
      fc.property(somePace, fc.integer({ min: 1, max: 200 }), (any, place) => {
        const { from, to } = waitShown(place, any, 5) ?? { from: 1, to: 0 }
        expect(to - from).toBeGreaterThanOrEqual(5)
        expect([from % 5, to % 5]).toEqual([0, 0])
      }),
    )
  })
})

describe('[WT4] the door closes for new visitors', () => {
  const evening = { waiting: 3, handlingMinutes, counsellors: 2, minutesLeft: 70, latestMinutes: 30 }

  test('when one visitor more could not be helped in the time that is left', () => {
    expect(intakeStops(evening)).toBe(false)
    expect(intakeStops({ ...evening, minutesLeft: 69.9 })).toBe(true)
    expect(intakeStops({ ...evening, waiting: 4 })).toBe(true)
    expect(intakeStops({ ...evening, counsellors: 1 })).toBe(true)
  })

  test('half an hour before the end at the latest, also when nobody waits', () => {
    const quiet = { ...evening, waiting: 0, counsellors: 8 }
    expect(intakeStops({ ...quiet, minutesLeft: 30.1 })).toBe(false)
    expect(intakeStops({ ...quiet, minutesLeft: 30 })).toBe(true)
    expect(intakeStops({ ...quiet, minutesLeft: -5 })).toBe(true)
  })

  test('when nobody is on duty', () => {
    expect(intakeStops({ ...evening, waiting: 0, counsellors: 0 })).toBe(true)
  })

  test('and stays closed as the evening goes on with the same people waiting', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        someCounsellors,
        fc.nat(400),
        fc.nat(60),
        (waiting, counsellors, left, later) => {
          const now = { ...evening, waiting, counsellors, minutesLeft: left }
          if (intakeStops(now)) expect(intakeStops({ ...now, minutesLeft: left - later })).toBe(true)
        },
      ),
    )
  })
})

describe('[WT5] who will not be reached before closing', () => {
  const wish = { language: 'nl', wanted: 'no-preference', typesSlowly: false } as const
  const waits = (who: string, ticketAt: number) => {
    const place = joinQueue(takeTicket(who, ticketAt, limits), wish, ticketAt)
    if (isRefused(place)) throw new Error('a fresh ticket was refused')
    return place
  }
  const [ans, bo, cas] = [waits('ans', 1), waits('bo', 2), waits('cas', 3)]
  const eight = { counsellors: 8, handlingMinutes, patienceMinutes: Number.POSITIVE_INFINITY }
  const named = (places: Parameters<typeof willNotBeReached>[0], pace: Pace, minutesLeft: number) =>
    willNotBeReached(places, pace, minutesLeft).map(place => place.conversation)

  test('are the last of the line, whichever way it is given', () => {
    // The 80th percentile of the first place is 7.04 minutes, of the second 13.1, of the third 18.7.
    expect(named([cas, ans, bo], eight, 10)).toEqual(['bo', 'cas'])
    expect(named([bo, cas, ans], eight, 14)).toEqual(['cas'])
    expect(named([ans, bo, cas], eight, 19)).toEqual([])
    expect(named([ans, bo, cas], eight, 7)).toEqual(['ans', 'bo', 'cas'])
  })

  test('are all of them when nobody is there to help', () => {
    expect(named([ans, bo], { ...eight, counsellors: 0 }, 60)).toEqual(['ans', 'bo'])
  })

  test('are never those who are being rung for, nor those who do not stand in line; one out of sight keeps the place', () => {
    expect(named([ring(ans, 'noor', 'offer', 5, limits), bo], eight, 10)).toEqual([])
    expect(named([passOver(ans, 5, limits), bo], eight, 10)).toEqual([])
    expect(named([bo, standOutside(cas)], eight, 10)).toEqual([])
    expect(named([loseSight(ans, 5, limits), bo], eight, 10)).toEqual(['bo'])
  })
})
