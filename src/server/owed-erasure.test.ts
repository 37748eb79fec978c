import { expect, test } from 'vitest'
import type { Log } from './log.ts'
import { owedErasure } from './owed-erasure.ts'

test('[CV8] an erasure that somebody from outside holds up is tried again until it is done', async () => {
  const said: string[] = []
  const log: Log = { event: code => said.push(code), broken: code => said.push(code) }
  let tries = 0
  const owed = owedErasure(async () => {
    tries += 1
    if (tries < 3) throw new Error('busy')
  }, log)
  await owed.erase()
  await owed.settle()
  await owed.settle()
  await owed.settle()
  expect(tries).toBe(3)
  expect(said).toEqual(['erasure-owed', 'erasure-owed'])
})
