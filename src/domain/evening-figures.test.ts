import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  arrivalsPerHour,
  count,
  type EveningEvent,
  meanHandlingMinutes,
  meanPatienceMinutes,
  nothingYet,
  paceOf,
} from './evening-figures.ts'

const siteMinutes = 35
const after = (events: readonly EveningEvent[]) => events.reduce(count, nothingYet)
const times = (event: EveningEvent, often: number) => Array.from({ length: often }, () => event)
const ended = (afterMinutes: number): EveningEvent => ({ happened: 'ended', afterMinutes })
const answered = (afterMinutes: number): EveningEvent => ({ happened: 'answered', afterMinutes })
const left = (afterMinutes: number): EveningEvent => ({ happened: 'left-waiting', afterMinutes })

const someEvent: fc.Arbitrary<EveningEvent> = fc.oneof(
  fc.constant({ happened: 'arrived' } as const),
  fc.record({
    happened: fc.constantFrom('answered', 'left-waiting', 'ended'),
    afterMinutes: fc.double({ min: 0, max: 90, noNaN: true }),
  }),
)

test('[WT6] the site’s own number counts until five conversations have ended, and then this evening’s', () => {
  const four = after(times(ended(20), 4))
  expect(meanHandlingMinutes(four, siteMinutes)).toBe(35)
  expect(meanHandlingMinutes(count(four, ended(30)), siteMinutes)).toBe(22)
})

test('[WT6] patience is all the time that was waited for each visitor who left', () => {
  expect(meanPatienceMinutes(nothingYet)).toBe(Number.POSITIVE_INFINITY)
  expect(meanPatienceMinutes(after([answered(8), answered(0)]))).toBe(Number.POSITIVE_INFINITY)
  expect(meanPatienceMinutes(after([answered(8), left(4), answered(0), left(6)]))).toBe(9)
})

test('[WT6] who comes is counted per hour of the evening so far', () => {
  const eight = after(times({ happened: 'arrived' }, 8))
  expect(arrivalsPerHour(eight, 40)).toBe(12)
  expect(arrivalsPerHour(eight, 0)).toBe(0)
})

test('[WT6] a clock that is set back makes nobody wait less than nothing', () => {
  expect(after([answered(-3), left(-1), ended(-9)])).toMatchObject({ waitedMinutes: 0, handledMinutes: 0 })
  expect(meanHandlingMinutes(after(times(ended(-9), 5)), siteMinutes)).toBe(35)
})

test('[WT6] the order in which things happened leaves no trace, and the figures before are not changed', () => {
  fc.assert(
    fc.property(fc.array(someEvent), events => {
      const [forth, back] = [after(events), after(events.toReversed())]
      for (const name of ['arrived', 'answered', 'leftWaiting', 'ended'] as const)
        expect(back[name]).toBe(forth[name])
      for (const name of ['waitedMinutes', 'handledMinutes'] as const)
        expect(back[name]).toBeCloseTo(forth[name], 6)
      expect(Object.values(nothingYet)).toEqual([0, 0, 0, 0, 0, 0])
    }),
  )
})

test('[WT7] one hasty visitor does not make the wait of all others look short', () => {
  const calm = after(times(ended(30), 5))
  const hasty = count(calm, left(0.5))
  expect(meanPatienceMinutes(hasty)).toBe(0.5)
  expect(paceOf(calm, 3, siteMinutes)).toEqual({
    counsellors: 3,
    handlingMinutes: 30,
    patienceMinutes: Number.POSITIVE_INFINITY,
  })
  expect(paceOf(hasty, 3, siteMinutes)).toEqual({
    counsellors: 3,
    handlingMinutes: 30,
    patienceMinutes: 30.5,
  })
})

test('[WT7] after a long evening what was measured counts, not what was added', () => {
  const long = after([...times(left(10), 40), ...times(answered(2), 300)])
  expect(meanPatienceMinutes(long)).toBe(25)
  expect(paceOf(long, 6, siteMinutes).patienceMinutes).toBeCloseTo(25, -0.3)
})
