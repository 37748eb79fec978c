import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { standardLimits } from '../src/domain/limits.ts'
import { handsOverNext, hearsHellos, joinsNext, makesNext, opensNextKey } from './hands-in-node.ts'
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

/** The visitor talks with Noor, who called Farid to take over. */
async function rings() {
  const { visitor, counsellor: noor } = await evening.twoTalk()
  const farid = await isReady('farid')
  const call = { c: noor.c, as: 'transfer', counsellor: farid.me.id, why: 'end-of-shift' } as const
  noor.line.send({ t: 'call-colleague', ...call })
  return { visitor, noor, farid, offer: (await farid.line.hears('offer')).offer }
}

/** Farid took the call, and the visitor is asked. */
async function asked() {
  const people = await rings()
  await people.farid.takesOffer(people.offer)
  await people.noor.line.hears('colleague-ready')
  return { ...people, comer: (await people.visitor.line.hears('change')).comer }
}

/** The visitor said yes: Farid has the key and has not said hello. */
async function handedOver() {
  const people = await asked()
  const made = await handsOverNext(people.visitor, { reason: 'transfer', comer: people.comer })
  await opensNextKey(people.farid)
  return { ...people, made }
}

async function startsAgain(...pages: (TestVisitor | TestCounsellor)[]): Promise<void> {
  await evening.house.restarts()
  await Promise.all(pages.map(page => page.line.untilClosed()))
}

describe('a server that starts again, or a line that breaks, in the middle', () => {
  test('[CH1] [CH4] while a colleague is rung: nobody is rung any more, and Noor knows it', async () => {
    const { visitor, noor, farid, offer } = await rings()
    await startsAgain(visitor, noor, farid)
    await noor.returns()
    expect(await noor.line.hears('caught-up')).toMatchObject({ change: null })
    await farid.reconnects()
    farid.line.send({ t: 'take', offer, take: farid.takesAnew(), certificate: farid.shift.certificate })
    expect((await farid.line.hears('refused')).code).toBe('expired')
    await farid.isReady()
  })

  test('[CH2] [CH4] while the visitor is asked: everyone is told again, and it goes on', async () => {
    const { visitor, noor, farid } = await asked()
    await startsAgain(visitor, noor, farid)
    await farid.returns()
    expect(await farid.line.hears('taken')).toMatchObject({
      take: farid.take,
      change: { why: 'transfer', role: 2 },
    })
    await noor.returns()
    expect((await noor.line.hears('colleague-ready')).comer.counsellorId).toBe(farid.me.id)
    await visitor.returns()
    const { comer } = await visitor.line.hears('change')
    expect(await visitor.line.hears('caught-up')).toMatchObject({
      change: { stage: 'asked', why: 'transfer', e: null },
    })
    const made = await handsOverNext(visitor, { reason: 'transfer', comer })
    await joinsNext(farid)
    await hearsHellos(visitor, made)
    await visitor.says('toch nog')
    expect((await farid.reads()).content).toMatchObject({ t: 'toch nog' })
  })

  test('[CH3] [CH4] while a hello is awaited: the key comes again, and the same key given again is no fault', async () => {
    const { visitor, farid, noor, made } = await handedOver()
    await startsAgain(visitor, noor, farid)
    await visitor.returns()
    expect(await visitor.line.hears('caught-up')).toMatchObject({
      e: 0,
      change: { stage: 'handed-over', why: 'transfer', e: 1 },
    })
    for (const key of made.keys)
      visitor.line.send({ t: 'hand-over', holders: made.keys.length === 1 ? 1 : 2, ...key })
    await farid.returns()
    await farid.line.hears('next-key')
    await farid.saysHello()
    await hearsHellos(visitor, made)
    expect(heard(visitor, 'refused')).toBe(0)
    await visitor.says('gelukt')
    expect((await farid.reads()).content).toMatchObject({ t: 'gelukt' })
  })

  test('[CH4] a visitor who is away when the key burns hears on return that nothing came of it', async () => {
    const { visitor, noor } = await handedOver()
    visitor.line.cut()
    while ((await noor.line.hears('peer')).connected);
    await evening.later(standardLimits.changeHello)
    await visitor.returns()
    expect(await visitor.line.hears('caught-up')).toMatchObject({ e: 0, change: null })
  })

  test('[CH3] a visitor who is away when the last hello comes finds it on return', async () => {
    const { visitor, noor, farid, made } = await handedOver()
    visitor.line.cut()
    while ((await noor.line.hears('peer')).connected);
    await farid.saysHello()
    await visitor.returns()
    await hearsHellos(visitor, made)
    expect(await visitor.line.hears('caught-up')).toMatchObject({ e: 1, change: null })
    await visitor.says('daar ben ik')
    expect((await farid.reads()).content).toMatchObject({ t: 'daar ben ik' })
  })

  test('[CH6] while a colleague is asked for: the place stands, and is told again', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk()
    noor.line.cut()
    await visitor.line.hears('peer')
    await evening.later(standardLimits.colleagueOffered)
    visitor.line.send({ t: 'ask-colleague' })
    await visitor.line.hears('colleague-asked')
    await startsAgain(visitor)
    await visitor.returns()
    await visitor.line.hears('colleague-asked')
    const farid = await isReady('farid')
    await farid.takes()
    expect((await visitor.line.hears('change')).isAlone).toBe(true)
  })

  test('[CH8] who is coming and stays away for a minute does not come', async () => {
    const { visitor, noor, farid } = await asked()
    farid.line.cut()
    await evening.house.hasDesks(1)
    // The server may note it only after the first look at the clock.
    await evening.later(1_000)
    await evening.later(standardLimits.colleagueKept)
    expect((await visitor.line.hears('change-over')).why).toBe('gone')
    expect((await noor.line.hears('colleague-no')).why).toBe('gone')
  })

  test('[CH8] a line that broke during an earlier call counts for nothing in the next', async () => {
    const { visitor, noor, farid } = await asked()
    farid.line.cut()
    await evening.house.hasDesks(1)
    visitor.line.send({ t: 'change-no' })
    await noor.line.hears('colleague-no')
    await farid.reconnects()
    await farid.isReady()
    await evening.later(standardLimits.colleagueKept / 2)
    noor.line.send({
      t: 'call-colleague',
      c: noor.c,
      as: 'transfer',
      counsellor: farid.me.id,
      why: 'technical',
    })
    await farid.takes()
    await evening.later(standardLimits.colleagueKept)
    const { comer } = await visitor.line.hears('change')
    const made = await handsOverNext(visitor, { reason: 'transfer', comer })
    await joinsNext(farid)
    await hearsHellos(visitor, made)
  })
})

describe('what a lying page or desk tries', () => {
  test('[CH3] a key for somebody else, a second key, an old epoch, or a reason nobody asked about', async () => {
    const { visitor, noor, farid, comer } = await asked()
    const made = await makesNext(visitor, { reason: 'transfer', comer })
    const [key] = made.keys
    const { envelope } = must(key)
    const tries = (changes: Partial<typeof envelope>, to: 2 | 3 = 2) =>
      visitor.line.send({ t: 'hand-over', to, holders: 1, envelope: { ...envelope, ...changes } })
    const refusal = async () => (await visitor.line.hears('refused')).code
    tries({ rid: noor.shift.counsellor.shiftId })
    expect(await refusal()).toBe('not-yours')
    tries({ conv: 'A'.repeat(22) })
    expect(await refusal()).toBe('not-yours')
    tries({ e: 0 })
    expect(await refusal()).toBe('out-of-order')
    tries({ why: 'colleague' })
    expect(await refusal()).toBe('out-of-order')
    tries({}, 3)
    expect(await refusal()).toBe('not-yours')
    expect(heard(farid, 'next-key')).toBe(0)
    tries({})
    await farid.line.hears('next-key')
    tries({ ct: 'A'.repeat(120) })
    expect(await refusal()).toBe('out-of-order')
  })

  test('[CH3] while the next epoch is being opened nobody speaks, and no hello comes from another', async () => {
    const { visitor, noor, farid } = await handedOver()
    const word = await noor.types('snel nog iets')
    expect((await noor.line.hears('refused')).code).toBe('out-of-order')
    noor.line.send({ t: 'message', message: { ...word, e: 1, q: 0 } })
    expect((await noor.line.hears('refused')).code).toBe('not-yours')
    visitor.talk = visitor.talks[0]
    await visitor.types('ik ook')
    expect((await visitor.line.hears('refused')).code).toBe('out-of-order')
    expect(heard(farid, 'message')).toBe(0)
    await farid.saysHello()
    noor.line.send({ t: 'message', message: word })
    expect((await noor.line.hears('refused')).code).toBe('not-yours')
  })

  test('[CH1] nobody takes another’s call, and who comes into one conversation comes into no other', async () => {
    const { farid, offer } = await rings()
    const els = await isReady('els')
    els.line.send({ t: 'take', offer, take: els.takesAnew(), certificate: els.shift.certificate })
    expect((await els.line.hears('refused')).code).toBe('expired')
    els.line.send({ t: 'decline', offer })
    expect((await els.line.hears('refused')).code).toBe('expired')
    await farid.takesOffer(offer)
    farid.line.send({ t: 'ready' })
    expect((await farid.line.hears('refused')).code).toBe('out-of-order')
  })

  test('[CH9] a staff note goes from who called to who comes, not back, and to nobody else', async () => {
    const { noor, farid } = await asked()
    const els = await isReady('els')
    const bytes = (length: number) => randomBytes(length).toString('base64url')
    const note = { v: 1, kind: 'staff', enc: bytes(32), ct: bytes(200) } as const
    const goes = (from: TestCounsellor, to: TestCounsellor, rid = to.shift.counsellor.shiftId) =>
      from.line.send({ t: 'staff-note', c: noor.c, to: to.me.id, note: { ...note, rid } })
    goes(noor, farid)
    expect(await farid.line.hears('staff-note')).toMatchObject({ from: noor.me.id, note: { ct: note.ct } })
    goes(farid, noor)
    expect((await farid.line.hears('refused')).code).toBe('not-yours')
    goes(els, farid)
    expect((await els.line.hears('refused')).code).toBe('not-yours')
    goes(noor, els)
    expect((await noor.line.hears('refused')).code).toBe('not-yours')
    goes(noor, farid, els.shift.counsellor.shiftId)
    expect((await noor.line.hears('refused')).code).toBe('not-yours')
  })
})

describe('an end in the middle of a change', () => {
  test('[CH4] [CV8] "Snel weg" frees who was coming, and leaves nothing', async () => {
    const { visitor, noor, farid } = await handedOver()
    await visitor.leavesQuickly()
    expect((await farid.line.hears('take-over')).why).toBe('visitor-left')
    expect((await farid.line.hears('status')).status).toBe('free')
    await noor.line.hears('closed')
    farid.asksAgain()
    expect((await farid.line.hears('refused')).code).toBe('conversation-ended')
  })

  test('[CH4] [CV7] Noor ends it while the visitor is asked, and Farid is rung for others', async () => {
    const { visitor, noor, farid } = await asked()
    await noor.stops()
    expect((await farid.line.hears('take-over')).why).toBe('called-off')
    await visitor.line.hears('ended')
    const next = await evening.arrives()
    await farid.takes()
    expect(farid.c).toBe(next.c)
  })

  test('[CH4] [CV6] ten minutes without the visitor end it, whoever is coming', async () => {
    const { visitor, noor, farid } = await rings()
    visitor.line.cut()
    while ((await noor.line.hears('peer')).connected);
    await evening.later(standardLimits.interrupted)
    expect((await noor.line.hears('ended')).by).toBe('lost-connection')
    await farid.line.hears('offer-gone')
  })
})

describe('what a desk keeps for a reload', () => {
  const blob = 'x'.repeat(400)
  const ask = (path: string, body: unknown, { me }: TestCounsellor) =>
    evening.house.posts(`/api/desk-blob${path}`, body, { cookie: me.cookie })

  test('[CH11] is its own, for a conversation that it holds or held, until it drops it or twelve hours pass', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk()
    const farid = await isReady('farid')
    const own = { c: visitor.c }
    expect(await (await ask('', { ...own, blob }, farid)).json()).toEqual({ refused: 'not-yours' })
    expect((await ask('', { ...own, blob }, noor)).status).toBe(204)
    expect(await (await ask('/find', own, noor)).json()).toEqual({ blob })
    expect((await ask('/find', own, farid)).status).toBe(404)
    await visitor.leavesQuickly()
    await noor.line.hears('closed')
    expect((await ask('', { ...own, blob: 'y'.repeat(400) }, noor)).status).toBe(204)
    expect(await (await ask('/find', own, noor)).json()).toEqual({ blob: 'y'.repeat(400) })
    expect((await ask('/drop', own, noor)).status).toBe(204)
    expect((await ask('/find', own, noor)).status).toBe(404)
    expect(await (await ask('', { ...own, blob }, noor)).json()).toEqual({ refused: 'not-yours' })
  })

  test('[CH11] that is too large, or nonsense, is refused, and nobody reads it without being signed in', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk()
    const own = { c: visitor.c }
    expect((await ask('', { ...own, blob: 'x'.repeat(1_500_000) }, noor)).status).toBe(413)
    expect((await ask('', { ...own, blob: '{}' }, noor)).status).toBe(400)
    expect((await ask('/find', { c: 1 }, noor)).status).toBe(400)
    expect((await evening.house.posts('/api/desk-blob/find', own)).status).toBe(401)
    expect((await ask('', { ...own, blob }, noor)).status).toBe(204)
    evening.house.clock.forward(12 * 60 * 60_000)
    expect((await ask('/find', own, noor)).status).not.toBe(200)
  })
})
