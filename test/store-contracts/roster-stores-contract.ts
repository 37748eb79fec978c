import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disciplines } from '../../src/domain/people.ts'
import { inOrder, type Shift } from '../../src/domain/shift.ts'
import { shift } from '../../src/domain/test-shifts.ts'
import { hashSecret, makeSecret } from '../../src/server/secret.ts'
import type { OpenFresh } from './open-stores.ts'
import { evening } from './specimens.ts'
import { useStores } from './use-stores.ts'

const few = fc.nat(20)
const id = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/)
const time = fc.constantFrom('00:00', '14:00', '17:00', '21:30', '24:00')
const anyShift: fc.Arbitrary<Shift> = fc.record({
  ...{ id, from: time, to: time, people: fc.array(id), putUp: fc.array(id), pointPerson: fc.option(id) },
  date: fc.constantFrom('2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'),
  version: fc.integer({ min: 1, max: 1000 }),
  needed: fc.record({
    people: few,
    atLeast: fc.record(
      Object.fromEntries(disciplines.map(name => [name, few])) as Record<
        (typeof disciplines)[number],
        typeof few
      >,
    ),
  }),
  swaps: fc.array(
    fc.record({ from: id, to: id, at: fc.integer({ min: 0, max: evening }), wasPoint: fc.boolean() }),
    { maxLength: 3 },
  ),
})

/** What the stores of the roster must do, on every database. */
export function rosterStoresContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  test('[RO13] a shift comes back as it was written, in the order of the roster, and only between the dates', async () => {
    const all = fc.uniqueArray(anyShift, { selector: one => one.id, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(all, async written => {
        await stores().empty()
        const [december, first] = await stores().main(async ({ shifts }) => {
          for (const one of written) await shifts.save(one)
          return [
            await shifts.between('2026-12-01', '2026-12-31'),
            written[0] && (await shifts.find(written[0].id)),
          ]
        })
        expect(first).toEqual(written[0])
        const inDecember = written.filter(({ date }) => date.startsWith('2026-12'))
        expect(december).toEqual(inDecember.sort(inOrder))
      }),
      { numRuns: 25 },
    )
  })

  test('[RO13] a changed shift takes the place of what it was, and a removed one is gone', async () => {
    const found = await stores().main(async ({ shifts }) => {
      await shifts.save(shift())
      await shifts.save(shift({ date: '2026-12-01', version: 2, people: [], pointPerson: null }))
      const changed = await shifts.between('2026-11-01', '2026-12-31')
      await shifts.remove('monday')
      return [changed, await shifts.find('monday')]
    })
    expect(found).toEqual([
      [shift({ date: '2026-12-01', version: 2, people: [], pointPerson: null })],
      undefined,
    ])
  })

  test('[RO15] shifts from before a date are erased, and the calendar addresses of who left', async () => {
    const found = await stores().main(async ({ shifts, calendarSecrets }) => {
      for (const date of ['2025-11-30', '2025-12-01', '2026-12-01'])
        await shifts.save(shift({ id: date, date }))
      for (const id of ['noor-1', 'left-1']) await calendarSecrets.set(id, hashSecret(id))
      await shifts.removeBefore('2025-12-01')
      await calendarSecrets.keepOnly(['noor-1', 'farid-1'])
      const kept = await shifts.between('2000-01-01', '2099-12-31')
      const addresses = [await calendarSecrets.hashOf('noor-1'), await calendarSecrets.hashOf('left-1')]
      await calendarSecrets.keepOnly([])
      return [kept.map(({ id }) => id), addresses, await calendarSecrets.hashOf('noor-1')]
    })
    expect(found).toEqual([['2025-12-01', '2026-12-01'], [hashSecret('noor-1'), undefined], undefined])
  })

  test('[RO11] of a calendar address only the hash is kept, and a new one takes the place of the old', async () => {
    const [old, fresh] = [hashSecret(makeSecret(32)), hashSecret(makeSecret(32))]
    const found = await stores().main(async ({ calendarSecrets }) => {
      await calendarSecrets.set('noor-1', old)
      const before = await calendarSecrets.ownerOf(old)
      await calendarSecrets.set('noor-1', fresh)
      return [
        before,
        await calendarSecrets.ownerOf(old),
        await calendarSecrets.ownerOf(fresh),
        await calendarSecrets.hashOf('noor-1'),
        await calendarSecrets.hashOf('farid-1'),
      ]
    })
    expect(found).toEqual(['noor-1', undefined, 'noor-1', fresh, undefined])
  })
}
