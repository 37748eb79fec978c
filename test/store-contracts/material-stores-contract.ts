import { expect, test } from 'vitest'
import type { Account } from '../../src/server/staff/people.ts'
import type { OpenFresh } from './open-stores.ts'
import { evening } from './specimens.ts'
import { useStores } from './use-stores.ts'

const noor: Account = {
  ...{ id: 'noor-1', username: 'noor', name: 'Noor', role: 'counsellor' },
  ...{ secrecyAt: null, state: 'active' },
  ...{ state: 'active', secrecyAt: evening },
}
const farid: Account = { ...noor, id: 'farid-1', username: 'farid' }
const [first, second] = ['a'.repeat(43), 'b'.repeat(43)]

/** What the stores of the counsellors' material must do, on every database. */
export function materialStoresContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  test('[ST30] somebody finds the own settings of last time, and never those of a colleague', async () => {
    const found = await stores().main(async ({ accounts, ownSettings }) => {
      for (const one of [noor, farid]) await accounts.add(one)
      await ownSettings.put('noor-1', 'older', evening)
      await ownSettings.put('noor-1', 'newer', evening + 1)
      return [await ownSettings.find('noor-1'), await ownSettings.find('farid-1')]
    })
    expect(found).toEqual(['newer', undefined])
  })

  test('[ST30] nobody keeps settings without an account', async () => {
    await expect(
      stores().main(({ ownSettings }) => ownSettings.put('nobody', 'x', evening)),
    ).rejects.toThrow()
  })

  test('[ST31] of an example the newest tick counts, and what is taken back is gone', async () => {
    const tick = { kind: 'sentence', id: 'gevoel-terug', by: 'Bram', at: evening } as const
    const found = await stores().main(async ({ checkedExamples }) => {
      await checkedExamples.put({ ...tick, hash: first })
      await checkedExamples.put({ ...tick, kind: 'practice', hash: first })
      await checkedExamples.put({ ...tick, hash: second, by: 'Ria', at: evening + 5 })
      const both = await checkedExamples.all()
      await checkedExamples.remove('sentence', 'gevoel-terug')
      return [both, await checkedExamples.all()]
    })
    const practice = { ...tick, kind: 'practice', hash: first }
    expect(found).toEqual([[practice, { ...tick, hash: second, by: 'Ria', at: evening + 5 }], [practice]])
  })

  test('[ST32] what a coordinator changed about a shared sentence comes back, also that it was taken away', async () => {
    const changed = { phase: 'goal', text: 'Wat wil je vandaag?' } as const
    const [by, at] = ['Bram', evening]
    const found = await stores().main(async ({ sharedSentences }) => {
      await sharedSentences.put({ name: 'wat-vandaag', value: null, by, at })
      await sharedSentences.put({ name: 'hallo', value: null, by, at })
      await sharedSentences.put({ name: 'wat-vandaag', value: changed, by, at })
      const both = await sharedSentences.all()
      await sharedSentences.remove('wat-vandaag')
      return [both, await sharedSentences.all()]
    })
    const hallo = { name: 'hallo', value: null, by, at }
    expect(found).toEqual([[hallo, { name: 'wat-vandaag', value: changed, by, at }], [hallo]])
  })

  test('[ST33] of a service the newest day counts, and when that is taken back, the one before it', async () => {
    const check = (referral: string, day: string, by: string) => ({ referral, day, by })
    const found = await stores().main(async ({ referralChecks }) => {
      await referralChecks.put(check('jac', '2026-11-27', 'Ria'))
      await referralChecks.put(check('jac', '2026-09-01', 'Bram'))
      await referralChecks.put(check('awel', '2026-10-01', 'Bram'))
      await referralChecks.put(check('jac', '2026-11-27', 'Bram'))
      const newest = await referralChecks.newest()
      await referralChecks.remove('jac', '2026-11-27')
      return [newest, await referralChecks.newest()]
    })
    const awel = check('awel', '2026-10-01', 'Bram')
    const sorted = found.map(all => [...all].sort((one, other) => one.referral.localeCompare(other.referral)))
    expect(sorted).toEqual([
      [awel, check('jac', '2026-11-27', 'Bram')],
      [awel, check('jac', '2026-09-01', 'Bram')],
    ])
  })
}
