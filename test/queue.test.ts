import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { standardLimits } from '../src/domain/limits.ts'
import { workFor } from './easy-work.ts'
import { TestHouse } from './open-house.ts'
import type { TestCounsellor, TestVisitor } from './pages-in-node.ts'

let house: TestHouse
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())
afterEach(() => house.isLeftBy(present))

async function inLine(): Promise<TestVisitor> {
  const visitor = await house.visitorArrives()
  present.push(visitor)
  await visitor.joins()
  await visitor.line.hears('place')
  // Two tickets of one millisecond would be ordered by chance.
  house.clock.forward(5)
  return visitor
}

async function sitsDown(username: string): Promise<TestCounsellor> {
  const counsellor = await house.counsellorSitsDown(username)
  present.push(counsellor)
  return counsellor
}

describe('the queue', () => {
  test('[QU1] [QU2] who came first is rung first, and everyone hears the own place', async () => {
    const [first, second] = [await inLine(), await inLine()]
    const noor = await sitsDown('noor')
    await noor.isReady()
    await noor.takes()
    expect(noor.c).toBe(first.c)
    expect((await second.line.hears('place')).place).toBe(1)
  })

  test('[QU3] [QU8] "nu niet" brings the same visitor to the next counsellor and leaves the first in peace', async () => {
    const [noor, farid] = [await sitsDown('noor'), await sitsDown('farid')]
    await noor.isReady()
    const visitor = await house.visitorArrives()
    present.push(visitor)
    await visitor.joins()
    const { offer } = await noor.line.hears('offer')
    noor.line.send({ t: 'decline', offer })
    expect((await noor.line.hears('offer-gone')).why).toBe('declined')
    await farid.isReady()
    await farid.takes()
    expect(farid.c).toBe(visitor.c)
  })

  test('[QU8] two minutes after "nu niet" the same counsellor is rung again', async () => {
    const noor = await sitsDown('noor')
    await noor.isReady()
    const visitor = await house.visitorArrives()
    present.push(visitor)
    await visitor.joins()
    noor.line.send({ t: 'decline', offer: (await noor.line.hears('offer')).offer })
    await noor.line.hears('offer-gone')
    house.clock.forward(standardLimits.declined)
    await house.house.sweep()
    await noor.takes()
  })

  test('[QU3] a ring that nobody answers sets the counsellor to "even weg" and goes on', async () => {
    const noor = await sitsDown('noor')
    await noor.isReady()
    const visitor = await house.visitorArrives()
    present.push(visitor)
    await visitor.joins()
    const missed = await noor.line.hears('offer')
    house.clock.forward(standardLimits.ring)
    await house.house.sweep()
    expect((await noor.line.hears('offer-gone')).why).toBe('missed')
    expect((await noor.line.hears('status')).status).toBe('away')
    noor.line.send({ t: 'take', offer: missed.offer, take: noor.take, certificate: noor.shift.certificate })
    expect((await noor.line.hears('refused')).code).toBe('expired')
    noor.line.send({ t: 'ready' })
    await noor.takes()
    expect(noor.c).toBe(visitor.c)
  })

  test('[QU4] two counsellors accept at once: one gets the visitor, the other a kind no', async () => {
    const [noor, farid] = [await sitsDown('noor'), await sitsDown('farid')]
    await noor.isReady()
    await inLineNow()
    const { offer } = await noor.line.hears('offer')
    farid.line.send({ t: 'take', offer, take: farid.take, certificate: farid.shift.certificate })
    noor.line.send({ t: 'take', offer, take: noor.take, certificate: noor.shift.certificate })
    expect((await farid.line.hears('refused')).code).toBe('expired')
    await noor.line.hears('taken')
  })

  test('[CV1] nobody takes with a colleague’s certificate', async () => {
    const [noor, farid] = [await sitsDown('noor'), await sitsDown('farid')]
    await noor.isReady()
    await inLineNow()
    const { offer } = await noor.line.hears('offer')
    noor.line.send({ t: 'take', offer, take: noor.take, certificate: farid.shift.certificate })
    expect((await noor.line.hears('refused')).code).toBe('not-yours')
    await noor.takesOffer(offer)
  })

  test('[QU5] a visitor who vanishes while it rings stops the ring, and is first again on return', async () => {
    const noor = await sitsDown('noor')
    await noor.isReady()
    const visitor = await inLineNow()
    await noor.line.hears('offer')
    visitor.line.cut()
    expect((await noor.line.hears('offer-gone')).why).toBe('visitor-left')
    await inLineNow()
    const second = await noor.line.hears('offer')
    noor.line.send({ t: 'decline', offer: second.offer })
    await visitor.returns()
    expect((await visitor.line.hears('place')).place).toBe(1)
  })

  test('[QU5] a place without a sign of life is passed over after fifteen minutes, not dropped', async () => {
    const first = await inLine()
    const second = await inLine()
    first.line.cut()
    await new Promise(resolve => setTimeout(resolve, 100))
    house.clock.forward(standardLimits.placeKept)
    await house.house.sweep()
    expect((await second.line.hears('place')).place).toBe(1)
    await first.returns()
    expect((await first.line.hears('place')).place).toBe(1)
    expect((await second.line.hears('place')).place).toBe(2)
  })

  test('[QU3] a counsellor who vanishes while it rings costs the visitor nothing', async () => {
    const [noor, farid] = [await sitsDown('noor'), await sitsDown('farid')]
    await noor.isReady()
    const visitor = await inLineNow()
    await noor.line.hears('offer')
    await farid.isReady()
    noor.line.cut()
    await farid.takes()
    expect(farid.c).toBe(visitor.c)
  })

  test('[QU6] a ticket that nobody used is gone after two minutes', async () => {
    const visitor = await house.visitorArrives()
    present.push(visitor)
    await visitor.takesTicket()
    house.clock.forward(standardLimits.ticket)
    visitor.line.send({ t: 'join', lang: 'nl', wanted: 'medical', slow: false })
    expect((await visitor.line.hears('refused')).code).toBe('expired')
  })

  test('[QU7] when the queue is full the door says so, and the ticket can be used again', async () => {
    for (let place = 0; place < standardLimits.waitingAtLeast; place++) await inLine()
    const late = await house.visitorArrives()
    present.push(late)
    await late.joins()
    expect((await late.line.hears('refused')).code).toBe('queue-full')
    expect(await (await fetch(`${house.url}/status.json`)).json()).toMatchObject({
      state: 'full',
      waiting: 4,
    })
  })

  test('[QU6] a second page with the same conversation is refused', async () => {
    const visitor = await inLine()
    const copy = await house.visitorArrives()
    present.push(copy)
    copy.line.send({ t: 'ticket', v: 1, c: visitor.c, work: await workFor(house.url, visitor.c) })
    expect((await copy.line.hears('refused')).code).toBe('already-open')
    copy.line.send({ t: 'return', v: 1, c: visitor.c, ticket: 'A'.repeat(43), after: 0, whole: false })
    expect((await copy.line.hears('refused')).code).toBe('conversation-ended')
  })

  test('[QU10] every desk sees how many wait, and nothing else of them', async () => {
    const bram = await house.coordinatorWatches('bram')
    present.push({ line: bram })
    expect((await bram.hears('board')).waiting).toBe(0)
    await inLine()
    const board = await bram.hears('board')
    expect(board.waiting).toBe(1)
    expect(Object.keys(board).sort()).toEqual(['colleagues', 'longest', 't', 'waiting'])
    bram.send({ t: 'ready' })
    expect((await bram.hears('refused')).code).toBe('not-allowed')
  })
})

/** In line without waiting for a place: a free counsellor may be rung at once. */
async function inLineNow(): Promise<TestVisitor> {
  const visitor = await house.visitorArrives()
  present.push(visitor)
  await visitor.joins()
  return visitor
}
