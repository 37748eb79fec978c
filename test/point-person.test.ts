import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { standardLimits } from '../src/domain/limits.ts'
import { heard, OneEvening, seesBoard, seesEvening } from './one-evening.ts'

let evening: OneEvening
beforeAll(async () => {
  evening = await OneEvening.opens()
}, 60_000)
afterAll(() => evening.house.closes())
afterEach(() => evening.isOver())

const idOf = (username: string) => {
  const person = evening.house.people.find(one => one.username === username)
  if (!person) throw new Error(`nobody is called ${username}`)
  return person.id
}

/** Bram makes Noor "aanspreekpunt", who is at the desk and "even weg". */
async function noorIsPoint() {
  const noor = await evening.sitsDown('noor')
  const bram = await evening.bramLeads()
  bram.send({ t: 'point-person', counsellor: idOf('noor') })
  await seesBoard(noor.line, board => board.colleagues.some(one => one.isPointPerson && one.name === 'Noor'))
  return { noor, bram }
}

test('[AL14] a coordinator marks a colleague at a desk in one press, everyone sees it, and takes it back', async () => {
  const { noor, bram } = await noorIsPoint()
  expect((await seesEvening(bram, one => one.pointPerson !== null)).pointPerson?.name).toBe('Noor')
  bram.send({ t: 'point-person', counsellor: null })
  await seesBoard(noor.line, board => board.colleagues.every(one => !one.isPointPerson))
})

test('[AL14] nobody who is not at a desk is marked, and no counsellor marks anybody', async () => {
  const noor = await evening.sitsDown('noor')
  const bram = await evening.bramLeads()
  bram.send({ t: 'point-person', counsellor: idOf('farid') })
  expect(await bram.hears('refused')).toMatchObject({ code: 'expired', about: 'point-person' })
  noor.line.send({ t: 'point-person', counsellor: idOf('noor') })
  expect(await noor.line.hears('refused')).toMatchObject({ code: 'not-allowed' })
})

test('[AL14] [AL15] an alarm is at that desk within a second, also when "even weg"; the answer stands on the board', async () => {
  const { noor, bram } = await noorIsPoint()
  const visitor = await evening.arrives()
  await visitor.line.hears('place')
  await evening.later(standardLimits.alarmAfter)
  expect(await noor.line.hears('alarm')).toMatchObject({ isAnswered: false })
  noor.line.send({ t: 'answer-alarm' })
  expect(await noor.line.hears('alarm')).toMatchObject({ isAnswered: true })
  expect((await seesEvening(bram, one => one.alarmAnsweredBy !== null)).alarmAnsweredBy).toBe('Noor')
  visitor.line.send({ t: 'leave' })
  await noor.line.hears('alarm-over')
  expect(heard(noor, 'alarm')).toBe(2)
  noor.line.send({ t: 'answer-alarm' })
  expect(await noor.line.hears('refused')).toMatchObject({ code: 'expired', about: 'answer-alarm' })
})

test('[AL14] who comes back on another socket while it goes on hears it again', async () => {
  const { noor } = await noorIsPoint()
  const visitor = await evening.arrives()
  await visitor.line.hears('place')
  await evening.later(standardLimits.alarmAfter)
  await noor.line.hears('alarm')
  noor.line.cut()
  const again = await evening.sitsDown('noor')
  await again.line.hears('alarm')
  const farid = await evening.sitsDown('farid')
  await evening.later(1_000)
  expect(heard(farid, 'alarm')).toBe(0)
  farid.line.send({ t: 'answer-alarm' })
  expect(await farid.line.hears('refused')).toMatchObject({ code: 'not-allowed' })
})
