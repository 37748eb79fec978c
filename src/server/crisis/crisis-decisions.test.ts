import { expect, test } from 'vitest'
import { type CrisisLogDeps, sweepCrisisDecisions } from './crisis-decisions.ts'

test('[CR8] after two years it goes by itself, also where nobody reads; it is looked at once a day', async () => {
  const forgotten: string[] = []
  let now = Date.parse('2026-11-27T21:00:00Z')
  const crisisDecisions = { forgetBefore: async (day: string) => void forgotten.push(day) }
  const commit = ((work: (stores: object) => unknown) => work({ crisisDecisions })) as CrisisLogDeps['commit']
  const sweep = sweepCrisisDecisions({ commit, clock: { now: () => now }, zone: 'Europe/Brussels' })
  await sweep()
  await sweep()
  now += 24 * 60 * 60_000
  await sweep()
  expect(forgotten).toEqual(['2024-11-27', '2024-11-28'])
})
