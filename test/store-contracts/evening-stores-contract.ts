import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomes } from '../../src/domain/outcome.ts'
import { type Counted, OutcomeCounter } from '../../src/server/queue/day-counts.ts'
import { DecidedNow, type Decisions, nothingDecided } from '../../src/server/schedule/decisions.ts'
import type { OpenFresh } from './open-stores.ts'
import { evening } from './specimens.ts'
import { useStores } from './use-stores.ts'

const instant = fc.integer({ min: 0, max: evening * 2 })
const words = fc.string({ unit: 'grapheme', maxLength: 100 })
const anyDecisions: fc.Arbitrary<Decisions> = fc.record({
  overrides: fc.array(
    fc.oneof(
      fc.record({
        ...{ kind: fc.constant('extra-session' as const), from: instant, until: instant },
        because: fc.option(words),
      }),
      fc.record({
        ...{ kind: fc.constantFrom('closed' as const, 'paused' as const), from: instant },
        ...{ until: fc.option(instant), reason: words },
      }),
    ),
    { maxLength: 5 },
  ),
  cap: fc.option(fc.nat(1000)),
  notice: fc.option(words),
  pointPerson: fc.option(
    fc.record({
      ...{ id: fc.constant('noor'), name: words },
      day: fc.constantFrom('2026-11-16', '2027-02-28'),
    }),
  ),
})
const closed = { kind: 'closed', from: evening, until: evening + 10, reason: 'er is brand' } as const

/** What the stores of the evening must do, on every database. */
export function eveningStoresContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  test('[ST17] what a coordinator decided comes back as it was written, and replaces what was decided before', async () => {
    await fc.assert(
      fc.asyncProperty(anyDecisions, anyDecisions, async (first, then) => {
        const found = await stores().main(async ({ decisions }) => {
          await decisions.write(first)
          const before = await decisions.read()
          await decisions.write(then)
          return [before, await decisions.read()]
        })
        expect(found).toEqual([first, then])
      }),
      { numRuns: 40 },
    )
  })

  test('[ST17] as long as nobody decided anything, nothing is decided', async () => {
    expect(await stores().main(({ decisions }) => decisions.read())).toEqual(nothingDecided)
  })

  test('[OH13] what a coordinator decided holds after a restart, and is forgotten when it is over', async () => {
    const before = new DecidedNow(stores().main)
    await before.decide(() => ({ overrides: [closed], notice: 'Tot straks.' }), null)
    await before.decide(() => ({ cap: 2 }), null)
    const after = new DecidedNow(stores().main)
    expect(after.now).toEqual(nothingDecided)
    await after.recall()
    expect(after.now).toEqual({
      ...{ overrides: [closed], cap: 2, notice: 'Tot straks.', pointPerson: null },
    })
    await after.forgetPast(closed.until - 1, '2026-11-23')
    expect(after.now.overrides).toEqual([closed])
    await after.forgetPast(closed.until, '2026-11-23')
    expect((await stores().main(({ decisions }) => decisions.read())).overrides).toEqual([])
  })

  test('[AL14] who is aanspreekpunt stays so after a restart, and not on another day', async () => {
    const pointPerson = { id: 'noor', name: 'Noor', day: '2026-11-23' }
    await new DecidedNow(stores().main).decide(() => ({ pointPerson, cap: 2 }), null)
    const after = new DecidedNow(stores().main)
    await after.recall()
    await after.forgetPast(evening, '2026-11-23')
    expect(after.now.pointPerson).toEqual(pointPerson)
    await after.forgetPast(evening, '2026-11-24')
    expect(await stores().main(({ decisions }) => decisions.read())).toEqual({ ...nothingDecided, cap: 2 })
  })

  test('[OH13] a decision that cannot be kept does not hold', async () => {
    const decided = new DecidedNow(async () => {
      throw new Error('the disk is full')
    })
    await expect(decided.decide(() => ({ cap: 0 }), null)).rejects.toThrow('the disk is full')
    expect(decided.now).toEqual(nothingDecided)
  })

  test('[ST18] everything that happened on a day is counted, each apart, and another day begins with nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom<Counted>(...outcomes, 'over-45')), async all => {
        await stores().empty()
        await Promise.all(
          all.map(what => stores().main(({ dayCounts }) => dayCounts.add('2026-11-23', what))),
        )
        const expected = new Map<string, number>()
        for (const what of all) expected.set(what, (expected.get(what) ?? 0) + 1)
        const [today, tomorrow] = await stores().main(async ({ dayCounts }) => [
          await dayCounts.of('2026-11-23'),
          await dayCounts.of('2026-11-24'),
        ])
        expect(today).toEqual(expected)
        expect(tomorrow).toEqual(new Map())
      }),
      { numRuns: 20 },
    )
  })

  test('[QU13] the coordinator reads how it ended for everyone today, and nothing of yesterday', async () => {
    let day = '2026-11-23'
    const counter = new OutcomeCounter(stores().main, () => day)
    await counter.count('answered')
    day = '2026-11-24'
    for (const what of ['answered', 'answered', 'left-waiting', 'over-45'] as const) await counter.count(what)
    const nothing = Object.fromEntries(outcomes.map(outcome => [outcome, 0]))
    expect(await counter.today()).toEqual({
      outcomes: { ...nothing, answered: 2, 'left-waiting': 1 },
      over45: 1,
    })
  })
}
