import { expect, test } from 'vitest'
import { erlangA } from '../../src/domain/erlang.ts'
import { SteadyState } from './steady-state.ts'

// 40 stretches of 5,000 minutes: about 1,000 visitors each, long against every time in them, so that their means are
// independent of each other. The band is Student's for 39 degrees of freedom: right in 99 of 100 runs, for each figure.
const stretches = 40
const stretchMinutes = 5000
const student99 = 2.708
const traffic = { arrivalsPerMinute: 12 / 60, handlingMinutes: 35, patienceMinutes: 10 }
const lengths = { stretches, stretchMinutes }

function band(values: readonly number[]): { low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  const reach = student99 * Math.sqrt(variance / values.length)
  return { low: mean - reach, high: mean + reach }
}

test.each([
  { counsellors: 4, seed: 1 },
  { counsellors: 6, seed: 2 },
  { counsellors: 9, seed: 3 },
])(
  '[WT1] visitors who come to $counsellors counsellors wait and leave as Erlang A says (seed $seed)',
  plan => {
    const played = new SteadyState({ ...traffic, ...plan, ...lengths, stayingShare: 0 }).play().stretches
    const expected = erlangA({ ...traffic, ...plan })
    const figures = [
      [expected.meanWaitMinutes, band(played.map(({ waitedMinutes, came }) => waitedMinutes / came))],
      [expected.leavingShare, band(played.map(({ left, came }) => left / came))],
      [
        expected.busyShare,
        band(played.map(({ busyMinutes }) => busyMinutes / stretchMinutes / plan.counsellors)),
      ],
    ] as const
    for (const [value, { low, high }] of figures) {
      expect(value).toBeGreaterThan(low)
      expect(value).toBeLessThan(high)
      // A band so wide that everything fits would prove nothing.
      expect(high - low).toBeLessThan(0.3 * value)
    }
  },
)

test.each([
  { counsellors: 4, seed: 4 },
  { counsellors: 6, seed: 5 },
])(
  '[WT3] of the visitors who stay, three out of five have their turn within the range for their place (seed $seed)',
  plan => {
    const { stayed } = new SteadyState({ ...traffic, ...plan, ...lengths, stayingShare: 0.03 }).play()
    // Two visitors who stay at once are rare; what they do to each other is far below this band of 3 standard errors.
    const reach = 3 * Math.sqrt((0.2 * 0.8) / stayed.length)
    expect(stayed.length).toBeGreaterThan(500)
    const sooner = stayed.filter(({ waitedMinutes, from }) => waitedMinutes < from).length / stayed.length
    const later = stayed.filter(({ waitedMinutes, to }) => waitedMinutes > to).length / stayed.length
    expect(Math.abs(sooner - 0.2)).toBeLessThan(reach)
    expect(Math.abs(later - 0.2)).toBeLessThan(reach)
  },
)
