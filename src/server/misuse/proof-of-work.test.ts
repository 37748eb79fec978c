import { expect, test } from 'vitest'
import { solveWork } from '../../web/shared/solve-work.ts'
import { ProofOfWork } from './proof-of-work.ts'

const minute = 60_000
let now = Date.parse('2026-11-16T18:00:00Z')
const house = new ProofOfWork({ now: () => now }, 2 * minute)

test('[CT8] whose page did the work may send, once, also when it is sent twice at the same time', async () => {
  const done = await solveWork(await house.ask('contact'))
  const answers = await Promise.all([house.take('contact', done), house.take('contact', done)])
  expect(answers).toEqual([undefined, { refused: 'expired' }])
  expect(await house.take('contact', done)).toEqual({ refused: 'expired' })
})

test('[CT8] work is good for two minutes, by the house’s own clock', async () => {
  const [early, late] = [await house.ask('contact'), await house.ask('contact')]
  now += 2 * minute
  expect(await house.take('contact', await solveWork(early))).toBeUndefined()
  now += 1
  expect(await house.take('contact', await solveWork(late))).toEqual({ refused: 'expired' })
})

test('[CT8] who did no work, or made up the task, may not send', async () => {
  const done = await solveWork(await house.ask('contact'))
  const { asked } = done
  const easier = { ...asked, parameters: { ...asked.parameters, cost: 1 } }
  const longer = { ...asked.parameters.data, until: now + 60 * minute }
  const other = await new ProofOfWork({ now: () => now }, 2 * minute).ask('contact')
  for (const made of [
    { ...done, key: 'ab'.repeat(32) },
    await solveWork({ ...easier, parameters: { ...easier.parameters, keyPrefix: '' } }),
    { ...done, asked: { ...asked, parameters: { ...asked.parameters, data: longer } } },
    await solveWork(other),
  ])
    expect(await house.take('contact', made)).toEqual({ refused: 'proof-refused' })
  expect(await house.take('contact', done)).toBeUndefined()
})

test('[CT8] a page that is left stops working', async () => {
  const leaving = new AbortController()
  const working = solveWork(await house.ask('contact'), leaving.signal)
  leaving.abort()
  await expect(working).rejects.toThrow()
})
