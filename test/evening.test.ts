import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { toBase64url } from '../src/crypto/bytes.ts'
import { makeConversationId } from '../src/crypto/conversation-key.ts'
import { standardLimits } from '../src/domain/limits.ts'
import { parseToVisitorFrame } from '../src/protocol/parse-frame.ts'
import type { PublicStatus } from '../src/protocol/public-status.ts'
import type { ToVisitorFrame, VisitorFrame } from '../src/protocol/visitor-frames.ts'
import { at } from './hours.ts'
import { seesBoard, seesEvening } from './one-evening.ts'
import { TestHouse } from './open-house.ts'
import { type TestCounsellor, TestLine, type TestVisitor } from './pages-in-node.ts'

let house: TestHouse
const present: { line: { cut(): void } }[] = []
const minute = 60_000

beforeAll(async () => {
  house = await TestHouse.open({ keepsHours: true })
}, 60_000)
afterAll(() => house.closes())
afterEach(async () => {
  const bram = await house.coordinatorWatches('bram')
  bram.send({ t: 'as-planned' })
  bram.send({ t: 'cap', most: null })
  bram.send({ t: 'notice', text: null })
  bram.send({ t: 'ping' })
  await bram.hears('pong')
  present.push({ line: bram })
  await house.isLeftBy(present)
})

async function itIs(when: string): Promise<void> {
  house.clock.goTo(at(when))
  await house.house.sweep()
}

async function status(): Promise<PublicStatus> {
  return (await fetch(`${house.url}/status.json`)).json() as Promise<PublicStatus>
}

async function counsellorIsReady(username: string): Promise<TestCounsellor> {
  const counsellor = await house.counsellorSitsDown(username)
  present.push(counsellor)
  await counsellor.isReady()
  return counsellor
}

async function arrives(): Promise<TestVisitor> {
  const visitor = await house.visitorArrives()
  present.push(visitor)
  return visitor
}

async function joins(
  wanted: 'medical' | 'study-choice' | 'no-preference' = 'no-preference',
): Promise<TestVisitor> {
  const visitor = await arrives()
  await visitor.joins({ wanted })
  return visitor
}

async function bramWatches() {
  const bram = await house.coordinatorWatches('bram')
  present.push({ line: bram })
  return bram
}

describe('the door keeps its hours', () => {
  test('[QU14] [OH7] before the hours the door is shut, and everyone can see when it opens', async () => {
    await itIs('2026-09-14 16:00')
    const shut = await status()
    expect(shut).toMatchObject({
      state: 'closed',
      mayCome: false,
      opensAt: new Date(at('2026-09-14 17:00')).toISOString(),
    })
    const visitor = await arrives()
    await visitor.asksTicket()
    expect((await visitor.line.hears('refused')).code).toBe('closed-now')
  })

  test('[QU14] within the hours it opens for people who can be reached, and not for an empty desk', async () => {
    await itIs('2026-09-14 17:00')
    expect((await status()).state).toBe('unattended')
    const noor = await counsellorIsReady('noor')
    expect(await status()).toMatchObject({
      state: 'open',
      closesAt: new Date(at('2026-09-14 21:00')).toISOString(),
    })
    noor.line.send({ t: 'away' })
    await noor.line.hears('status')
    expect((await status()).state).toBe('unattended')
  })

  test('[WT4] in the last half hour nobody new comes in, and running conversations go on', async () => {
    await itIs('2026-09-14 20:00')
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    await itIs('2026-09-14 20:31')
    expect(await status()).toMatchObject({ state: 'stopped', mayCome: false })
    await itIs('2026-09-14 21:20')
    expect((await status()).state).toBe('closed')
    await visitor.says('we zijn nog bezig')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'we zijn nog bezig' })
  })

  test('[CH7] [WT4] a visitor who is cut off in the last half hour is no new one, and stands in line again', async () => {
    await itIs('2026-09-14 20:00')
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor)
    await itIs('2026-09-14 20:30')
    counsellor.line.cut()
    await visitor.line.hears('peer')
    await itIs('2026-09-14 20:41')
    expect((await visitor.line.hears('ended')).by).toBe('lost-connection')
    expect((await status()).state).toBe('stopped')
    const next = toBase64url(makeConversationId())
    visitor.line.send({ t: 'again', next })
    const { ticket } = await visitor.line.hears('ticket-again')
    const line = await TestLine.open<VisitorFrame, ToVisitorFrame>(
      house.url,
      '/api/visitor',
      parseToVisitorFrame,
    )
    line.send({ t: 'return', v: 1, c: next, ticket, after: 0, whole: false })
    line.send({ t: 'join', lang: 'nl', wanted: 'no-preference', slow: false })
    expect((await line.hears('place')).place).toBe(1)
    line.cut()
  })

  test('[QU15] [WT5] who will not be reached hears it ten minutes before, and is let go at the end', async () => {
    await itIs('2026-09-14 18:00')
    const talking = await house.twoTalk()
    present.push(talking.visitor, talking.counsellor)
    const [first, second, third] = [await joins(), await joins(), await joins()]
    await third.line.hears('place')
    house.clock.goTo(at('2026-09-14 20:49') + 50_000)
    await house.house.sweep()
    const told = await third.line.hears('closing-soon')
    expect(told.isReached).toBe(false)
    expect(told.within).toBeGreaterThanOrEqual(10 * minute)
    await itIs('2026-09-14 21:00')
    expect((await third.line.hears('refused')).code).toBe('closed-now')
    expect(first.line.isOpen && second.line.isOpen).toBe(true)
  })
})

describe('holidays', () => {
  test('[OH9] an opening in a school holiday is announced from two weeks ahead, on the welcome page too', async () => {
    const bram = await bramWatches()
    await itIs('2026-11-04 10:00')
    expect((await status()).holidaySessions).toEqual([])
    bram.send({ t: 'open-extra', minutes: 120 })
    await seesEvening(bram, ({ opening }) => opening.isOpen)
    expect((await status()).holidaySessions).toEqual([
      { opensAt: { date: '2026-11-04', time: '10:00' }, closesAt: { date: '2026-11-04', time: '12:00' } },
    ])
    const page = await (await fetch(house.url)).text()
    expect(page).toContain('Vandaag om 10 uur, tot 12 uur.')
  })
})

describe('the coordinator decides', () => {
  test('[OH13] [QU16] an extra session opens the door at once, also over a restart, and "as planned" takes it back', async () => {
    await itIs('2026-09-19 10:00')
    await counsellorIsReady('noor')
    const bram = await bramWatches()
    expect((await status()).state).toBe('closed')
    bram.send({ t: 'open-extra', minutes: 90 })
    await seesEvening(bram, ({ opening }) => opening.isOpen)
    expect((await status()).state).toBe('open')
    await house.restarts()
    const again = await bramWatches()
    expect((await status()).opening).toMatchObject({ isOpen: true })
    again.send({ t: 'as-planned' })
    await seesEvening(again, ({ opening }) => !opening.isOpen)
    expect((await status()).state).toBe('closed')
  })

  test('[OH13] closing now with a reason: those who wait hear it at once, and the reason stands on the site', async () => {
    await itIs('2026-09-14 18:00')
    const talking = await house.twoTalk()
    present.push(talking.visitor, talking.counsellor)
    const waiting = await joins()
    await waiting.line.hears('place')
    const bram = await bramWatches()
    bram.send({ t: 'close-now', kind: 'closed', reason: 'We zijn met te weinig begeleiders.', minutes: null })
    expect((await waiting.line.hears('refused')).code).toBe('closed-now')
    expect(await status()).toMatchObject({ state: 'closed', reason: 'We zijn met te weinig begeleiders.' })
    await talking.visitor.says('ik praat nog')
    expect((await talking.counsellor.reads()).content).toMatchObject({ t: 'ik praat nog' })
  })

  test('[QU16] a notice reaches every open page, the desk and the site included', async () => {
    await itIs('2026-09-14 18:00')
    const noor = await counsellorIsReady('noor')
    const visitor = await arrives()
    await visitor.takesTicket()
    const bram = await bramWatches()
    bram.send({ t: 'notice', text: 'Morgen openen we om 14 uur.' })
    expect((await visitor.line.hears('notice')).text).toBe('Morgen openen we om 14 uur.')
    expect((await noor.line.hears('notice')).text).toBe('Morgen openen we om 14 uur.')
    expect((await status()).notice).toBe('Morgen openen we om 14 uur.')
  })

  test('[QU7] a cap on the queue: who comes later stands outside and is let in by itself, in order', async () => {
    await itIs('2026-09-14 18:00')
    const noor = await counsellorIsReady('noor')
    noor.line.send({ t: 'away' })
    const farid = await counsellorIsReady('farid')
    const talking = await joins()
    await farid.takes()
    const bram = await bramWatches()
    bram.send({ t: 'cap', most: 1 })
    await seesEvening(bram, ({ cap }) => cap === 1)
    const inside = await joins()
    await inside.line.hears('place')
    const outside: TestVisitor[] = []
    for (let times = 0; times < 2; times++) {
      house.clock.forward(5)
      const next = await joins()
      expect((await next.line.hears('refused')).code).toBe('queue-full')
      outside.push(next)
    }
    inside.line.send({ t: 'leave' })
    expect((await outside[0]?.line.hears('place'))?.place).toBe(1)
    expect(outside[1]?.line.heard.some(({ t }) => t === 'place')).toBe(false)
    talking.line.cut()
  })

  test('[QU10] what happened today is counted, and only coordinators see it', async () => {
    await itIs('2026-09-15 18:00')
    const bram = await bramWatches()
    await counsellorIsReady('noor')
    const noor = present.at(-1) as TestCounsellor
    noor.line.send({ t: 'away' })
    const farid = await counsellorIsReady('farid')
    const visitor = await joins()
    await farid.line.hears('offer')
    visitor.line.send({ t: 'leave' })
    await farid.line.hears('offer-gone')
    await house.house.sweep()
    const evening = await seesEvening(bram, ({ outcomes }) => (outcomes['left-waiting'] ?? 0) > 0)
    expect(evening.outcomes['left-waiting']).toBe(1)
    farid.line.send({ t: 'cap', most: 0 })
    expect((await farid.line.hears('refused')).code).toBe('not-allowed')
    expect(farid.line.heard.some(({ t }) => t === 'evening')).toBe(false)
  })
})

describe('matching and ringing', () => {
  test('[QU11] a question about health goes to who was trained for it, and after two minutes to anyone', async () => {
    await itIs('2026-09-14 18:00')
    const noor = await counsellorIsReady('noor')
    house.clock.forward(1_000)
    const farid = await counsellorIsReady('farid')
    const first = await joins('medical')
    await farid.takes()
    expect(farid.c).toBe(first.c)
    const second = await joins('medical')
    await second.line.hears('place')
    expect(noor.line.heard.some(({ t }) => t === 'offer')).toBe(false)
    house.clock.forward(standardLimits.matching)
    await house.house.sweep()
    await noor.takes()
    expect(noor.c).toBe(second.c)
  })

  test('[QU12] after three misses the visitor hears it honestly, once, and the board shows the alarm', async () => {
    await itIs('2026-09-14 18:00')
    const noor = await counsellorIsReady('noor')
    const visitor = await joins()
    const bram = await bramWatches()
    for (let misses = 0; misses < 3; misses++) {
      await noor.line.hears('offer')
      house.clock.forward(standardLimits.ring)
      await house.house.sweep()
      noor.line.send({ t: 'ready' })
    }
    await visitor.line.hears('delay')
    await seesEvening(bram, ({ alarm }) => alarm !== null)
    await noor.takes()
    await house.house.sweep()
    await seesEvening(bram, ({ alarm }) => alarm === null)
    expect(visitor.line.heard.filter(({ t }) => t === 'delay')).toHaveLength(1)
  })
})

describe('nobody at the desk', () => {
  test('[QU12] a visitor who waits a minute for an empty desk raises the alarm too', async () => {
    await itIs('2026-09-14 18:00')
    const noor = await counsellorIsReady('noor')
    const visitor = await joins()
    await noor.line.hears('offer')
    noor.line.cut()
    await visitor.line.hears('place')
    const bram = await bramWatches()
    house.clock.forward(standardLimits.alarmAfter)
    await house.house.sweep()
    await visitor.line.hears('delay')
    await seesEvening(bram, ({ alarm }) => alarm !== null)
  })
})

describe('45 minutes, softly', () => {
  test('[CV10] [CV11] more time is asked by the visitor and planned by the counsellor; both see it', async () => {
    await itIs('2026-09-14 18:00')
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    const { c } = visitor
    visitor.line.send({ t: 'more-time' })
    expect((await counsellor.line.hears('more-time-asked')).c).toBe(c)
    counsellor.line.send({ t: 'add-time', c, reason: 'visitor-asked' })
    expect((await visitor.line.hears('time')).planned).toBe(55 * minute)
    expect((await counsellor.line.hears('time')).planned).toBe(55 * minute)
    visitor.line.send({ t: 'slow' })
    expect((await visitor.line.hears('time')).planned).toBe(60 * minute)
  })

  test('[CV13] past the planned time the desk is asked to decide while others wait, every ten minutes, and nothing ends', async () => {
    await itIs('2026-09-14 18:00')
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    const next = await joins()
    await next.line.hears('place')
    house.clock.forward(46 * minute)
    await house.house.sweep()
    expect(await counsellor.line.hears('decide')).toMatchObject({ c: visitor.c, waiting: 1 })
    counsellor.line.send({ t: 'round-off', c: visitor.c })
    await new Promise(resolve => setTimeout(resolve, 50))
    await house.house.sweep()
    house.clock.forward(standardLimits.decisionEvery)
    await house.house.sweep()
    await counsellor.line.hears('decide')
    expect(counsellor.line.heard.filter(({ t }) => t === 'decide')).toHaveLength(2)
    await visitor.says('nog even')
  })

  test('[CV15] in a crisis both hear that there is no clock, boards see it beside the name, and nobody is asked to decide', async () => {
    await itIs('2026-09-14 18:00')
    const bram = await bramWatches()
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    const { c } = visitor
    const next = await joins()
    await next.line.hears('place')
    counsellor.line.send({ t: 'crisis', c, on: true })
    expect(await visitor.line.hears('time')).toMatchObject({ clock: false, planned: 45 * minute })
    expect((await counsellor.line.hears('time')).clock).toBe(false)
    await seesBoard(bram, ({ colleagues }) => colleagues.some(({ isCrisis }) => isCrisis))
    house.clock.forward(100 * minute)
    await house.house.sweep()
    counsellor.line.send({ t: 'crisis', c, on: false })
    expect((await visitor.line.hears('time')).clock).toBe(true)
    await seesBoard(bram, ({ colleagues }) => colleagues.every(({ isCrisis }) => !isCrisis))
    await house.house.sweep()
    expect(counsellor.line.heard.filter(({ t }) => t === 'decide')).toEqual([])
    house.clock.forward(standardLimits.decisionEvery)
    await house.house.sweep()
    await counsellor.line.hears('decide')
  })

  test('[CV15] a crisis outlives the server, and nobody but the counsellor of the conversation declares one', async () => {
    await itIs('2026-09-14 18:00')
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    const { c } = visitor
    const other = await counsellorIsReady('farid')
    other.line.send({ t: 'crisis', c, on: true })
    expect((await other.line.hears('refused')).code).toBe('not-yours')
    visitor.line.send({ t: 'crisis', c, on: true } as never)
    expect((await visitor.line.hears('refused')).code).toBe('unknown-frame')
    counsellor.line.send({ t: 'crisis', c, on: true })
    await visitor.line.hears('time')
    await house.restarts()
    await visitor.returns()
    expect((await visitor.line.hears('opened')).clock).toBe(false)
  })

  test('[CV12] a conversation over 45 minutes is counted as such', async () => {
    await itIs('2026-09-16 18:00')
    const bram = await bramWatches()
    const before = (await bram.hears('evening')).over45
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    house.clock.forward(50 * minute)
    await visitor.stops()
    await counsellor.line.hears('ended')
    await house.house.sweep()
    const evening = await seesEvening(bram, ({ over45 }) => over45 > before)
    expect(evening.over45).toBe(before + 1)
  })
})

describe('what the site tells', () => {
  test('[RF1] every page knows who else is there now, and "Bezet, wat nu?" needs no script', async () => {
    await itIs('2026-09-14 23:00')
    expect((await status()).openNow).toEqual({})
    const page = await (await fetch(`${house.url}/bezet`)).text()
    expect(page).toContain('href="tel:1813"')
    expect(page).toContain('aria-label="102: bel Awel, 1 0 2"')
    expect(page).not.toContain('nu open')
  })

  test('[QU16] an open page hears of a change by itself', async () => {
    await itIs('2026-09-14 18:00')
    const stop = new AbortController()
    const stream = await fetch(`${house.url}/status-stream`, { signal: stop.signal })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = (await reader?.read())?.value ?? ''
    expect(heard).toContain('"state":"unattended"')
    await counsellorIsReady('noor')
    await house.house.sweep()
    while (!heard.includes('"state":"open"')) heard += (await reader?.read())?.value ?? ''
    stop.abort()
  })

  test.each([
    ['/status.json', 'application/json', '"state"'],
    ['/status-knop', 'text/html', 'CLBch@t'],
    ['/status-knop.svg', 'image/svg+xml', '<svg'],
    ['/openingsuren.ics', 'text/calendar', 'BEGIN:VCALENDAR'],
  ])(
    '[S8] %s can be read by a school’s site, without script, cookie or tracking',
    async (path, type, says) => {
      await itIs('2026-09-14 18:00')
      const answer = await fetch(house.url + path)
      expect(answer.headers.get('content-type')).toContain(type)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(answer.headers.get('cache-control')).toBe('public, max-age=15')
      expect(answer.headers.get('set-cookie')).toBeNull()
      const text = await answer.text()
      expect(text).toContain(says)
      expect(text).not.toContain('<script')
    },
  )
})
