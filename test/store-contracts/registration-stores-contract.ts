import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengths, type Registration } from '../../src/domain/registration.ts'
import type { Account } from '../../src/server/staff/people.ts'
import type { OpenFresh } from './open-stores.ts'
import { evening } from './specimens.ts'
import { useStores } from './use-stores.ts'

const noor: Account = {
  ...{ id: 'noor-1', username: 'noor', name: 'Noor', role: 'counsellor' },
  ...{ secrecyAt: evening, state: 'active' },
}
const talk: Registration['answers'] = {
  type: 'conversation',
  themes: ['pesten', 'thuis-gezin'],
  isHeavy: true,
  who: 'pupil',
  ageBand: '14-15',
  gender: 'x',
  province: 'limburg',
  schoolLevel: 'secondary-2',
  risk: { level: 'C', actions: ['asked-directly', 'gave-numbers'] },
  referredTo: ['awel'],
  followUp: 'none',
}

const registration = (id: string): fc.Arbitrary<Registration> =>
  fc.record({
    ...{ id: fc.constant(id.padEnd(22, 'A')), schoolYear: fc.constant('2026-2027') },
    ...{ day: fc.constantFrom('2026-11-23', '2027-06-30'), hour: fc.integer({ min: 0, max: 23 }) },
    ...{ length: fc.constantFrom(...lengths), isCrisis: fc.boolean(), isOver45: fc.boolean() },
    answers: fc.constantFrom<Registration['answers'][]>(talk, { type: 'click' }),
  })

/** What the stores of the registrations and of the notes must do, on every database. */
export function registrationStoresContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  test('[ST26] a registration comes back as it was filed; filed again it is one row, with the newest answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        registration('e'),
        registration('e'),
        registration('f'),
        async (first, again, other) => {
          await stores().empty()
          const answers = await stores().main(async ({ registrations }) => [
            await registrations.put(first),
            await registrations.put(other),
            await registrations.put(again),
          ])
          expect(answers).toEqual([true, true, false])
          const found = await stores().main(({ registrations }) => registrations.of('2026-2027'))
          expect(found).toEqual([again, other])
        },
      ),
      { numRuns: 20 },
    )
  })

  test('[ST26] [RG5] the order in which they were filed, and in which somebody ticked, is not there', async () => {
    const filed = ['q', 'b', 'z', 'm'].map(id => id.padEnd(22, 'A'))
    const rest = { schoolYear: '2026-2027', day: '2026-11-23', hour: 20, length: '15-30' } as const
    const found = await stores().main(async ({ registrations }) => {
      for (const id of filed) {
        const answers = { ...talk, themes: ['thuis-gezin', 'pesten'] }
        await registrations.put({ id, ...rest, isCrisis: false, isOver45: false, answers })
      }
      return registrations.of('2026-2027')
    })
    expect(found.map(({ id }) => id)).toEqual(filed.toSorted())
    expect(found[0]?.answers).toMatchObject({ themes: ['pesten', 'thuis-gezin'] })
  })

  test('[ST27] what somebody did is one row a person, and goes with the account', async () => {
    const sums = (conversations: number) => ({ conversations, minutes: conversations * 30 })
    const count = (conversations: number) => ({
      ...{ schoolYear: '2026-2027', inYear: sums(conversations + 5) },
      ...{ day: '2026-11-23', onDay: sums(conversations) },
    })
    const found = await stores().main(async ({ accounts, ownCounts }) => {
      await accounts.add(noor)
      const before = await ownCounts.find(noor.id)
      await ownCounts.put(noor.id, count(1))
      await ownCounts.put(noor.id, count(2))
      return [before, await ownCounts.find(noor.id)]
    })
    expect(found).toEqual([undefined, count(2)])
  })

  test('[ST28] notes come back newest first; one that stands is not written over, and old ones are erased', async () => {
    const note = (id: string, writtenAt: number, text = 'pc 3 hapert') => {
      return { id: id.padEnd(22, 'A'), by: 'Noor', day: '2026-11-23', writtenAt, text }
    }
    const [old, older, newest] = [note('a', evening + 5), note('b', evening), note('c', evening + 10)]
    const found = await stores().main(async ({ shiftNotes }) => {
      for (const one of [old, older, newest, note('a', evening + 20, 'iets anders')])
        await shiftNotes.put(one)
      const all = await shiftNotes.since(evening)
      await shiftNotes.removeBefore(evening + 5)
      return [all, await shiftNotes.since(0)]
    })
    expect(found).toEqual([
      [newest, old, older],
      [newest, old],
    ])
  })
}
