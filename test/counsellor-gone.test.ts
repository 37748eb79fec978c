import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { toBase64url } from '../src/crypto/bytes.ts'
import { makeConversationId } from '../src/crypto/conversation-key.ts'
import { standardLimits } from '../src/domain/limits.ts'
import { parseToVisitorFrame } from '../src/protocol/parse-frame.ts'
import type { ToVisitorFrame, VisitorFrame } from '../src/protocol/visitor-frames.ts'
import { handsOverNext, hearsHellos, joinsNext, opensNextKey, readsAgain, textsIn } from './hands-in-node.ts'
import { heard, OneEvening } from './one-evening.ts'
import { type TestCounsellor, TestLine, type TestVisitor } from './pages-in-node.ts'

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

async function twoTalk() {
  const { visitor, counsellor: noor } = await evening.twoTalk()
  await visitor.says('dit zei ik tegen Noor')
  await noor.reads()
  return { visitor, noor }
}

/** Noor's page is gone, and the visitor has heard it. */
async function noorIsGone() {
  const { visitor, noor } = await twoTalk()
  noor.line.cut()
  expect((await visitor.line.hears('peer')).connected).toBe(false)
  return { visitor, noor }
}

/** Noor's page was loaded anew: without keys, with a shift certified later. */
async function noorComesAnew(visitor: TestVisitor): Promise<TestCounsellor> {
  const anew = await evening.sitsDown('noor', 5)
  anew.c = visitor.c
  return anew
}

function asksToComeBack(anew: TestCounsellor): void {
  anew.line.send({ t: 'back', c: anew.c, take: anew.takesAnew(), certificate: anew.shift.certificate })
}

describe('a counsellor whose page was loaded anew', () => {
  test('[CH5] within three minutes goes on without a question, and reads all that was said', async () => {
    const { visitor, noor } = await twoTalk()
    const anew = await noorComesAnew(visitor)
    expect((await noor.line.hears('refused')).code).toBe('already-open')
    expect(anew.line.heard.find(({ t }) => t === 'welcome')).toMatchObject({
      conversation: { c: visitor.c, role: 2, isComing: false },
    })
    expect((await visitor.line.hears('peer')).connected).toBe(false)
    await visitor.says('ben je er nog?')
    asksToComeBack(anew)
    expect(await anew.line.hears('taken')).toMatchObject({ change: { why: 'back', role: 2, from: null } })
    const { comer, why, isInTime } = await visitor.line.hears('change')
    expect({ why, isInTime }).toEqual({ why: 'back', isInTime: true })
    const made = await handsOverNext(visitor, { reason: 'back', comer })
    await joinsNext(anew)
    await hearsHellos(visitor, made)
    await anew.line.hears('changed')
    expect((await visitor.line.hears('peer')).connected).toBe(true)
    expect(textsIn(await readsAgain(anew))).toEqual(['dit zei ik tegen Noor', 'ben je er nog?'])
    await visitor.says('gelukkig')
    expect((await anew.reads()).content).toMatchObject({ t: 'gelukkig' })
  })

  test('[CH5] after three minutes the visitor decides: a no keeps the page without a key', async () => {
    const { visitor } = await noorIsGone()
    await evening.later(standardLimits.sameCounsellor)
    const anew = await noorComesAnew(visitor)
    asksToComeBack(anew)
    expect((await visitor.line.hears('change')).isInTime).toBe(false)
    visitor.line.send({ t: 'change-no' })
    expect((await anew.line.hears('take-over')).why).toBe('visitor-said-no')
    anew.line.send({ t: 'give-up', c: visitor.c })
    expect((await visitor.line.hears('ended')).by).toBe('lost-connection')
  })

  test('[CH5] nobody comes back to another’s conversation, nor with another’s certificate', async () => {
    const { visitor, noor } = await noorIsGone()
    const farid = await isReady('farid')
    const back = { t: 'back', c: visitor.c, take: farid.takesAnew() } as const
    farid.line.send({ ...back, certificate: farid.shift.certificate })
    expect((await farid.line.hears('refused')).code).toBe('not-yours')
    farid.line.send({ ...back, certificate: noor.shift.certificate })
    expect((await farid.line.hears('refused')).code).toBe('not-yours')
    expect(heard(visitor, 'change')).toBe(0)
  })

  test('[CH5] the page with the keys is back after all: nobody need come any more', async () => {
    const { visitor, noor } = await noorIsGone()
    const anew = await noorComesAnew(visitor)
    asksToComeBack(anew)
    await visitor.line.hears('change')
    await noor.returns()
    expect((await anew.line.hears('refused')).code).toBe('already-open')
    expect((await visitor.line.hears('change-over')).why).toBe('gone')
    expect(await noor.line.hears('caught-up')).toMatchObject({ e: 0, change: null })
    await visitor.says('hallo')
    expect((await noor.reads()).content).toMatchObject({ t: 'hallo' })
  })
})

describe('a visitor whose counsellor is gone', () => {
  test('[CH6] asks for a colleague after two minutes, stands where the first ticket says, and talks on', async () => {
    const { visitor, noor } = await noorIsGone()
    const later = await evening.arrives()
    visitor.line.send({ t: 'ask-colleague' })
    expect(await visitor.line.hears('refused')).toMatchObject({
      code: 'out-of-order',
      about: 'ask-colleague',
    })
    await evening.later(standardLimits.colleagueOffered)
    visitor.line.send({ t: 'ask-colleague' })
    expect(await visitor.line.hears('colleague-asked')).toMatchObject({ c: visitor.c, ahead: 0 })
    const farid = await isReady('farid')
    await farid.takes()
    expect(farid.c).toBe(visitor.c)
    expect(farid.line.heard.find(({ t }) => t === 'taken')).toMatchObject({
      change: { why: 'transfer', role: 2, from: null },
    })
    const { comer, isAlone } = await visitor.line.hears('change')
    expect(isAlone).toBe(true)
    const made = await handsOverNext(visitor, { reason: 'transfer', comer })
    expect(await joinsNext(farid)).toBe('new-acquaintance')
    await hearsHellos(visitor, made)
    await visitor.says('verder met jou')
    expect((await farid.reads()).content).toMatchObject({ t: 'verder met jou' })
    await noor.returns()
    expect(await noor.line.hears('refused')).toMatchObject({ code: 'not-yours', about: 'return' })
    expect(heard(later, 'taken')).toBe(0)
  })

  test('[CH6] a visitor who came first and waits is rung for before one who talks already', async () => {
    const first = await evening.arrives()
    first.line.cut()
    await evening.house.hasLostVisitors()
    const { visitor } = await noorIsGone()
    await evening.later(standardLimits.colleagueOffered)
    await first.returns()
    visitor.line.send({ t: 'ask-colleague' })
    expect((await visitor.line.hears('colleague-asked')).ahead).toBe(1)
    const farid = await isReady('farid')
    await farid.takes()
    expect(farid.c).toBe(first.c)
  })

  test('[CH6] the counsellor who is back first stops the ring, and nobody else comes', async () => {
    const { visitor, noor } = await noorIsGone()
    const farid = await isReady('farid')
    await evening.later(standardLimits.colleagueOffered)
    visitor.line.send({ t: 'ask-colleague' })
    const { offer } = await farid.line.hears('offer')
    await noor.returns()
    expect((await farid.line.hears('offer-gone')).why).toBe('visitor-left')
    expect((await visitor.line.hears('peer')).connected).toBe(true)
    farid.line.send({ t: 'take', offer, take: farid.takesAnew(), certificate: farid.shift.certificate })
    expect((await farid.line.hears('refused')).code).toBe('expired')
    await visitor.says('je bent terug')
    expect((await noor.reads()).content).toMatchObject({ t: 'je bent terug' })
  })

  test('[CH6] a counsellor who is back before the visitor gave a key goes on; after that the other one does', async () => {
    const { visitor, noor } = await noorIsGone()
    const farid = await isReady('farid')
    const asks = async () => {
      await evening.later(standardLimits.colleagueOffered)
      visitor.line.send({ t: 'ask-colleague' })
      await farid.takes()
      return (await visitor.line.hears('change')).comer
    }
    await asks()
    await noor.returns()
    expect((await visitor.line.hears('change-over')).why).toBe('gone')
    expect((await farid.line.hears('take-over')).why).toBe('called-off')
    noor.line.cut()
    while ((await visitor.line.hears('peer')).connected);
    const comer = await asks()
    const made = await handsOverNext(visitor, { reason: 'transfer', comer })
    await opensNextKey(farid)
    await noor.returns()
    await noor.line.hears('caught-up')
    await farid.saysHello()
    await hearsHellos(visitor, made)
    expect((await noor.line.hears('released')).why).toBe('moved-on')
  })

  test('[CH6] [QU15] who talks already is not let go when the evening is closed on the spot', async () => {
    const { visitor } = await noorIsGone()
    await evening.later(standardLimits.colleagueOffered)
    visitor.line.send({ t: 'ask-colleague' })
    await visitor.line.hears('colleague-asked')
    const bram = await evening.bramLeads()
    bram.send({ t: 'close-now', kind: 'closed', reason: 'storing', minutes: null })
    await bram.hears('evening')
    await evening.later(1_000)
    expect(heard(visitor, 'refused')).toBe(0)
    const farid = await isReady('farid')
    await farid.takes()
    expect(farid.c).toBe(visitor.c)
  })

  test('[CH7] at ten minutes it is over; a new ticket has the time of the first, before all who came later', async () => {
    const { visitor } = await noorIsGone()
    const later = await evening.arrives()
    await later.line.hears('place')
    await evening.later(standardLimits.interrupted)
    expect((await visitor.line.hears('ended')).by).toBe('lost-connection')
    const next = toBase64url(makeConversationId())
    visitor.line.send({ t: 'again', next })
    const { ticket } = await visitor.line.hears('ticket-again')
    const line = await comesWith(next, ticket)
    line.send({ t: 'join', lang: 'nl', wanted: 'no-preference', slow: false })
    expect((await line.hears('place')).place).toBe(1)
    visitor.line.send({ t: 'leave' })
    await visitor.line.hears('closed')
    expect((await later.line.hears('place')).place).toBe(2)
    const farid = await isReady('farid')
    await farid.takes()
    expect(farid.c).toBe(next)
    line.cut()
  })

  test('[CH7] who is on the way at ten minutes still comes', async () => {
    const { visitor } = await noorIsGone()
    const farid = await isReady('farid')
    await evening.later(standardLimits.interrupted - 60_000)
    visitor.line.send({ t: 'ask-colleague' })
    await farid.takes()
    const { comer } = await visitor.line.hears('change')
    await evening.later(60_000)
    const made = await handsOverNext(visitor, { reason: 'transfer', comer })
    await joinsNext(farid)
    await hearsHellos(visitor, made)
    await visitor.says('net op tijd')
    expect((await farid.reads()).content).toMatchObject({ t: 'net op tijd' })
  })

  test('[CH7] one ticket for one lost conversation, given anew to a page that did not hear it', async () => {
    const { visitor } = await noorIsGone()
    const [next, other] = [toBase64url(makeConversationId()), toBase64url(makeConversationId())]
    visitor.line.send({ t: 'again', next })
    expect(await visitor.line.hears('refused')).toMatchObject({ code: 'out-of-order', about: 'again' })
    await evening.later(standardLimits.interrupted)
    await visitor.line.hears('ended')
    visitor.line.send({ t: 'again', next })
    const first = await visitor.line.hears('ticket-again')
    visitor.line.send({ t: 'again', next })
    const second = await visitor.line.hears('ticket-again')
    expect(second.ticket).not.toBe(first.ticket)
    visitor.line.send({ t: 'again', next: other })
    expect((await visitor.line.hears('refused')).code).toBe('already-open')
    const line = await comesWith(next, first.ticket)
    expect((await line.hears('refused')).code).toBe('conversation-ended')
    line.cut()
  })
})

async function comesWith(c: string, ticket: string): Promise<TestLine<VisitorFrame, ToVisitorFrame>> {
  const line = await TestLine.open<VisitorFrame, ToVisitorFrame>(
    evening.house.url,
    '/api/visitor',
    parseToVisitorFrame,
  )
  line.send({ t: 'return', v: 1, c, ticket, after: 0, whole: false })
  return line
}
