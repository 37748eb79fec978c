import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { standardLimits as limits } from '../src/domain/limits.ts'
import { type EveningFrame, heard, OneEvening, seesEvening } from './one-evening.ts'

const minute = 60_000
let evening: OneEvening
beforeAll(async () => {
  evening = await OneEvening.opens()
}, 60_000)
afterAll(() => evening.house.closes())
afterEach(() => evening.isOver())

test('[QU7] a visitor outside whose page reloads keeps the order', async () => {
  const bram = await evening.bramLeads()
  bram.send({ t: 'cap', most: 1 })
  await seesEvening(bram, ({ cap }) => cap === 1)
  const first = await evening.arrives()
  await first.line.hears('place')
  const [second, third] = [await evening.arrives(), await evening.arrives()]
  await third.line.hears('refused')
  second.line.cut()
  await second.returns()
  expect((await second.line.hears('refused')).code).toBe('queue-full')
  first.line.send({ t: 'leave' })
  await second.line.hears('place')
  expect(heard(third, 'place')).toBe(0)
})

test('[QU7] [QU16] whoever stands outside is let in when the coordinator makes room', async () => {
  const bram = await evening.bramLeads()
  bram.send({ t: 'cap', most: 0 })
  await seesEvening(bram, ({ cap }) => cap === 0)
  const visitor = await evening.arrives()
  await visitor.line.hears('refused')
  bram.send({ t: 'cap', most: null })
  expect((await visitor.line.hears('place', 2_000)).place).toBe(1)
})

test('[QU7] a counsellor who comes makes room for who stands outside', async () => {
  const noor = await evening.sitsDown('noor')
  await noor.isReady()
  noor.line.send({ t: 'away' })
  for (let nth = 0; nth < 4; nth++) await (await evening.arrives()).line.hears('place')
  const fifth = await evening.arrives()
  await fifth.line.hears('refused')
  noor.line.send({ t: 'ready' })
  const farid = await evening.sitsDown('farid')
  await farid.isReady()
  expect((await fifth.line.hears('place', 2_500)).place).toBe(5)
})

test('[QU11] a visitor whose two minutes are over gets whoever is free, at once', async () => {
  await evening.twoTalk('farid')
  const noor = await evening.sitsDown('noor')
  const visitor = await evening.arrives({ wanted: 'medical' })
  await visitor.line.hears('place')
  await evening.house.house.sweep()
  await evening.later(limits.matching)
  noor.line.send({ t: 'ready' })
  await noor.line.hears('offer', 2_500)
})

test('[QU12] nobody is called for a visitor whose page is gone', async () => {
  const visitor = await evening.arrives()
  await visitor.line.hears('place')
  visitor.line.cut()
  await evening.house.hasLostVisitors()
  await evening.later(limits.alarmAfter)
  const bram = await evening.bramLeads()
  await seesEvening(bram)
  expect((await seesEvening(bram)).alarm).toBeNull()
})

test('[QU13] [CV12] how it ended is counted for everyone, and a conversation of more than 45 minutes besides', async () => {
  const bram = await evening.bramLeads()
  const before = await seesEvening(bram)
  const { visitor, counsellor } = await evening.twoTalk()
  const bored = await evening.arrives()
  await bored.line.hears('place')
  bored.line.send({ t: 'leave' })
  bram.send({ t: 'cap', most: 0 })
  await seesEvening(bram, ({ cap }) => cap === 0)
  const unlucky = await evening.arrives()
  await unlucky.line.hears('refused')
  unlucky.line.send({ t: 'leave' })
  evening.house.clock.forward(46 * minute)
  await visitor.stops()
  await counsellor.line.hears('ended')
  await counsellor.stops()
  await counsellor.line.hears('closed')
  const plusOne = (outcome: keyof EveningFrame['outcomes']) => (before.outcomes[outcome] ?? 0) + 1
  const after = await seesEvening(bram, ({ over45 }) => over45 > before.over45)
  expect(after).toMatchObject({
    outcomes: {
      answered: plusOne('answered'),
      'left-waiting': plusOne('left-waiting'),
      'refused-full': plusOne('refused-full'),
    },
    over45: before.over45 + 1,
  })
})

test('[QU14] a pause is told on the site and at the door, and running conversations go on', async () => {
  const { visitor, counsellor } = await evening.twoTalk()
  const bram = await evening.bramLeads()
  bram.send({ t: 'close-now', kind: 'paused', reason: 'we herstellen iets', minutes: 30 })
  await seesEvening(bram, ({ opening }) => !opening.isOpen)
  expect(await evening.status()).toMatchObject({ state: 'paused', mayCome: false })
  const late = await evening.comes()
  await late.asksTicket()
  expect((await late.line.hears('refused')).code).toBe('paused')
  await visitor.says('Ben je er nog?')
  expect(await counsellor.reads()).toMatchObject({ content: { t: 'Ben je er nog?' } })
})
