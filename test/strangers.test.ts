import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { randomBytes, toBase64url } from '../src/crypto/bytes.ts'
import { standardLimits } from '../src/domain/limits.ts'
import { TestHouse } from './open-house.ts'
import type { TestCounsellor, TestVisitor } from './pages-in-node.ts'

let house: TestHouse
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())
afterEach(() => house.isLeftBy(present))

async function sitsDown(username: string): Promise<TestCounsellor> {
  const counsellor = await house.counsellorSitsDown(username)
  present.push(counsellor)
  return counsellor
}

async function joins(): Promise<TestVisitor> {
  const visitor = await house.visitorArrives()
  present.push(visitor)
  await visitor.joins()
  return visitor
}

describe('what goes wrong at one desk is nobody else’s trouble', () => {
  test('[QU3] [QU4] a desk that reconnects while it rings is rung anew, and the door goes on', async () => {
    const noor = await sitsDown('noor')
    await noor.isReady()
    const first = await joins()
    await noor.line.hears('offer')
    const again = await sitsDown('noor')
    const second = await joins()
    await second.line.hears('place')
    await again.isReady()
    await again.takes()
    expect(again.c).toBe(first.c)
  })

  test('[SI3] who signs out has no desk any more', async () => {
    const noor = await sitsDown('noor')
    await noor.isReady()
    expect((await house.posts('/api/sign-out', {}, { cookie: noor.me.cookie })).status).toBe(204)
    expect((await noor.line.hears('refused')).code).toBe('not-signed-in')
    await noor.line.untilClosed()
  })

  test('[SI2] guesses side by side wait like guesses one after the other', async () => {
    const guess = () => house.posts('/api/sign-in', { username: 'farid', secret: 'A'.repeat(43), code: null })
    const answers = await Promise.all(Array.from({ length: 6 }, guess))
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 429, 429, 429, 429, 429])
    house.clock.forward(60_000)
  })
})

describe('what a stranger can cost', () => {
  test('[CV9] a page that takes a counsellor twice and never gives a key loses its place', async () => {
    const noor = await sitsDown('noor')
    await noor.isReady()
    const stranger = await joins()
    for (let times = 0; times < 2; times++) {
      await noor.takes()
      expect(noor.c).toBe(stranger.c)
      house.clock.forward(standardLimits.handOver)
      await house.house.sweep()
      await noor.line.hears('take-over')
      if (times === 0) {
        await stranger.line.hears('passed-over')
        stranger.line.cut()
        await stranger.returns()
      }
    }
    expect((await stranger.line.hears('refused')).code).toBe('expired')
    const other = await joins()
    await noor.takes()
    expect(noor.c).toBe(other.c)
  })

  test('[SE23] one visitor keeps two blobs at most: the newest', async () => {
    const visitor = await joins()
    const put = (loc: string, authHash: string) =>
      house.posts('/api/resume-blob', {
        ...{ c: visitor.c, ticket: visitor.secrets.ticket, loc, authHash },
        ...{ blob: 'A'.repeat(100), replaces: null },
      })
    const auths = Array.from({ length: 5 }, () => randomBytes(32))
    const locs = auths.map(() => toBase64url(randomBytes(32)))
    for (const [index, auth] of auths.entries()) {
      const hashed = new Uint8Array(await crypto.subtle.digest('SHA-256', auth))
      expect((await put(locs[index] ?? '', toBase64url(hashed))).status).toBe(204)
    }
    visitor.line.cut()
    await house.hasLostVisitors()
    const found = await Promise.all(
      auths.map((auth, index) => house.posts('/api/resume', { loc: locs[index], auth: toBase64url(auth) })),
    )
    expect(found.map(({ status }) => status)).toEqual([410, 410, 410, 200, 200])
  })

  test('[WR5] a socket that only pings is shown out, and one that is there does not hold up the end', async () => {
    const idle = new WebSocket(`${house.url.replace('http', 'ws')}/api/visitor`, { origin: house.url })
    await new Promise(resolve => idle.on('open', resolve))
    idle.send('{"t":"ping"}')
    const shown = new Promise(resolve => idle.on('close', resolve))
    await shown
    const visitor = await joins()
    await house.restarts()
    await visitor.line.untilClosed()
  }, 20_000)

  test('[WR5] more than twenty messages in ten seconds are asked to wait, and come through later', async () => {
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    for (let messages = 0; messages < 20; messages++) await visitor.says(`bericht ${messages}`)
    await visitor.types('te veel')
    expect(await visitor.line.hears('refused')).toMatchObject({ code: 'too-fast', about: 'message' })
  })
})
