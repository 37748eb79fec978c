import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { standardLimits } from '../src/domain/limits.ts'
import { noneNeeded } from '../src/domain/shift.ts'
import {
  calendarAnswer,
  type OwnRoster,
  ownRosterAnswer,
  type RosterWeek,
  rosterWeekAnswer,
  type ToldShift,
} from '../src/protocol/roster.ts'
import { at } from './hours.ts'
import { heard, OneEvening, seesBoard, seesEvening } from './one-evening.ts'

const people = ['bram', 'noor', 'farid', 'els', 'lies'] as const
type Who = (typeof people)[number]

let evening: OneEvening
const cookies = new Map<Who, string>()
beforeAll(async () => {
  evening = await OneEvening.opens()
  // A Sunday; the whole week is still to come.
  evening.house.clock.goTo(at('2027-01-31 12:00'))
  for (const who of people) cookies.set(who, (await evening.house.signsIn(who)).cookie)
}, 60_000)
afterAll(() => evening.house.closes())

const monday = '2027-02-01'
const needed = { people: 2, atLeast: { ...noneNeeded, medical: 1 } }

beforeEach(async () => {
  for (const { id, version } of (await week()).shifts) await asks('bram', 'remove', { id, version })
})

const idOf = (who: Who) => evening.house.people.find(({ username }) => username === who)?.id ?? ''

function asks(who: Who, act: string, body: object): Promise<Response> {
  return evening.house.posts(`/api/roster/${act}`, body, { cookie: cookies.get(who) ?? '' })
}

async function week(who: Who = 'bram', date = monday): Promise<RosterWeek> {
  return v.parse(rosterWeekAnswer, await (await asks(who, 'week', { date })).json())
}

async function own(who: Who): Promise<OwnRoster> {
  return v.parse(ownRosterAnswer, await (await asks(who, 'own', {})).json())
}

const plan = { date: monday, from: '17:00', to: '21:00', needed, people: [], pointPerson: null } as const

async function theShift(): Promise<ToldShift> {
  const [shift] = (await week()).shifts
  if (!shift) throw new Error('there is no shift')
  return shift
}

/** Noor and Farid on Monday evening, Noor is point person. */
async function noorAndFarid(): Promise<ToldShift> {
  const team = { people: [idOf('noor'), idOf('farid')], pointPerson: idOf('noor') }
  expect((await asks('bram', 'add', { plan: { ...plan, ...team } })).status).toBe(204)
  return theShift()
}

test('[RO10] counsellors and coordinators read the roster, and nobody else anything of it', async () => {
  await noorAndFarid()
  for (const who of ['bram', 'farid'] as const) {
    const { staff, shifts } = await week(who)
    expect(staff.map(({ name, disciplines }) => [name, disciplines])).toEqual([
      ['Els', ['social']],
      ['Farid', ['social', 'medical']],
      ['Noor', ['psycho-pedagogical', 'study-choice']],
    ])
    expect(shifts[0]).toMatchObject({ pointPerson: idOf('noor'), warnings: { understaffed: null } })
  }
  expect((await asks('lies', 'week', { date: monday })).status).toBe(403)
  expect((await evening.house.posts('/api/roster/week', { date: monday })).status).toBe(401)
})

test('[RO10] no counsellor changes the roster, and no coordinator swaps', async () => {
  const { id, version } = await noorAndFarid()
  const wrong = [
    asks('noor', 'add', { plan }),
    asks('noor', 'change', { id, version, plan }),
    asks('noor', 'remove', { id, version }),
    asks('noor', 'undo', { id, version }),
    asks('noor', 'propose', { date: monday, weeks: 1, needed }),
    asks('bram', 'put-up', { id }),
    asks('bram', 'take-over', { id, from: idOf('noor') }),
    asks('bram', 'calendar', {}),
  ]
  expect((await Promise.all(wrong)).map(({ status }) => status)).toEqual(wrong.map(() => 403))
  expect(await theShift()).toMatchObject({ id, version })
})

test('[RO4] a coordinator gets the shifts of a week in one press, and the second press adds nothing', async () => {
  const propose = async () => (await asks('bram', 'propose', { date: monday, weeks: 1, needed })).json()
  expect(await propose()).toEqual({ added: 4 })
  expect(await propose()).toEqual({ added: 0 })
  const { shifts } = await week()
  expect(shifts.map(({ date, from }) => [date, from])).toEqual([
    ['2027-02-01', '17:00'],
    ['2027-02-02', '17:00'],
    ['2027-02-03', '14:00'],
    ['2027-02-04', '17:00'],
  ])
  expect(shifts[0]?.warnings.understaffed).toEqual({
    ...{ people: 2, disciplines: [{ name: 'medical', missing: 1 }] },
  })
})

test('[RO1] [RO5] a shift that cannot be, is past or has somebody unknown in it, is refused and changes nothing', async () => {
  const { id, version } = await noorAndFarid()
  const status = async (change: object) =>
    (await asks('bram', 'change', { id, version, plan: { ...plan, ...change } })).status
  expect(await status({ from: '21:00', to: '17:00' })).toBe(400)
  expect(await status({ people: [idOf('noor'), idOf('noor')] })).toBe(400)
  expect(await status({ date: '2027-02-30' })).toBe(400)
  expect(await status({ pointPerson: idOf('els') })).toBe(400)
  expect(await status({ people: [idOf('bram')] })).toBe(404)
  expect(await status({ date: '2026-11-02' })).toBe(410)
  expect((await asks('bram', 'add', { plan: { ...plan, date: '2026-11-02' } })).status).toBe(410)
  expect(await theShift()).toMatchObject({ version, people: [idOf('noor'), idOf('farid')] })
})

test('[RO6] of two who change the same shift the second hears so, and the first stands', async () => {
  const { id, version } = await noorAndFarid()
  const change = (to: string) => asks('bram', 'change', { id, version, plan: { ...plan, to } })
  expect([(await change('20:00')).status, (await change('22:00')).status]).toEqual([204, 409])
  expect(await theShift()).toMatchObject({ to: '20:00', version: version + 1 })
  expect((await asks('bram', 'remove', { id, version })).status).toBe(409)
})

test('[RO7] [RO8] [RO9] Noor puts her evening up, Els takes it over in one press, and Bram undoes it', async () => {
  const { id } = await noorAndFarid()
  expect((await asks('els', 'put-up', { id })).status).toBe(404)
  expect((await asks('noor', 'put-up', { id })).status).toBe(204)
  expect((await own('els')).up.map(({ mayTake }) => mayTake)).toEqual([true])
  expect((await own('farid')).up.map(({ mayTake }) => mayTake)).toEqual([false])
  const place = { id, from: idOf('noor') }
  expect((await asks('farid', 'take-over', place)).status).toBe(403)
  expect((await asks('els', 'take-over', place)).status).toBe(204)
  expect((await asks('els', 'take-over', place)).status).toBe(404)
  expect((await own('els')).own.map(shift => shift.id)).toEqual([id])
  expect((await own('noor')).own).toEqual([])
  const swapped = await theShift()
  expect(swapped).toMatchObject({ people: [idOf('els'), idOf('farid')], pointPerson: null, canUndo: true })
  expect(swapped.swaps).toMatchObject([{ from: idOf('noor'), to: idOf('els') }])
  expect((await asks('bram', 'undo', { id, version: swapped.version })).status).toBe(204)
  expect(await theShift()).toMatchObject({ pointPerson: idOf('noor'), putUp: [idOf('noor')], swaps: [] })
  expect((await asks('noor', 'withdraw', { id })).status).toBe(204)
  expect((await own('els')).up).toEqual([])
})

/** Everybody signs in anew: a session does not outlast a day that goes by. */
async function itIs(when: string): Promise<void> {
  evening.house.clock.goTo(at(when))
  for (const who of people) cookies.set(who, (await evening.house.signsIn(who)).cookie)
}

test('[RO5] [RO7] [RO15] a shift that runs is not swapped, a past one is read only, and a year later it is gone', async () => {
  const { id, version } = await noorAndFarid()
  expect((await asks('noor', 'put-up', { id })).status).toBe(204)
  await itIs(`${monday} 17:00`)
  expect((await asks('els', 'take-over', { id, from: idOf('noor') })).status).toBe(410)
  expect((await asks('farid', 'put-up', { id })).status).toBe(410)
  await itIs(`${monday} 21:00`)
  expect((await asks('bram', 'change', { id, version: version + 1, plan })).status).toBe(410)
  expect((await asks('bram', 'remove', { id, version: version + 1 })).status).toBe(410)
  expect(await theShift()).toMatchObject({ isPast: true, people: [idOf('noor'), idOf('farid')] })
  await itIs('2028-02-03 12:00')
  await evening.house.house.sweep()
  expect((await week()).shifts).toEqual([])
  await itIs('2027-01-31 12:00')
})

test('[RO11] a calendar at a secret address holds own shifts only, names nobody, and a new address ends the old', async () => {
  const shift = await noorAndFarid()
  const renew = async () => v.parse(calendarAnswer, await (await asks('noor', 'calendar', {})).json()).address
  const read = async (address: string) => fetch(address.replace(/^.*(?=\/rooster\/)/, evening.house.url))
  const first = await renew()
  expect(first).toMatch(/\/rooster\/[A-Za-z0-9_-]{43}\.ics$/)
  const answer = await read(first)
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = (await answer.text()).replaceAll('\r\n ', '')
  expect(text).toContain(`UID:${shift.id}@`)
  expect(text).toContain('DTSTART:20270201T160000Z')
  expect(text).not.toMatch(/Farid|Noor|farid/)
  const second = await renew()
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200])
  expect((await own('noor')).hasCalendar).toBe(true)
  expect((await read(second.replace(/.\.ics$/, '.ics'))).status).toBe(404)
  expect((await read(second.replace(/\w{3}\.ics$/, 'AAA.ics'))).status).toBe(404)
})

test('[RO12] who is point person of the shift that runs hears an alarm first, unless Bram decided otherwise', async () => {
  await noorAndFarid()
  evening.house.clock.goTo(at(`${monday} 16:59`))
  const noor = await evening.sitsDown('noor')
  const farid = await evening.sitsDown('farid')
  const bram = await evening.bramLeads()
  expect((await seesEvening(bram)).pointPerson).toBeNull()
  await evening.later(2 * 60_000)
  await seesBoard(farid.line, board => board.colleagues.some(one => one.isPointPerson && one.name === 'Noor'))
  const told = await seesEvening(bram, one => one.pointPerson !== null)
  expect(told.pointPerson).toMatchObject({ name: 'Noor', isByRoster: true })
  const visitor = await evening.arrives()
  await visitor.line.hears('place')
  await evening.later(standardLimits.alarmAfter)
  await noor.line.hears('alarm')
  expect(heard(farid, 'alarm')).toBe(0)
  bram.send({ t: 'point-person', counsellor: idOf('farid') })
  const decided = await seesEvening(bram, one => one.pointPerson?.name === 'Farid')
  expect(decided.pointPerson).toMatchObject({ isByRoster: false })
  bram.send({ t: 'point-person', counsellor: null })
  await seesEvening(bram, one => one.pointPerson?.name === 'Noor')
  await evening.house.restarts()
})
