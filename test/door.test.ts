import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { TestHouse } from './open-house.ts'

let house: TestHouse
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())
afterEach(() => house.isLeftBy(present))

const strict = {
  'content-security-policy': /default-src 'none'.*trusted-types 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'cache-control': /^no-store$/,
  'permissions-policy': /camera=\(\)/,
}

/** A request with headers that `fetch` does not let one write. */
function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = house.settings
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, answer => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('the door', () => {
  test.each(['/', '/chat', '/desk', '/nergens', '/favicon.ico'])(
    '[SC1] %s carries the strict headers and no cookie',
    async path => {
      const answer = await fetch(house.url + path)
      for (const [name, value] of Object.entries(strict)) expect(answer.headers.get(name)).toMatch(value)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(answer.headers.get('x-powered-by')).toBeNull()
    },
  )

  test('[SC2] a page of another site can neither write here nor listen in', async () => {
    const foreign = { origin: 'https://elsewhere.example' }
    expect((await house.posts('/api/leave', {}, foreign)).status).toBe(403)
    expect((await house.posts('/api/sign-in', {}, foreign)).status).toBe(403)
    expect((await house.posts('/api/leave', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}/api/visitor`, foreign)
    const failed = await new Promise<Error>(resolve => socket.on('error', resolve))
    expect(failed.message).toContain('403')
  })

  test('[SC2] a name that is not ours is no way in, so that no foreign site can point its name here', async () => {
    expect(await ask('/', { host: 'evil.example' })).toBe(403)
    expect(await ask('/', { host: `localhost:${house.settings.port}` })).toBe(200)
  })

  test('[SC2] nobody gets a pass for the desk without a session', async () => {
    expect((await house.posts('/api/desk-pass', {})).status).toBe(401)
    expect((await house.posts('/api/desk-pass', {}, { cookie: 's=nonsense' })).status).toBe(401)
    expect((await house.posts('/api/sign-out', {})).status).toBe(401)
  })

  test('[SI1] a wrong password and an unknown name get the same answer', async () => {
    const secret = 'A'.repeat(43)
    const wrong = await house.posts('/api/sign-in', { username: 'farid', secret, code: null })
    const unknown = await house.posts('/api/sign-in', { username: 'niemand', secret, code: null })
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()])
    expect(wrong.status).toBe(401)
  })

  test('[SI2] who keeps trying waits longer and longer', async () => {
    const attempt = () =>
      house.posts('/api/sign-in', { username: 'lies', secret: 'A'.repeat(43), code: null })
    // Side by side, so that a slow machine does not wait out the delay by itself.
    const tries = async () => (await Promise.all([attempt(), attempt()])).map(({ status }) => status).sort()
    expect(await tries()).toEqual([401, 429])
    house.clock.forward(1_000)
    expect(await tries()).toEqual([401, 429])
    expect(await tries()).toEqual([429, 429])
  })

  test('[SI3] a session ends after half an hour without a sign of life, and at sign-out', async () => {
    const { cookie } = await house.signsIn('bram')
    expect((await house.posts('/api/desk-pass', {}, { cookie })).status).toBe(200)
    expect((await house.posts('/api/sign-out', {}, { cookie })).status).toBe(204)
    expect((await house.posts('/api/desk-pass', {}, { cookie })).status).toBe(401)
    const again = await house.signsIn('bram')
    house.clock.forward(30 * 60_000)
    expect((await house.posts('/api/desk-pass', {}, { cookie: again.cookie })).status).toBe(401)
  })

  test('[SI4] a pass opens one desk, once, for thirty seconds', async () => {
    const { cookie } = await house.signsIn('bram')
    const { pass } = (await (await house.posts('/api/desk-pass', {}, { cookie })).json()) as { pass: string }
    const first = await opens('/api/desk')
    first.send(JSON.stringify({ t: 'desk', v: 1, pass }))
    expect(await says(first)).toContain('welcome')
    const second = await opens('/api/desk')
    second.send(JSON.stringify({ t: 'desk', v: 1, pass }))
    expect(await says(second)).toContain('not-signed-in')
  })

  test('[SI4] an administrator reads nothing: there is no desk for this role', async () => {
    const { cookie, identity } = await house.signsIn('lies')
    expect(identity).toBeUndefined()
    const { pass } = (await (await house.posts('/api/desk-pass', {}, { cookie })).json()) as { pass: string }
    const desk = await opens('/api/desk')
    desk.send(JSON.stringify({ t: 'desk', v: 1, pass }))
    expect(await says(desk)).toContain('not-signed-in')
  })

  test('[SE7] a helpline is set up once: nobody can do it again', async () => {
    const answer = await house.posts('/api/set-up', { secret: 'A'.repeat(43), ...house.madeAgain() })
    expect(answer.status).toBe(403)
  })

  test('[WR1] nonsense in a form is refused with a code and nothing of what is inside', async () => {
    const answer = await fetch(`${house.url}/api/leave`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: house.url },
      body: '{"c": ',
    })
    expect([answer.status, await answer.json()]).toEqual([400, { refused: 'unknown-frame' }])
    const large = await house.posts('/api/leave', { c: 'A'.repeat(20_000) })
    expect([large.status, await large.json()]).toEqual([413, { refused: 'too-large' }])
  })
})

describe('frames at the door', () => {
  test.each([
    ['no JSON', 'hallo', 'unknown-frame'],
    ['an unknown kind', '{"t":"open-sesame"}', 'unknown-frame'],
    ['a field too many', '{"t":"ping","who":"me"}', 'unknown-frame'],
    ['a conversation with a strange name', '{"t":"ticket","v":1,"c":"../../etc/passwd"}', 'unknown-frame'],
    ['another version', `{"t":"ticket","v":2,"c":"${'A'.repeat(22)}"}`, 'unknown-frame'],
    ['a message before the ticket', JSON.stringify({ t: 'typing' }), 'out-of-order'],
    ['a deep pile of brackets', '['.repeat(15_000), 'unknown-frame'],
    ['a prototype', '{"t":"ping","__proto__":{"t":"leave"}}', 'unknown-frame'],
  ])('[WR1] [WR5] %s is refused and counted, and the page may go on', async (_, text, code) => {
    const before = house.house.counts.of(code as 'unknown-frame')
    const socket = await opens('/api/visitor')
    socket.send(text)
    expect(await says(socket)).toContain(`"code":"${code}"`)
    expect(house.house.counts.of(code as 'unknown-frame')).toBe(before + 1)
    socket.send('{"t":"ping"}')
    expect(await says(socket)).toContain('pong')
  })

  test.each([
    ['just too large', JSON.stringify({ t: 'ping', x: 'x'.repeat(16_384) })],
    ['too large in bytes and not in letters', JSON.stringify({ t: 'ping', x: '€'.repeat(6_000) })],
    ['of many megabytes', 'x'.repeat(3_000_000)],
  ])('[WR8] a frame %s is not read: it ends its own line, which says why', async (_, text) => {
    const before = house.house.counts.of('too-large')
    const socket = await opens('/api/visitor')
    socket.send(text)
    expect(await new Promise(resolve => socket.on('close', resolve))).toBe(1009)
    expect(house.house.counts.of('too-large')).toBe(before + 1)
  })

  test('[WR8] what dawdles before it has asked for anything is not waited for', async () => {
    const dawdling = connect(house.settings.port, '127.0.0.1')
    dawdling.on('error', () => undefined)
    dawdling.write('GET /api/visitor HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n')
    const answer = await new Promise<string>(resolve => {
      let text = ''
      dawdling.on('data', data => {
        text += data
      })
      dawdling.on('close', () => resolve(text))
    })
    expect(answer).toContain('408')
  })

  test('[WR5] a binary frame is refused; one of many megabytes ends only its own connection', async () => {
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    const rude = await opens('/api/visitor')
    rude.send(Buffer.from([1, 2, 3]))
    expect(await says(rude)).toContain('unknown-frame')
    rude.send('x'.repeat(3_000_000))
    await new Promise(resolve => rude.on('close', resolve))
    await visitor.says('merk je iets?')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'merk je iets?' })
  })

  test('[WR5] a flood from one page ends that page and disturbs no conversation', async () => {
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    const flood = await opens('/api/visitor')
    const closed = new Promise(resolve => flood.on('close', resolve))
    for (let frames = 0; frames < 5_000; frames++) flood.send('{"t":"typing"}')
    await closed
    await visitor.says('nog altijd hier')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'nog altijd hier' })
  })

  test('[WR5] a page that opens a socket and says nothing is shown out after five seconds', async () => {
    const silent = await opens('/api/visitor')
    await new Promise(resolve => silent.on('close', resolve))
  }, 20_000)

  test('[WR5] the desk of another kind of page is not for visitors', async () => {
    const desk = await opens('/api/desk')
    desk.send(JSON.stringify({ t: 'desk', v: 1, pass: 'A'.repeat(43) }))
    expect(await says(desk)).toContain('not-signed-in')
    desk.send('{"t":"ready"}')
    expect(await says(desk)).toContain('not-signed-in')
  })
})

function opens(path: string): Promise<WebSocket> {
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}${path}`, { origin: house.url })
  present.push({ line: { cut: () => socket.terminate() } })
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket))
    socket.on('error', reject)
  })
}

function says(socket: WebSocket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once('message', data => resolve(data.toString()))
    socket.once('close', () => reject(new Error('the connection was closed')))
  })
}
