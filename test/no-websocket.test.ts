import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openRequestSocket, type PostLine } from '../src/web/shared/request-socket.ts'
import { openFirstOf } from '../src/web/shared/ways.ts'
import { TestHouse } from './open-house.ts'
import type { OpenWay } from './pages-in-node.ts'
import { TestProxy } from './proxy.ts'
import { byRequests, opened } from './request-way.ts'
import { webSocketTo } from './web-socket-to.ts'

let house: TestHouse
let proxy: TestProxy
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
  proxy = await TestProxy.standsBefore(house.url, { upgrades: 'ignores', isHoldingBack: false })
}, 60_000)
afterAll(async () => {
  await proxy.goes()
  await house.closes()
})
afterEach(async () => {
  for (const { line } of present) line.cut()
  // A desk by requests is gone when it has asked for no next answer for ten seconds.
  while (house.house.present().desks > 0) await new Promise(resolve => setTimeout(resolve, 50))
  await house.isLeftBy(present)
  proxy.manners.upgrades = 'ignores'
  proxy.manners.isHoldingBack = false
  proxy.losing.clear()
  proxy.asked.length = 0
})

const streamed: OpenWay = byRequests(true, () => proxy.url)
const polled: OpenWay = byRequests(false, () => proxy.url)

/** What a browser's page does behind this proxy: it tries all its ways, and remembers. */
function pageBehindProxy(): OpenWay {
  const post: PostLine = (path, body, signal) =>
    fetch(proxy.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: house.url },
      body,
      signal,
    })
  const open = openFirstOf([
    path => webSocketTo(`${proxy.url.replace('http', 'ws')}${path}`, house.url),
    path => openRequestSocket(path, true, post),
    path => openRequestSocket(path, false, post),
  ])
  return (_, path) => opened(open(path))
}

async function twoTalk(openVisitor: OpenWay, openDesk?: OpenWay) {
  const counsellor = await house.counsellorSitsDown('noor', openDesk)
  present.push(counsellor)
  await counsellor.isReady()
  const visitor = await house.visitorArrives(openVisitor)
  present.push(visitor)
  await visitor.joins()
  await counsellor.takes()
  await visitor.handsOverKey()
  await counsellor.opensEnvelope()
  await counsellor.saysHello()
  await visitor.hearsHello()
  return { visitor, counsellor }
}

describe('behind a network that blocks WebSockets', () => {
  test.each([
    ['ignores the request for one', 'ignores', false],
    ['refuses it', 'refuses', false],
    ['refuses it and holds every answer back until it ends', 'refuses', true],
  ] as const)(
    '[WR7] a visitor whose proxy %s talks all the same, and comes back at once',
    async (_, upgrades, isHoldingBack) => {
      proxy.manners.upgrades = upgrades
      proxy.manners.isHoldingBack = isHoldingBack
      const { visitor, counsellor } = await twoTalk(pageBehindProxy())
      await visitor.says('onze school blokkeert veel')
      expect((await counsellor.reads()).content).toMatchObject({ t: 'onze school blokkeert veel' })
      await counsellor.says('We zien elkaar toch.')
      expect((await visitor.reads()).content).toMatchObject({ t: 'We zien elkaar toch.' })
      visitor.line.cut()
      await counsellor.says('Ben je er nog?')
      await visitor.returns()
      expect((await visitor.reads()).content).toMatchObject({ t: 'Ben je er nog?' })
      expect(proxy.timesAsked('upgrade /api/visitor')).toBe(1)
      await visitor.stops()
      expect((await counsellor.reads()).content).toMatchObject({ k: 'close' })
      await counsellor.stops()
      await visitor.line.hears('closed')
    },
  )

  test('[WR7] a counsellor behind such a network has a desk, and misses nothing of a long history', async () => {
    const { visitor, counsellor } = await twoTalk(polled, streamed)
    counsellor.line.cut()
    for (let said = 0; said < 14; said++) await visitor.says(`${said} ${'€'.repeat(1_990)}`)
    await counsellor.returns()
    const { c, after } = await counsellor.line.hears('more')
    counsellor.line.send({ t: 'history', c, after })
    while (counsellor.line.heard.filter(({ t }) => t === 'message').length < 14)
      await counsellor.line.hears('message')
    expect(counsellor.line.isOpen).toBe(true)
  })

  test.each([
    ['an answer that ends', polled],
    ['a streamed answer', streamed],
  ])(
    '[WR7] when %s gets lost on its way, or what came of a batch, nobody misses a word or reads one twice',
    async (_, way) => {
      const { visitor, counsellor } = await twoTalk(way)
      proxy.losing.set('/api/visitor/say', 2)
      await visitor.says('een')
      await visitor.says('twee')
      expect((await counsellor.reads()).content).toMatchObject({ t: 'een' })
      expect((await counsellor.reads()).content).toMatchObject({ t: 'twee' })
      proxy.losing.set('/api/visitor/listen', 2)
      proxy.breaksAll()
      await counsellor.says('drie')
      await counsellor.says('vier')
      expect((await visitor.reads()).content).toMatchObject({ t: 'drie' })
      expect((await visitor.reads()).content).toMatchObject({ t: 'vier' })
      expect(visitor.line.isOpen).toBe(true)
      expect(counsellor.line.heard.filter(({ t }) => t === 'message')).toHaveLength(2)
    },
  )
})

describe('the same door', () => {
  const line = 'L'.repeat(22)

  test('[WR7] [SC2] a page of another site gets no line', async () => {
    const foreign = { origin: 'https://elsewhere.example' }
    const listens = await house.posts('/api/visitor/listen', { line, after: 0, isStreamed: false }, foreign)
    expect(listens.status).toBe(403)
    expect(
      (await house.posts('/api/desk/say', { line, after: 0, batch: 1, frames: [] }, foreign)).status,
    ).toBe(403)
  })

  test('[WR7] nobody speaks on a line that nobody opened, or goes on with one that the house has forgotten', async () => {
    const says = await house.posts('/api/visitor/say', { line, after: 0, batch: 1, frames: ['{"t":"ping"}'] })
    expect([says.status, await says.json()]).toEqual([410, { refused: 'expired' }])
    const listens = await house.posts('/api/visitor/listen', { line, after: 3, isStreamed: true })
    expect([listens.status, await listens.json()]).toEqual([410, { refused: 'expired' }])
  })

  test.each([
    ['no name', { after: 0, batch: 1, frames: [] }],
    ['a field too many', { line, after: 0, batch: 1, frames: [], who: 'me' }],
    ['a batch before the first', { line, after: 0, batch: 0, frames: [] }],
    ['frames that are no text', { line, after: 0, batch: 1, frames: [{ t: 'ping' }] }],
  ])('[WR1] [WR7] a request with %s is refused with a code', async (_, body) => {
    const answer = await house.posts('/api/visitor/say', body)
    expect([answer.status, await answer.json()]).toEqual([400, { refused: 'unknown-frame' }])
  })

  test('[WR7] the name of a line and a pass stand in no address, and a visitor gets no cookie', async () => {
    const { visitor } = await twoTalk(polled)
    await visitor.says('hallo')
    expect(new Set(proxy.asked)).toEqual(new Set(['/api/visitor/listen', '/api/visitor/say']))
    const answer = await house.posts('/api/visitor/listen', { line, after: 0, isStreamed: false })
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toBe('+\n')
  })

  test('[WR7] [WR5] a line of requests that says nothing is shown out after five seconds', async () => {
    const answer = await house.posts('/api/visitor/listen', { line, after: 0, isStreamed: true })
    await expect(answer.text()).rejects.toThrow()
    const says = await house.posts('/api/visitor/say', { line, after: 0, batch: 1, frames: ['{"t":"ping"}'] })
    expect(says.status).toBe(410)
  }, 20_000)

  test('[WR7] [WR5] a flood of requests ends its own line and disturbs no conversation', async () => {
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    const flood = await byRequests(true)(house.url, '/api/visitor')
    for (let frames = 0; frames < 5_000; frames++) flood.send('{"t":"typing"}')
    const before = house.house.counts.of('out-of-order')
    while (house.house.counts.of('out-of-order') === before)
      await new Promise(resolve => setTimeout(resolve, 10))
    await visitor.says('nog altijd hier')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'nog altijd hier' })
    flood.cut()
  })

  test('[WR7] a visitor who comes again by a WebSocket takes the place of the line of requests', async () => {
    const { visitor } = await twoTalk(polled)
    const older = visitor.line
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}/api/visitor`, { origin: house.url })
    await new Promise(resolve => socket.on('open', resolve))
    present.push({ line: { cut: () => socket.terminate() } })
    const { c, secrets, after } = visitor
    socket.send(JSON.stringify({ t: 'return', v: 1, c, ticket: secrets.ticket, after }))
    expect((await older.hears('refused')).code).toBe('already-open')
    await older.untilClosed()
  })

  test('[WR7] a house that stops ends these lines as well, and their pages come back', async () => {
    const { visitor, counsellor } = await twoTalk(streamed)
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
})
