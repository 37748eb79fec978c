import { expect, test } from 'vitest'
import { standardWorkLevels } from '../../domain/work-level.ts'
import { solveWork } from '../../web/shared/solve-work.ts'
import { ProofOfWork } from './proof-of-work.ts'

const minute = 60_000
let now = Date.parse('2026-11-16T18:00:00Z')
const house = new ProofOfWork({ now: () => now }, 2 * minute)
const contact = { purpose: 'contact' } as const
const ticket = { purpose: 'ticket', c: 'C'.repeat(22) } as const

test('[CT8] whose page did the work may send, once, also when it is sent twice at the same time', async () => {
  const done = await solveWork(await house.ask(contact))
  const answers = await Promise.all([house.take(contact, done), house.take(contact, done)])
  expect(answers).toEqual([undefined, { refused: 'expired' }])
  expect(await house.take(contact, done)).toEqual({ refused: 'expired' })
})

test('[CT8] work is good for two minutes, by the house’s own clock', async () => {
  const [early, late] = [await house.ask(contact), await house.ask(contact)]
  now += 2 * minute
  expect(await house.take(contact, await solveWork(early))).toBeUndefined()
  now += 1
  expect(await house.take(contact, await solveWork(late))).toEqual({ refused: 'expired' })
})

test('[CT8] who did no work, or made up the task, may not send', async () => {
  const done = await solveWork(await house.ask(contact))
  const { asked } = done
  const easier = { ...asked, parameters: { ...asked.parameters, cost: 1 } }
  const longer = { ...asked.parameters.data, until: now + 60 * minute }
  const other = await new ProofOfWork({ now: () => now }, 2 * minute).ask(contact)
  for (const made of [
    { ...done, key: 'ab'.repeat(32) },
    await solveWork({ ...easier, parameters: { ...easier.parameters, keyPrefix: '' } }),
    { ...done, asked: { ...asked, parameters: { ...asked.parameters, data: longer } } },
    await solveWork(other),
  ])
    expect(await house.take(contact, made)).toEqual({ refused: 'proof-refused' })
  expect(await house.take(contact, done)).toBeUndefined()
})

test('[CT8] a page that is left stops working', async () => {
  const leaving = new AbortController()
  const working = solveWork(await house.ask(contact), leaving.signal)
  leaving.abort()
  await expect(working).rejects.toThrow()
})

test('[FL1] work for a ticket is for one conversation, and is no work for anything else', async () => {
  const done = await solveWork(await house.ask(ticket))
  expect(await house.take({ ...ticket, c: 'D'.repeat(22) }, done)).toEqual({ refused: 'proof-refused' })
  expect(await house.take(contact, done)).toEqual({ refused: 'proof-refused' })
  expect(await house.take(ticket, await solveWork(await house.ask(contact)))).toEqual({
    refused: 'proof-refused',
  })
  expect(await house.take(ticket, done)).toBeUndefined()
  expect(await house.take(ticket, done)).toEqual({ refused: 'expired' })
})

test('[FL1] easier work than was asked is no work, and harder work costs more', async () => {
  const asked = await house.ask(ticket, 3)
  const { parameters } = asked
  expect(parameters.cost).toBe(standardWorkLevels[3]?.cost)
  const easy = await house.ask(ticket)
  const lower = await solveWork({ ...easy, parameters: { ...easy.parameters, data: parameters.data } })
  const made = { ...asked, parameters: { ...parameters, cost: 1, keyPrefix: '' } }
  for (const { counter, key } of [lower, await solveWork(made)])
    expect(await house.take(ticket, { asked, counter, key })).toEqual({ refused: 'proof-refused' })
  const signedElsewhere = { ...asked, signature: easy.signature }
  expect(await house.take(ticket, await solveWork(signedElsewhere))).toEqual({ refused: 'proof-refused' })
  expect(await house.take(ticket, await solveWork(asked))).toBeUndefined()
})

test('[FL1] past the hardest level nothing is asked that no page could do', async () => {
  const { parameters } = await house.ask(ticket, 99)
  expect(parameters.cost).toBe(standardWorkLevels.at(-1)?.cost)
})
