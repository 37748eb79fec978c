import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { standardLimits } from '../src/domain/limits.ts'
import { TestHouse } from './open-house.ts'
import type { TestCounsellor, TestVisitor } from './pages-in-node.ts'

let house: TestHouse
const present: { line: { cut(): void; untilClosed(): Promise<void> } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())
afterEach(() => house.isLeftBy(present))

async function twoTalk(): Promise<{ visitor: TestVisitor; counsellor: TestCounsellor }> {
  const both = await house.twoTalk()
  present.push(both.visitor, both.counsellor)
  return both
}

async function visitorArrives(): Promise<TestVisitor> {
  const visitor = await house.visitorArrives()
  present.push(visitor)
  return visitor
}

async function counsellorIsReady(username = 'noor'): Promise<TestCounsellor> {
  const counsellor = await house.counsellorSitsDown(username)
  present.push(counsellor)
  await counsellor.isReady()
  return counsellor
}

describe('two people talk', () => {
  test('[CV1] [CV3] [CV7] a visitor waits, Noor takes the offer, they talk, the visitor stops, and all is erased', async () => {
    const { visitor, counsellor } = await twoTalk()
    await visitor.says('hey. weet niet goed hoe beginnen')
    expect((await counsellor.reads()).content).toEqual({ k: 'text', t: 'hey. weet niet goed hoe beginnen' })
    await counsellor.says('Dat is oké.')
    expect((await visitor.reads()).content).toEqual({ k: 'text', t: 'Dat is oké.' })
    await visitor.stops()
    expect((await counsellor.reads()).content).toMatchObject({ k: 'close' })
    expect((await counsellor.line.hears('ended')).by).toBe('visitor')
    await counsellor.stops()
    expect((await visitor.reads()).content).toMatchObject({ k: 'close' })
    await visitor.line.hears('closed')
    await counsellor.line.hears('closed')
  })

  test('[CV5] a visitor cannot speak after the end', async () => {
    const { visitor, counsellor } = await twoTalk()
    const late = await visitor.types('nog even')
    await visitor.line.hears('accepted')
    await counsellor.stops()
    await visitor.line.hears('ended')
    visitor.line.send({ t: 'message', message: { ...late, q: late.q + 1 } })
    expect((await visitor.line.hears('refused')).code).toBe('conversation-ended')
  })

  test('[CV5] a visitor cannot speak before the hello, and a foreign envelope is not carried', async () => {
    const counsellor = await counsellorIsReady()
    const visitor = await visitorArrives()
    await visitor.joins()
    await counsellor.takes()
    visitor.line.send({
      t: 'envelope',
      envelope: {
        ...{ v: 1, kind: 'shift', rid: 'x', e: 0, why: 'start', prev: '' },
        ...{ conv: 'A'.repeat(22), enc: 'A'.repeat(43), ct: 'A'.repeat(120) },
      },
    })
    await visitor.handsOverKey()
    await counsellor.opensEnvelope()
    await counsellor.saysHello()
    await visitor.hearsHello()
    expect(visitor.line.heard).toContainEqual({ t: 'refused', code: 'not-yours', about: 'envelope' })
  })

  test('[WR2] a message that is sent twice is kept once, acknowledged twice and read once', async () => {
    const { visitor, counsellor } = await twoTalk()
    const message = await visitor.types('een keer')
    const first = await visitor.line.hears('accepted')
    visitor.line.send({ t: 'message', message })
    expect((await visitor.line.hears('accepted')).seq).toBe(first.seq)
    await visitor.says('twee')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'een keer' })
    expect((await counsellor.reads()).content).toMatchObject({ t: 'twee' })
  })

  test('[WR3] a message with a gap before it is refused, and the one that was missing still arrives', async () => {
    const { visitor, counsellor } = await twoTalk()
    const skipped = await visitor.types('eerst')
    await visitor.line.hears('accepted')
    visitor.line.send({ t: 'message', message: { ...skipped, q: skipped.q + 2 } })
    expect((await visitor.line.hears('refused')).code).toBe('out-of-order')
    await visitor.says('daarna')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'eerst' })
    expect((await counsellor.reads()).content).toMatchObject({ t: 'daarna' })
  })

  test('[WR4] [CV6] a visitor whose network was gone misses nothing and sends nothing twice', async () => {
    const { visitor, counsellor } = await twoTalk()
    await visitor.says('ik ben er nog')
    await counsellor.reads()
    visitor.line.cut()
    expect((await counsellor.line.hears('peer')).connected).toBe(false)
    await counsellor.says('Neem gerust je tijd.')
    await visitor.returns()
    await visitor.line.hears('opened')
    expect((await visitor.reads()).content).toMatchObject({ t: 'Neem gerust je tijd.' })
    expect((await counsellor.line.hears('peer')).connected).toBe(true)
    await visitor.says('bedankt')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'bedankt' })
  })

  test('[WR4] a desk on a new socket goes on with the conversation it took, and no other desk can', async () => {
    const { visitor, counsellor } = await twoTalk()
    counsellor.line.cut()
    await visitor.line.hears('peer')
    await visitor.says('ben je daar?')
    await counsellor.returns()
    await counsellor.line.hears('opened')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'ben je daar?' })
    const farid = await counsellorIsReady('farid')
    farid.line.send({ t: 'return', c: visitor.c, take: counsellor.take, after: 0, whole: false })
    expect((await farid.line.hears('refused')).code).toBe('not-yours')
    farid.line.send({ t: 'message', message: await counsellor.types('x') })
    expect((await farid.line.hears('refused')).code).toBe('not-yours')
  })

  test('[CV7] what was on its way when the other stopped is refused, and the goodbye still arrives', async () => {
    const { visitor, counsellor } = await twoTalk()
    await visitor.stops()
    await counsellor.line.hears('ended')
    await counsellor.types('nog één ding')
    expect((await counsellor.line.hears('refused')).code).toBe('conversation-ended')
    await counsellor.stops()
    await visitor.line.hears('closed')
  })

  test('[CV8] what is erased late of an earlier conversation does not free a counsellor who talks with the next', async () => {
    const { visitor: first, counsellor: noor } = await twoTalk()
    await first.stops()
    await noor.line.hears('ended')
    noor.line.send({ t: 'ready' })
    const second = await visitorArrives()
    await second.joins()
    await noor.takes()
    await second.handsOverKey()
    await noor.opensEnvelope()
    await noor.saysHello()
    first.line.send({ t: 'leave' })
    while ((await noor.line.hears('closed')).c !== first.c);
    const third = await visitorArrives()
    await third.joins()
    await third.line.hears('place')
    noor.line.send({ t: 'ready' })
    expect((await noor.line.hears('refused')).code).toBe('out-of-order')
  })

  test('[CV14] a counsellor who lost the keys gives up: the visitor hears it is broken and both are free', async () => {
    const { visitor, counsellor } = await twoTalk()
    counsellor.line.cut()
    await visitor.line.hears('peer')
    const again = await house.counsellorSitsDown('noor')
    present.push(again)
    again.line.send({ t: 'give-up', c: visitor.c })
    expect((await again.line.hears('status')).status).toBe('rounding-off')
    expect((await visitor.line.hears('ended')).by).toBe('lost-connection')
    visitor.line.send({ t: 'leave' })
    await again.isReady()
    const next = await visitorArrives()
    await next.joins()
    await again.takes()
    expect(again.c).toBe(next.c)
  })

  test('[CV14] with nobody left on the other side everything is erased at once', async () => {
    const { visitor, counsellor } = await twoTalk()
    visitor.line.cut()
    await counsellor.line.hears('peer')
    counsellor.line.send({ t: 'give-up', c: visitor.c })
    await counsellor.line.hears('closed')
  })

  test('[CV6] a second desk of the same counsellor without the keys: the visitor hears that Noor is away', async () => {
    const { visitor, counsellor } = await twoTalk()
    const other = await house.counsellorSitsDown('noor')
    present.push(other)
    expect((await counsellor.line.hears('refused')).code).toBe('already-open')
    expect((await visitor.line.hears('peer')).connected).toBe(false)
  })

  test('[CV4] the clock never ends an open conversation', async () => {
    const { visitor, counsellor } = await twoTalk()
    house.clock.forward(3 * 60 * 60_000)
    await house.house.sweep()
    await visitor.says('we zijn nog bezig')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'we zijn nog bezig' })
  })

  test('[CV6] a conversation with one side gone for ten minutes ends, and the one who stayed is told', async () => {
    const { visitor, counsellor } = await twoTalk()
    visitor.line.cut()
    await counsellor.line.hears('peer')
    house.clock.forward(standardLimits.interrupted)
    await house.house.sweep()
    expect((await counsellor.line.hears('ended')).by).toBe('lost-connection')
    await visitor.returns()
    expect((await visitor.line.hears('ended')).by).toBe('lost-connection')
  })

  test('[CV6] a visitor who vanishes between the key and the hello is waited for ten minutes', async () => {
    const noor = await counsellorIsReady()
    const visitor = await visitorArrives()
    await visitor.joins()
    await noor.takes()
    await visitor.handsOverKey()
    await noor.opensEnvelope()
    visitor.line.cut()
    await house.hasLostVisitors()
    await noor.saysHello()
    house.clock.forward(standardLimits.interrupted)
    await house.house.sweep()
    expect((await noor.line.hears('ended')).by).toBe('lost-connection')
  })

  test('[CV8] [SE38] "Snel weg" by beacon erases at once and frees the counsellor to round off', async () => {
    const { visitor, counsellor } = await twoTalk()
    await visitor.says('er komt iemand')
    expect((await visitor.leavesQuickly()).status).toBe(204)
    expect((await counsellor.line.hears('ended')).by).toBe('quick-exit')
    expect((await counsellor.line.hears('status')).status).toBe('rounding-off')
    await counsellor.line.hears('closed')
    expect((await visitor.leavesQuickly()).status).toBe(404)
  })

  test('[CV8] nobody leaves for another: a wrong bye changes nothing', async () => {
    const { visitor, counsellor } = await twoTalk()
    const answer = await house.posts('/api/leave', { c: visitor.c, bye: 'A'.repeat(22) })
    expect(answer.status).toBe(404)
    await visitor.says('nog hier')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'nog hier' })
  })

  test('[CV9] a counsellor whose page never says hello gives the visitor back the same place and a fresh key', async () => {
    const noor = await counsellorIsReady('noor')
    const visitor = await visitorArrives()
    await visitor.joins()
    await noor.takes()
    await visitor.handsOverKey()
    await noor.line.hears('envelope')
    house.clock.forward(standardLimits.hello)
    await house.house.sweep()
    expect((await noor.line.hears('take-over')).why).toBe('no-hello')
    const farid = await counsellorIsReady('farid')
    await farid.takes()
    await visitor.handsOverKey()
    await farid.opensEnvelope()
    await farid.saysHello()
    await visitor.hearsHello()
    await visitor.says('nu wel')
    expect((await farid.reads()).content).toMatchObject({ t: 'nu wel' })
  })

  test('[CV9] [QU5] a visitor who is gone when no hello comes is not rung for, and keeps the place', async () => {
    const noor = await counsellorIsReady('noor')
    const visitor = await visitorArrives()
    await visitor.joins()
    await noor.takes()
    await visitor.handsOverKey()
    await noor.line.hears('envelope')
    visitor.line.cut()
    house.clock.forward(standardLimits.hello)
    await house.house.sweep()
    await noor.line.hears('take-over')
    const farid = await counsellorIsReady('farid')
    await house.house.sweep()
    expect(farid.line.heard.some(({ t }) => t === 'offer')).toBe(false)
    await visitor.returns()
    await farid.takes()
    expect(farid.c).toBe(visitor.c)
  })

  test('[CV9] a visitor whose page never gives the key is passed over and first again on return', async () => {
    const noor = await counsellorIsReady('noor')
    const visitor = await visitorArrives()
    await visitor.joins()
    await noor.takes()
    visitor.line.cut()
    house.clock.forward(standardLimits.handOver)
    await house.house.sweep()
    expect((await noor.line.hears('take-over')).why).toBe('no-key')
    await visitor.returns()
    await noor.takes()
    await visitor.handsOverKey()
    await noor.opensEnvelope()
  })
})

describe('a server that starts again', () => {
  test('[CV6] [WR4] both pages come back to the conversation they had', async () => {
    const { visitor, counsellor } = await twoTalk()
    await visitor.says('voor de herstart')
    await counsellor.reads()
    await house.restarts()
    await Promise.all([visitor.line.untilClosed(), counsellor.line.untilClosed()])
    await counsellor.returns()
    await visitor.returns()
    await visitor.line.hears('opened')
    await visitor.says('na de herstart')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'na de herstart' })
  })

  test('[QU5] a visitor in the queue keeps the place over a restart', async () => {
    const visitor = await visitorArrives()
    await visitor.joins()
    await visitor.line.hears('place')
    await house.restarts()
    await visitor.line.untilClosed()
    await visitor.returns()
    expect((await visitor.line.hears('place')).place).toBe(1)
  })
})
