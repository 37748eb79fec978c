import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { randomBytes, toBase64url } from '../src/crypto/bytes.ts'
import type { CrisisDecisionsAnswer } from '../src/protocol/crisis-decision.ts'
import { Gateway } from './gateway.ts'
import { heard, seesBoard } from './one-evening.ts'
import { TestHouse } from './open-house.ts'

const second = 1_000
const minute = 60 * second

/** One house for all: making one takes longer than all of its stories. Its alarm goes to a gateway on loopback. */
let house: TestHouse
let gateway: Gateway
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  gateway = await Gateway.opens()
  const site = mkdtempSync(join(tmpdir(), 'clbchat-site-'))
  cpSync('site/clbchat', site, { recursive: true })
  writeFileSync(join(site, 'alarm.json'), '{"people": [{"name": "Aya", "webhook": true}]}')
  house = await TestHouse.open({ siteDirectory: site, alarmWebhookUrl: gateway.url })
}, 60_000)
afterAll(async () => {
  await house.closes()
  await gateway.closes()
})

async function later(milliseconds: number): Promise<void> {
  house.clock.forward(milliseconds)
  await house.house.sweep()
}

describe('a crisis', () => {
  afterEach(() => house.isLeftBy(present))

  const idOf = (username: string) => {
    const person = house.people.find(one => one.username === username)
    if (!person) throw new Error(`nobody is called ${username}`)
    return person.id
  }

  async function noorTalks() {
    const { visitor, counsellor: noor } = await house.twoTalk()
    present.push(visitor, noor)
    return { visitor, noor, c: visitor.c }
  }

  async function somebodyWaits() {
    const visitor = await house.visitorArrives()
    present.push(visitor)
    await visitor.joins()
    await visitor.line.hears('place')
  }

  async function noorIsInCrisis() {
    const bram = await house.coordinatorWatches('bram')
    present.push({ line: bram })
    const { visitor, noor, c } = await noorTalks()
    noor.line.send({ t: 'crisis', c, on: true })
    await seesBoard(bram, board => board.colleagues.some(({ isCrisis }) => isCrisis))
    return { bram, noor, visitor, c }
  }

  test('[CR1] [CR3] [CR4] [CR6] Noor switches it on, Bram answers, Noor reads it; it is over, and nobody is rung at hers until she says so', async () => {
    const { bram, noor, visitor, c } = await noorIsInCrisis()
    bram.send({ t: 'answer-crisis', counsellor: idOf('noor') })
    await seesBoard(noor.line, board => board.colleagues.some(one => one.crisisAnsweredBy === 'Bram'))
    noor.line.send({ t: 'crisis', c, on: false })
    await seesBoard(bram, board =>
      board.colleagues.every(one => !one.isCrisis && one.crisisAnsweredBy === null),
    )
    await somebodyWaits()
    await visitor.stops()
    await noor.line.hears('ended')
    await later(5 * minute)
    expect(heard(noor, 'offer')).toBe(1)
    noor.line.send({ t: 'ready' })
    await later(second)
    await noor.line.hears('offer')
  })

  test('[CR6] also when the conversation ends in the middle of it', async () => {
    const { noor, visitor, bram } = await noorIsInCrisis()
    await somebodyWaits()
    await visitor.stops()
    await noor.line.hears('ended')
    await seesBoard(bram, board => board.colleagues.every(({ isCrisis }) => !isCrisis))
    await later(5 * minute)
    expect(heard(noor, 'offer')).toBe(1)
  })

  test('[CR4] only a coordinator answers, and only who is in a crisis', async () => {
    const { bram, noor } = await noorIsInCrisis()
    noor.line.send({ t: 'answer-crisis', counsellor: idOf('noor') })
    expect(await noor.line.hears('refused')).toMatchObject({ code: 'not-allowed', about: 'answer-crisis' })
    bram.send({ t: 'answer-crisis', counsellor: idOf('farid') })
    expect(await bram.hears('refused')).toMatchObject({ code: 'expired', about: 'answer-crisis' })
  })

  test('[CR5] the visitor hears of no crisis and of no answer: a clock that goes is all', async () => {
    const { bram, noor, visitor } = await noorIsInCrisis()
    expect((await visitor.line.hears('time')).clock).toBe(false)
    bram.send({ t: 'answer-crisis', counsellor: idOf('noor') })
    await seesBoard(noor.line, board => board.colleagues.some(one => one.crisisAnsweredBy !== null))
    expect(JSON.stringify(visitor.line.heard)).not.toMatch(/crisis|Bram/i)
  })

  test('[CR3] while no coordinator looks it is told through the ways of the alarm: an event, the helpline and the time, nothing else', async () => {
    const told = () => gateway.posts.filter(({ body }) => JSON.stringify(body).includes('needs-you'))
    const { noor, c } = await noorTalks()
    noor.line.send({ t: 'crisis', c, on: true })
    await noor.line.hears('time')
    await later(0)
    expect(told()).toEqual([])
    await later(11 * second)
    while (told().length === 0) await new Promise(resolve => setTimeout(resolve, 10))
    expect(told()[0]?.body).toEqual({
      event: 'counsellor-needs-you',
      helpline: 'CLBch@t',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
  })
})

describe('what was decided about professional secrecy', () => {
  const decision = () => ({
    id: toBase64url(randomBytes(16)),
    to: '112',
    what: ['in-danger', 'where'],
    why: 'own-life',
    youngster: 'yes',
  })
  const cookies = new Map<string, Promise<string>>()
  /** Signed in once: the clock goes ahead, and on every morning somebody signs in anew. */
  const cookieOf = (username: string) => {
    const cookie = cookies.get(username) ?? house.signsIn(username).then(({ cookie }) => cookie)
    cookies.set(username, cookie)
    return cookie
  }
  const keeps = async (username: string, body: object) => {
    const cookie = await cookieOf(username)
    return (await house.posts('/api/crisis-decision', body, { cookie })).status
  }
  const reads = async (username: string) => {
    const cookie = await cookieOf(username)
    return fetch(`${house.url}/api/crisis-decisions`, { headers: { cookie } })
  }

  test('[CR7] [CR8] Noor writes it down, Bram reads who, what, why and the hour, and that he read it', async () => {
    const one = decision()
    expect(await keeps('noor', one)).toBe(204)
    expect(await keeps('noor', one)).toBe(204)
    const { decisions, reads: read } = (await (await reads('bram')).json()) as CrisisDecisionsAnswer
    const { id: _, ...asked } = one
    expect(decisions).toEqual([
      { ...asked, by: 'Noor', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), hour: expect.any(Number) },
    ])
    expect(read).toEqual([{ by: 'Bram', day: decisions[0]?.day, hour: expect.any(Number) }])
  })

  test('[CR7] nobody else writes, and [CR8] no counsellor reads', async () => {
    expect(await keeps('bram', decision())).toBe(403)
    expect((await house.posts('/api/crisis-decision', decision())).status).toBe(401)
    expect((await reads('noor')).status).toBe(403)
    expect((await fetch(`${house.url}/api/crisis-decisions`)).status).toBe(401)
  })

  test('[CR7] a decision with a text or a conversation in it is refused', async () => {
    expect(await keeps('noor', { ...decision(), note: 'Lotte uit 4B' })).toBe(400)
    expect(await keeps('noor', { ...decision(), c: toBase64url(randomBytes(16)) })).toBe(400)
  })

  test('[CR7] that it was considered and nobody was told is a decision too', async () => {
    const considered = { to: 'nobody', what: ['nothing'], why: 'cannot-be-found' }
    expect(await keeps('noor', { ...decision(), ...considered })).toBe(204)
  })

  test('[CR7] past twenty in an hour a desk that runs wild is stopped, and an hour later it may again', async () => {
    for (let times = 0; times < 20; times++) expect(await keeps('farid', decision())).toBe(204)
    expect(await keeps('farid', decision())).toBe(429)
    house.clock.forward(60 * minute)
    cookies.clear()
    expect(await keeps('farid', decision())).toBe(204)
  })

  test('[CR8] after two years it is gone', async () => {
    house.clock.forward(732 * 24 * 60 * minute)
    cookies.clear()
    const { decisions, reads: read } = (await (await reads('bram')).json()) as CrisisDecisionsAnswer
    expect(decisions).toEqual([])
    expect(read).toHaveLength(1)
  })

  test('[CR2] the team’s own list is there for counsellors and coordinators, and for nobody else', async () => {
    for (const username of ['noor', 'bram']) {
      const cookie = await cookieOf(username)
      const answer = await fetch(`${house.url}/api/crisis-card`, { headers: { cookie } })
      const { steps } = (await answer.json()) as { steps: { id: string; levels?: unknown[] }[] }
      expect(steps.find(({ id }) => id === 'how-acute')?.levels).toHaveLength(5)
      expect(steps.map(({ id }) => id)).toContain('trace')
    }
    expect((await fetch(`${house.url}/api/crisis-card`)).status).toBe(401)
  })

  test('[VP30] the danger words are one file for everyone: cached, compressed, without a cookie, no conversation needed', async () => {
    const answer = await fetch(`${house.url}/danger-words.json`, { headers: { 'accept-encoding': 'br' } })
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(answer.headers.get('set-cookie')).toBeNull()
    const plain = await fetch(`${house.url}/danger-words.json`, {
      headers: { 'accept-encoding': 'identity' },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.json()).toEqual(await answer.json())
    expect(await (await fetch(`${house.url}/chat`)).text()).not.toContain('van kant maken')
  })
})
