import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { standardLimits } from '../src/domain/limits.ts'
import {
  allJoin,
  handsOverNext,
  hearsHellos,
  joinsNext,
  readsAgain,
  textsIn,
  visitorReadsAgain,
} from './hands-in-node.ts'
import { heard, OneEvening } from './one-evening.ts'
import { must, type TestCounsellor, type TestVisitor } from './pages-in-node.ts'

let evening: OneEvening

beforeAll(async () => {
  evening = await OneEvening.opens('noor', 'farid', 'els', 'bram')
}, 120_000)
afterAll(() => evening.house.closes())
afterEach(() => evening.isOver())

async function isReady(username: string): Promise<TestCounsellor> {
  const counsellor = await evening.sitsDown(username)
  await counsellor.isReady()
  return counsellor
}

/** The visitor and Noor talk, and Farid is free. */
async function twoTalk() {
  const { visitor, counsellor: noor } = await evening.twoTalk()
  await visitor.says('dit zei ik tegen Noor')
  await noor.reads()
  return { visitor, noor, farid: await isReady('farid') }
}

type As = 'transfer' | 'colleague'

async function calls(noor: TestCounsellor, farid: TestCounsellor, as: As = 'transfer'): Promise<void> {
  noor.line.send({ t: 'call-colleague', c: noor.c, as, counsellor: farid.me.id, why: 'other-expertise' })
  await farid.takes()
}

/** Farid took the call; the visitor's page hands over, and everybody says hello. */
async function comesIn(visitor: TestVisitor, desks: readonly TestCounsellor[], as: As, mayRead = true) {
  const { comer } = await visitor.line.hears('change')
  const made = await handsOverNext(visitor, { reason: as, comer, mayRead })
  const acquaintances = await allJoin(desks)
  await hearsHellos(visitor, made)
  return acquaintances
}

async function threeTalk() {
  const people = await twoTalk()
  const { visitor, noor, farid } = people
  await calls(noor, farid, 'colleague')
  await comesIn(visitor, [noor, farid], 'colleague')
  return people
}

describe('a colleague takes over', () => {
  test('[CH1] [CH2] [CH3] Noor calls Farid, the visitor says yes, and Farid reads what was said', async () => {
    const { visitor, noor, farid } = await twoTalk()
    await calls(noor, farid)
    expect(farid.line.heard.find(({ t }) => t === 'offer')).toMatchObject({
      call: { as: 'transfer', from: 'Noor', why: 'other-expertise' },
    })
    expect(await noor.line.hears('colleague-ready')).toMatchObject({
      as: 'transfer',
      comer: { counsellorId: farid.me.id },
    })
    await comesIn(visitor, [farid], 'transfer')
    await farid.line.hears('changed')
    expect(textsIn(await readsAgain(farid))).toEqual(['dit zei ik tegen Noor'])
    await visitor.says('dag Farid')
    expect((await farid.reads()).content).toMatchObject({ t: 'dag Farid' })
    await farid.says('dag')
    expect((await visitor.reads()).content).toMatchObject({ t: 'dag' })
  })

  test('[CH2] a visitor who starts anew is not read: Farid opens nothing of before', async () => {
    const { visitor, noor, farid } = await twoTalk()
    await calls(noor, farid)
    expect(await comesIn(visitor, [farid], 'transfer', false)).toEqual(['new-acquaintance'])
    await farid.line.hears('changed')
    await visitor.says('vanaf nu')
    await farid.reads()
    const history = await readsAgain(farid)
    expect(textsIn(history)).toEqual(['vanaf nu'])
    expect(history.entries.filter(entry => 'refused' in entry).length).toBeGreaterThan(0)
  })

  test('[CH9] Noor rounds off, hears nothing of the visitor any more, and cannot return', async () => {
    const { visitor, noor, farid } = await twoTalk()
    await calls(noor, farid)
    await comesIn(visitor, [farid], 'transfer')
    expect((await noor.line.hears('released')).why).toBe('handed-over')
    expect((await noor.line.hears('status')).status).toBe('rounding-off')
    const before = heard(noor, 'message')
    await visitor.says('alleen voor Farid')
    await farid.reads()
    noor.asksAgain()
    expect(await noor.line.hears('refused')).toMatchObject({ code: 'not-yours', about: 'return' })
    await noor.types('ik ben er nog')
    expect(await noor.line.hears('refused')).toMatchObject({ code: 'not-yours', about: 'message' })
    expect(heard(noor, 'message')).toBe(before)
    await noor.reconnects()
    expect(noor.line.heard.find(({ t }) => t === 'welcome')).toMatchObject({ conversation: null })
  })

  test('[CH2] the visitor says no: Noor hears it, Farid is free, and the two go on', async () => {
    const { visitor, noor, farid } = await twoTalk()
    await calls(noor, farid)
    await visitor.line.hears('change')
    visitor.line.send({ t: 'change-no' })
    expect((await noor.line.hears('colleague-no')).why).toBe('visitor-said-no')
    expect((await farid.line.hears('take-over')).why).toBe('visitor-said-no')
    expect((await farid.line.hears('status')).status).toBe('free')
    await visitor.says('liever met jou')
    expect((await noor.reads()).content).toMatchObject({ t: 'liever met jou' })
  })

  test('[CH2] no answer in two minutes is a no, and nothing ends', async () => {
    const { visitor, noor, farid } = await twoTalk()
    await calls(noor, farid)
    await visitor.line.hears('change')
    await evening.later(standardLimits.changeAnswer)
    expect((await visitor.line.hears('change-over')).why).toBe('too-late')
    expect((await noor.line.hears('colleague-no')).why).toBe('no-answer')
    expect((await farid.line.hears('take-over')).why).toBe('no-key')
    await noor.says('we doen gewoon verder')
    expect((await visitor.reads()).content).toMatchObject({ t: 'we doen gewoon verder' })
  })

  test('[CH1] "nu niet", a miss and a call that is taken back are told, and a miss sets "even weg"', async () => {
    const { noor, farid } = await twoTalk()
    const call = {
      t: 'call-colleague',
      c: noor.c,
      as: 'transfer',
      counsellor: farid.me.id,
      why: 'heavy-talk',
    } as const
    noor.line.send(call)
    farid.line.send({ t: 'decline', offer: (await farid.line.hears('offer')).offer })
    expect((await noor.line.hears('colleague-no')).why).toBe('declined')
    expect((await farid.line.hears('offer-gone')).why).toBe('declined')
    noor.line.send(call)
    await farid.line.hears('offer')
    noor.line.send({ t: 'call-off', c: noor.c })
    expect((await noor.line.hears('colleague-no')).why).toBe('called-off')
    expect((await farid.line.hears('offer-gone')).why).toBe('called-off')
    noor.line.send(call)
    await farid.line.hears('offer')
    await evening.later(standardLimits.ring)
    expect((await noor.line.hears('colleague-no')).why).toBe('missed')
    expect((await farid.line.hears('offer-gone')).why).toBe('missed')
    expect((await farid.line.hears('status')).status).toBe('away')
    noor.line.send(call)
    expect(await noor.line.hears('refused')).toMatchObject({ code: 'not-allowed', about: 'call-colleague' })
  })

  test('[CH1] one call at a time, nobody who is busy, and nobody for another’s conversation', async () => {
    const { noor, farid } = await twoTalk()
    const els = await isReady('els')
    const call = { t: 'call-colleague', c: noor.c, as: 'colleague', why: 'second-opinion' } as const
    els.line.send({ ...call, counsellor: farid.me.id })
    expect((await els.line.hears('refused')).code).toBe('not-yours')
    noor.line.send({ ...call, counsellor: noor.me.id })
    expect((await noor.line.hears('refused')).code).toBe('not-allowed')
    noor.line.send({ ...call, counsellor: farid.me.id })
    await farid.line.hears('offer')
    noor.line.send({ ...call, counsellor: els.me.id })
    expect((await noor.line.hears('refused')).code).toBe('out-of-order')
  })

  test('[CH4] Farid says no hello: the key is burned, a repair follows with Noor, and nothing is lost', async () => {
    const { visitor, noor, farid } = await twoTalk()
    const stands = must(visitor.made.at(-1))
    await calls(noor, farid)
    const { comer } = await visitor.line.hears('change')
    await handsOverNext(visitor, { reason: 'transfer', comer })
    await farid.line.hears('next-key')
    await evening.later(standardLimits.changeHello)
    expect((await visitor.line.hears('change-over')).why).toBe('no-hello')
    expect((await noor.line.hears('colleague-no')).why).toBe('no-hello')
    expect((await farid.line.hears('status')).status).toBe('away')
    const repair = await handsOverNext(visitor, { reason: 'repair', current: stands })
    expect(repair.epoch.e).toBe(2)
    expect(await joinsNext(noor)).toBe('same-visitor')
    await hearsHellos(visitor, repair)
    await visitor.says('nog altijd wij twee')
    expect((await noor.reads()).content).toMatchObject({ t: 'nog altijd wij twee' })
  })
})

describe('a colleague talks along', () => {
  test('[CH1] [CH3] three talk, and each hears the two others', async () => {
    const { visitor, noor, farid } = await threeTalk()
    await visitor.says('hallo jullie')
    expect((await noor.reads()).content).toMatchObject({ t: 'hallo jullie' })
    expect((await farid.reads()).content).toMatchObject({ t: 'hallo jullie' })
    await farid.says('hier Farid')
    expect(await visitor.reads()).toMatchObject({ role: 3, content: { t: 'hier Farid' } })
    expect(await noor.reads()).toMatchObject({ role: 3, content: { t: 'hier Farid' } })
  })

  test('[CH8] Farid leaves: the visitor’s page opens an epoch without him, and he hears nothing more', async () => {
    const { visitor, noor, farid } = await threeTalk()
    farid.line.send({ t: 'leave-talk', c: farid.c })
    await visitor.line.hears('colleague-gone')
    await noor.line.hears('colleague-left')
    expect((await farid.line.hears('released')).why).toBe('left')
    expect((await farid.line.hears('status')).status).toBe('rounding-off')
    const made = await handsOverNext(visitor, { reason: 'colleague-left' })
    await joinsNext(noor)
    await hearsHellos(visitor, made)
    const before = heard(farid, 'message')
    await visitor.says('weer met twee')
    expect((await noor.reads()).content).toMatchObject({ t: 'weer met twee' })
    farid.asksAgain()
    expect((await farid.line.hears('refused')).code).toBe('not-yours')
    expect(heard(farid, 'message')).toBe(before)
  })

  test('[CH8] the visitor sends Farid away, at once', async () => {
    const { visitor, noor, farid } = await threeTalk()
    visitor.line.send({ t: 'send-away' })
    expect((await farid.line.hears('released')).why).toBe('sent-away')
    await noor.line.hears('colleague-left')
    await farid.types('wacht even')
    expect((await farid.line.hears('refused')).code).toBe('not-yours')
  })

  test('[CH8] a colleague ends nothing, and one whose page is gone for a minute has left', async () => {
    const { visitor, noor, farid } = await threeTalk()
    const word = await farid.types('ik sluit af')
    await visitor.reads()
    await farid.line.hears('accepted')
    farid.line.send({ t: 'close', message: { ...word, q: word.q + 1 } })
    expect((await farid.line.hears('refused')).code).toBe('not-allowed')
    farid.line.cut()
    await evening.house.hasDesks(1)
    // The server may note it only after the first look at the clock.
    for (const _ of [1, 2, 3]) await evening.later(standardLimits.colleagueKept)
    await visitor.line.hears('colleague-gone')
    await noor.line.hears('colleague-left')
  })

  test('[CH8] a colleague whose line breaks is back in time and missed nothing', async () => {
    const { visitor, farid } = await threeTalk()
    farid.line.cut()
    await visitor.says('even zonder Farid')
    await farid.returns()
    expect(farid.line.heard.find(({ t }) => t === 'welcome')).toMatchObject({
      conversation: { c: visitor.c, role: 3, isComing: false },
    })
    expect((await farid.reads()).content).toMatchObject({ t: 'even zonder Farid' })
    await evening.later(standardLimits.colleagueKept)
    await farid.says('terug')
    expect((await visitor.reads()).content).toMatchObject({ t: 'terug' })
  })
})

describe('a message that cannot be read', () => {
  test('[CH12] the desk asks, the visitor’s page opens a repair epoch with the same people, and they go on', async () => {
    const { visitor, noor, farid } = await threeTalk()
    noor.line.send({ t: 'repair', c: noor.c })
    await visitor.line.hears('repair-asked')
    const made = await handsOverNext(visitor, { reason: 'repair' })
    expect(await allJoin([noor, farid])).toEqual(['same-visitor', 'same-visitor'])
    await hearsHellos(visitor, made)
    await visitor.says('alles is weer leesbaar')
    expect((await noor.reads()).content).toMatchObject({ t: 'alles is weer leesbaar' })
  })
})

describe('a visitor’s page that was loaded anew', () => {
  test('[CH10] [WR9] reads a long talk again in pages, and hears after the last one what stands', async () => {
    const { visitor, noor, farid } = await twoTalk()
    const long = Array.from({ length: 14 }, (_, at) => `${at} ${'€'.repeat(1_990)}`)
    for (const text of long) await visitor.says(text)
    await calls(noor, farid)
    await visitor.line.hears('change')
    const history = await visitorReadsAgain(visitor)
    expect(textsIn(history)).toEqual(['dit zei ik tegen Noor', ...long])
    expect(heard(visitor, 'more')).toBeGreaterThan(0)
    const kinds = visitor.line.heard.map(({ t }) => t)
    expect(kinds.indexOf('change')).toBeGreaterThan(kinds.lastIndexOf('message'))
    expect(visitor.line.heard.find(({ t }) => t === 'caught-up')).toMatchObject({
      change: { stage: 'asked' },
    })
  })

  test('[CH10] reads everything again, its own words too, once and in order', async () => {
    const { visitor, noor } = await twoTalk()
    await noor.says('Ik lees je.')
    await visitor.says('nog iets')
    const history = await visitorReadsAgain(visitor)
    expect(textsIn(history)).toEqual(['dit zei ik tegen Noor', 'Ik lees je.', 'nog iets'])
    expect(history.flaws).toEqual([{ e: 0, lacks: 'close' }])
    expect(heard(visitor, 'accepted')).toBe(0)
    expect(visitor.line.heard.find(({ t }) => t === 'caught-up')).toMatchObject({
      e: 0,
      withColleague: false,
      change: null,
    })
  })
})
