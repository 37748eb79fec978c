import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standardLimits as limits } from './limits.ts'
import { joinQueue, loseSight, passOver, ring, standOutside, takeTicket } from './queue.ts'
import { isRefused } from './refusal.ts'
import {
  chanceStillWaiting,
  intakeStops,
  type Pace,
  waitQuantileMinutes,
  waitShown,
  waitsShown,
  willNotBeReached,
} from './waiting-time.ts'

const handlingMinutes = 35
const someCounsellors = fc.integer({ min: 1, max: 60 })
const somePace: fc.Arbitrary<Pace> = fc.record({
  counsellors: someCounsellors,
  handlingMinutes: fc.double({ min: 5, max: 60, noNaN: true }),
  patienceMinutes: fc.oneof(
    fc.double({ min: 0.5, max: 120, noNaN: true }),
    fc.constant(Number.POSITIVE_INFINITY),
  ),
})
const someShare = fc.double({ min: 0.02, max: 0.98, noNaN: true })

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
    expect(waitsShown(3, pace, 4)).toEqual([])
  })

  test('is the same, asked for one place or for all at once, and is its percentile to the nearest five minutes', () => {
    fc.assert(
      fc.property(somePace, fc.integer({ min: 1, max: 40 }), (any, places) => {
        const all = waitsShown(places, any, 5)
        expect(all).toHaveLength(places)
        for (const [index, range] of all.entries()) {
          expect(waitShown(index + 1, any, 5)).toEqual(range)
          expect(Math.abs(range.from - waitQuantileMinutes(index + 1, 0.2, any))).toBeLessThan(2.501)
          const upper = waitQuantileMinutes(index + 1, 0.8, any)
          if (range.to > range.from + 5) expect(Math.abs(range.to - upper)).toBeLessThan(2.501)
          else expect(upper).toBeLessThan(range.to + 2.501)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('is found for ten thousand visitors at once', () => {
    const all = waitsShown(10_000, { counsellors: 2500, handlingMinutes, patienceMinutes: 60 }, 5)
    expect(all).toHaveLength(10_000)
    expect(all.at(-1)?.to).toBeGreaterThan(all[0]?.to ?? 1000)
    expect(waitsShown(0, pace, 5)).toEqual([])
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
