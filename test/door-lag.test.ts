import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askWork, workFor } from './easy-work.ts'
import { TestHouse } from './open-house.ts'

let house: TestHouse
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())
afterEach(() => house.isLeftBy(present))

test('[WR8] a house that is behind with its work gives no new ticket, goes on with who talks, and lets in again later', async () => {
  const { visitor, counsellor } = await house.twoTalk()
  present.push(visitor, counsellor)
  const next = await house.visitorArrives()
  const work = await workFor(house.url, next.c)
  house.lag.isNow = true
  expect((await askWork(house.url, next.c)).status).toBe(503)
  present.push(next)
  next.line.send({ t: 'ticket', v: 1, c: next.c, work })
  expect(await next.line.hears('refused')).toMatchObject({ code: 'try-again', about: 'ticket' })
  await visitor.says('merk jij iets?')
  expect((await counsellor.reads()).content).toMatchObject({ t: 'merk jij iets?' })
  house.lag.isNow = false
  await next.joins()
  await next.line.hears('place')
})
