import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { toBase64url } from '../src/crypto/bytes.ts'
import { makeConversationId } from '../src/crypto/conversation-key.ts'
import type { WorkDone } from '../src/protocol/work.ts'
import { askWork, doneWithoutHouse, type Forwarded, workFor } from './easy-work.ts'
import { TestHouse } from './open-house.ts'
import type { TestCounsellor, TestVisitor } from './pages-in-node.ts'

let folder: string
let house: TestHouse
let talk: { visitor: TestVisitor; counsellor: TestCounsellor }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clbchat-flood-'))
  await cp('site/clbchat', folder, { recursive: true })
  await writeFile(join(folder, 'limits.json'), '{ "visitorsPerNetwork": 20 }')
  house = await TestHouse.open({ siteDirectory: folder, trustedProxies: ['127.0.0.1'] })
  // Behind the same address as some of the floods: nothing of it may touch them.
  talk = await house.twoTalk()
}, 60_000)
afterAll(async () => {
  await house.closes()
  await rm(folder, { recursive: true })
})

const newId = () => toBase64url(makeConversationId())
const from = (address: string): Forwarded => ({ 'x-forwarded-for': address })

/** A program that speaks the wire, and is no page. */
class Raw {
  readonly heard: { t: string; code?: string }[] = []
  readonly socket: WebSocket
  readonly isOpen: Promise<boolean>

  constructor(headers: Readonly<Record<string, string>> = {}, path = '/api/visitor') {
    this.socket = new WebSocket(`${house.url.replace('http', 'ws')}${path}`, {
      origin: house.url,
      headers: { ...headers },
    })
    this.socket.on('message', data => this.heard.push(JSON.parse(data.toString())))
    this.socket.on('error', () => undefined)
    this.isOpen = new Promise(resolve => {
      this.socket.once('open', () => resolve(true))
      this.socket.once('close', () => resolve(false))
    })
  }

  /** What the house says to each of these tickets, in order. */
  async asks(...tickets: object[]): Promise<string[]> {
    await this.isOpen
    for (const ticket of tickets) this.socket.send(JSON.stringify({ t: 'ticket', v: 1, ...ticket }))
    while (this.heard.length < tickets.length && this.socket.readyState === WebSocket.OPEN)
      await new Promise(resolve => setTimeout(resolve, 2))
    return this.heard.map(({ t, code }) => code ?? t)
  }

  leaves(): void {
    this.socket.terminate()
  }
}

async function answerTo(c: string, work: unknown, forwarded: Forwarded = {}): Promise<string | undefined> {
  const raw = new Raw(forwarded)
  const [answer] = await raw.asks({ c, work })
  raw.leaves()
  return answer
}

/** The talk that was there before goes on as if nothing were. */
async function goesOn(words: string): Promise<void> {
  await talk.visitor.says(words)
  expect((await talk.counsellor.reads()).content).toMatchObject({ t: words })
}

describe('a ticket', () => {
  const contactWork = async () => (await fetch(`${house.url}/api/contact/work`)).json()

  test('[FL1] is not for who did no work, made it up, did it for something else, or did it before', async () => {
    const c = newId()
    const done = await workFor(house.url, c, from('10.1.1.1'))
    const { asked } = done
    const easier: WorkDone = { ...done, asked: { ...asked, parameters: { ...asked.parameters, cost: 0 } } }
    const other = await workFor(house.url, newId(), from('10.1.1.1'))
    const table: [string, unknown, string][] = [
      ['none', undefined, 'unknown-frame'],
      ['made up', doneWithoutHouse(c), 'expired'],
      ['signed by nobody', { ...done, asked: { ...asked, signature: '00'.repeat(32) } }, 'proof-refused'],
      ['easier than asked', easier, 'proof-refused'],
      ['another key', { ...done, key: '00'.repeat(32) }, 'proof-refused'],
      ['another conversation', other, 'proof-refused'],
      [
        'for a message to the team',
        { asked: await contactWork(), counter: 0, key: done.key },
        'proof-refused',
      ],
      ['done', done, 'ticket'],
      ['done before', done, 'expired'],
    ]
    for (const [name, work, answer] of table)
      expect([name, await answerTo(c, work, from('10.1.1.1'))]).toEqual([name, answer])
  })

  test('[FL1] is one for one work, also on two lines at the same moment', async () => {
    const c = newId()
    const work = await workFor(house.url, c)
    const answers = await Promise.all([answerTo(c, work), answerTo(c, work)])
    expect(answers.sort()).toEqual(['expired', 'ticket'])
  })

  test('[FL1] is one for one line, and a line may be wrong once', async () => {
    const [one, two] = [newId(), newId()]
    const works = [await workFor(house.url, one), await workFor(house.url, two)]
    const first = new Raw()
    expect(await first.asks({ c: one, work: works[0] }, { c: two, work: works[1] })).toEqual([
      'ticket',
      'out-of-order',
    ])
    const second = new Raw()
    const wrong = { c: one, work: { ...works[1], key: '00'.repeat(32) } }
    expect(await second.asks(wrong, { c: two, work: works[1] })).toEqual(['proof-refused', 'out-of-order'])
    for (const raw of [first, second]) raw.leaves()
  })

  test('[FL1] is not for work of two minutes ago', async () => {
    const c = newId()
    const work = await workFor(house.url, c)
    house.clock.forward(2 * 60_000 + 1)
    expect(await answerTo(c, work)).toBe('expired')
  })
})

describe('while somebody floods the door, who talks goes on, and', () => {
  test('[FL4] [FL9] a network that had two hundred tickets waits; a class elsewhere comes in', {
    timeout: 60_000,
  }, async () => {
    const flood = from('10.2.2.2')
    const answers: (string | undefined)[] = []
    for (let number = 0; number < 200; number++) {
      const c = newId()
      answers.push(await answerTo(c, await workFor(house.url, c, flood), flood))
    }
    expect(new Set(answers)).toEqual(new Set(['ticket']))
    const refused = await askWork(house.url, newId(), flood)
    expect([refused.status, await refused.json()]).toEqual([429, { refused: 'too-fast' }])
    const c = newId()
    const work = await workFor(house.url, c, from('10.3.3.3'))
    expect(await answerTo(c, work, flood)).toBe('too-fast')
    // The work was not used up by that.
    expect(await answerTo(c, work, from('10.3.3.3'))).toBe('ticket')
    await goesOn('hier merk ik niets')
    house.clock.forward(15 * 60_000)
    expect((await askWork(house.url, newId(), flood)).status).toBe(200)
  })

  test('[FL5] [FL9] lines that say nothing make room for a visitor of the same network, who is let in', async () => {
    const silent = Array.from({ length: 160 }, () => new Raw())
    await Promise.all(silent.map(raw => raw.isOpen))
    const visitor = await house.visitorArrives()
    await visitor.joins()
    expect((await visitor.line.hearsOneOf(['place', 'refused'])).t).toBe('place')
    const stillOpen = silent.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length
    expect(stillOpen).toBeLessThanOrEqual(100)
    await goesOn('en nog altijd niets')
    for (const raw of silent) raw.leaves()
    visitor.line.cut()
  })

  test('[FL6] strangers who ask for what is not theirs wait; who was here leaves, and comes back, at once', async () => {
    const bytes = (count: number) => Buffer.alloc(count, 7).toString('base64url')
    const leaving = () => house.posts('/api/leave', { c: newId(), bye: bytes(16) })
    const asking = () => house.posts('/api/resume', { loc: bytes(32), auth: bytes(32) })
    const answers: number[] = []
    for (let number = 0; number < 130; number++)
      for (const answer of await Promise.all([leaving(), asking()])) answers.push(answer.status)
    expect([answers.slice(0, 240).includes(429), answers.slice(240)]).toEqual([false, Array(20).fill(429)])
    await goesOn('ik ga zo')
    expect((await talk.visitor.leavesQuickly()).status).toBe(204)
    expect((await talk.counsellor.line.hears('ended')).by).toBe('quick-exit')
  })

  test('[FL10] who has many networks of IPv6 waits as one who has not, and who comes from elsewhere does not', async () => {
    const guesses = async (address: string) => {
      const id = Buffer.alloc(16, 7).toString('base64url')
      return (await house.posts('/api/invitation', { id }, from(address))).status
    }
    const answers: number[] = []
    for (let number = 0; number < 250; number++)
      answers.push(await guesses(`2001:db8:7:${number.toString(16)}::1`))
    expect([answers.slice(0, 240).includes(429), answers.includes(429)]).toEqual([false, true])
    expect(await guesses('2001:db8:8::1')).not.toBe(429)
  })

  test('[FL12] a desk behind an address that floods comes back at once, on both ways', async () => {
    const school = from('10.4.4.4')
    const { cookie } = await house.signsIn('noor')
    const opens = async (path: string, headers: Readonly<Record<string, string>>) => {
      const raw = new Raw(headers, path)
      const isOpen = await raw.isOpen
      raw.leaves()
      return isOpen
    }
    const listens = async (headers: Readonly<Record<string, string>>) => {
      const asked = { line: Buffer.alloc(16, 9).toString('base64url'), after: 0, isStreamed: true }
      const answer = await house.posts('/api/desk/listen', asked, headers)
      await answer.body?.cancel()
      return answer.status
    }
    // Its page asked for something before: so the cookie is one that was seen.
    await house.posts('/api/desk-pass', {}, { cookie })
    house.clock.standStill()
    const flood = await Promise.all(Array.from({ length: 310 }, () => askWork(house.url, newId(), school)))
    expect(flood.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    const onSockets = [
      await opens('/api/desk', { ...school, cookie }),
      await opens('/api/desk', { ...school, cookie: 's=invented' }),
      await opens('/api/visitor', { ...school, cookie }),
    ]
    expect(onSockets).toEqual([true, false, false])
    expect([await listens(school), await listens({ ...school, cookie })]).toEqual([429, 200])
    house.clock.goOn()
  })
})
