import { expect, test } from 'vitest'
import type { CrisisDecision } from '../../src/server/crisis/crisis-decisions.ts'
import type { OpenFresh } from './open-stores.ts'
import { useStores } from './use-stores.ts'

const when = { day: '2026-11-23', hour: 19 }
const decision: CrisisDecision = {
  ...when,
  id: 'A'.repeat(22),
  counsellor: 'noor',
  to: '112',
  what: ['in-danger', 'where'],
  why: 'own-life',
  youngster: 'yes',
}
const later: CrisisDecision = {
  ...decision,
  id: 'B'.repeat(22),
  day: '2026-11-24',
  hour: 0,
  counsellor: 'els',
}

/** What the store of decisions about professional secrecy must do, on every database. */
export function crisisStoreContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  test('[CR7] a decision comes back as it was written, the newest first, and once however often it arrives', async () => {
    const found = await stores().main(async ({ crisisDecisions }) => {
      await crisisDecisions.add(decision)
      await crisisDecisions.add(later)
      await crisisDecisions.add({ ...decision, to: 'nobody', what: ['nothing'], why: 'not-acute' })
      return crisisDecisions.newest(10)
    })
    expect(found).toEqual([later, decision])
    expect(await stores().main(({ crisisDecisions }) => crisisDecisions.newest(1))).toEqual([later])
  })

  test('[CR7] it is counted by counsellor and hour', async () => {
    const counts = await stores().main(async ({ crisisDecisions }) => {
      for (const one of [decision, later, { ...decision, id: 'C'.repeat(22) }]) await crisisDecisions.add(one)
      return [
        await crisisDecisions.count('noor', when),
        await crisisDecisions.count('noor', { ...when, hour: 20 }),
        await crisisDecisions.count('els', when),
      ]
    })
    expect(counts).toEqual([2, 0, 0])
  })

  test('[CR8] who reads is kept once an hour, and what is too old goes, reads as well', async () => {
    const read = { ...when, reader: 'bram' }
    const found = await stores().main(async ({ crisisDecisions }) => {
      await crisisDecisions.add(decision)
      await crisisDecisions.add(later)
      for (const one of [read, read, { ...read, hour: 20 }, { ...read, day: '2026-11-24' }])
        await crisisDecisions.addRead(one)
      const before = await crisisDecisions.newestReads(10)
      await crisisDecisions.forgetBefore('2026-11-24')
      return [before, await crisisDecisions.newestReads(10), await crisisDecisions.newest(10)]
    })
    expect(found).toEqual([
      [{ ...read, day: '2026-11-24' }, { ...read, hour: 20 }, read],
      [{ ...read, day: '2026-11-24' }],
      [later],
    ])
  })
}
