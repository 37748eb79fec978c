import { expect, test } from 'vitest'
import type { Account } from '../../src/server/staff/people.ts'
import type { OpenFresh } from './open-stores.ts'
import { evening } from './specimens.ts'
import { useStores } from './use-stores.ts'

const noor: Account = {
  ...{ id: 'noor-1', username: 'noor', name: 'Noor', role: 'counsellor' },
  ...{ secretHash: '$argon2id$', identityFile: null },
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
}
