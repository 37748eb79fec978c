import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { wipeOf } from '../src/server/door/clear-route.ts'
import { askRaw, type RawAnswer } from './raw-request.ts'
import { onTwoDomains, onTwoHosts, RealHouse } from './real-house.ts'

const json = { 'content-type': 'application/json' }
const chat = 'chat.helpline.example'
const desk = 'desk.team.example'

describe('where visitors and staff have a domain each', () => {
  let house: RealHouse
  beforeAll(async () => {
    house = await RealHouse.open(onTwoDomains)
  }, 60_000)
  afterAll(() => house.closes())

  const ask = (host: string, path: string, method = 'GET', headers: Record<string, string> = {}) =>
    askRaw({
      ...{ port: house.settings.port, path, method },
      headers: { host, origin: `https://${host}`, ...headers },
      ...(method === 'POST' && { body: '{}' }),
    })

  test('[SC22] nothing of staff is on the host of visitors, and nothing of visitors on that of staff', async () => {
    const routes = house.house.routes.filter(({ method }) => method === 'GET' || method === 'POST')
    const counted = { visitors: 0, staff: 0, both: 0 }
    const strays: unknown[] = []
    for (const { method, path, side } of routes) {
      counted[side] += 1
      const elsewhere = { visitors: desk, staff: chat, both: undefined }[side]
      if (!elsewhere) continue
      const asked = path.replace(/:\w+|\*/g, 'x')
      const { status, headers } = await ask(elsewhere, asked, method, json)
      if (status !== 404 || headers['set-cookie']) strays.push({ method, path, side, status })
    }
    expect(strays).toEqual([])
    expect(counted.staff).toBeGreaterThan(50)
    expect(counted.visitors).toBeGreaterThan(20)
    expect(counted.both).toBeGreaterThan(3)
  })

  test('[SC22] each finds their own pages, and the few things that both need', async () => {
    const seen = async (host: string, path: string) => (await ask(host, path)).status
    for (const path of ['/', '/chat', '/contact', '/privacy', '/status.json', '/api/vault-key'])
      expect([path, await seen(chat, path)]).toEqual([path, 200])
    for (const path of ['/desk', '/set-up', '/uitnodiging', '/status.json', '/api/vault-key'])
      expect([path, await seen(desk, path)]).toEqual([path, 200])
  })

  test('[SC23] a page for visitors does not lead to the host of staff, and one who strays there reads where to go', async () => {
    const { body } = await ask(chat, '/')
    expect(body).not.toContain('/desk')
    expect(body).not.toContain('team.example')
    const stray = await ask(desk, '/chat', 'GET', { accept: 'text/html' })
    expect([stray.status, stray.body]).toEqual([
      404,
      expect.stringContaining('https://chat.helpline.example/'),
    ])
  })

  test.each([
    ['a page of visitors asks something of staff', desk, `https://${chat}`, '/api/sign-in', 403],
    ['a page of staff asks something of visitors', chat, `https://${desk}`, '/api/leave', 403],
    ['a page of staff asks its own', desk, `https://${desk}`, '/api/passkey-challenge', 200],
    ['a page by plain http', desk, `http://${desk}`, '/api/passkey-challenge', 403],
    ['a page on another port', desk, `https://${desk}:8443`, '/api/passkey-challenge', 403],
    ['a name that only begins so', desk, `https://${desk}.evil.example`, '/api/passkey-challenge', 403],
    ['a form without script of the other host', chat, `https://${desk}`, '/contact', 403],
  ])('[SC22] %s: %s, from %s', async (_, host, origin, path, status) => {
    expect((await ask(host, path, 'POST', { ...json, origin })).status).toBe(status)
  })

  test('[SC22] another name of this machine is no host of ours where two have a name', async () => {
    expect((await ask(`localhost:${house.settings.port}`, '/desk')).status).toBe(403)
  })

  test('[SC25] a broken policy of a staff page is counted and not kept; a page of visitors tells it to nobody', async () => {
    const report = {
      'content-type': 'application/csp-report',
      'sec-fetch-site': 'same-origin',
      origin: 'null',
    }
    const asked = await ask(desk, '/api/csp-report', 'POST', report)
    expect(asked.status).toBe(204)
    expect((await ask(chat, '/api/csp-report', 'POST', report)).status).toBe(404)
    const { headers } = await ask(chat, '/chat')
    expect(headers['content-security-policy']).not.toContain('report')
  })

  test('[SC27] the end of a visit asks the browser to forget, on the host of visitors', async () => {
    const wiped = '"cache", "cookies", "storage"'
    expect(wipedBy(await ask(chat, '/api/clear', 'POST', json))).toEqual([204, wiped])
    const beacon = { origin: 'null', 'sec-fetch-site': 'same-origin' }
    expect(wipedBy(await ask(chat, '/api/clear', 'POST', { ...json, ...beacon }))).toEqual([204, wiped])
    const foreign = { ...json, ...beacon, 'sec-fetch-site': 'cross-site' }
    expect(wipedBy(await ask(chat, '/api/clear', 'POST', foreign))).toEqual([403, undefined])
    expect(wipedBy(await ask(chat, '/api/leave', 'POST', json))).toEqual([400, undefined])
    const bye = { c: 'A'.repeat(22), bye: 'A'.repeat(22) }
    const left = await askRaw({
      ...{ port: house.settings.port, path: '/api/leave', method: 'POST' },
      ...{ headers: { host: chat, origin: `https://${chat}`, ...json }, body: JSON.stringify(bye) },
    })
    expect(wipedBy(left)[1]).toBe(wiped)
  })
})

const wipedBy = ({ status, headers }: RawAnswer) => [status, headers['clear-site-data']]

test.each([
  ['https://chat.a.be', 'https://desk.b.be', true],
  ['https://chat.a.be', 'https://desk.a.be', false],
  ['https://a.be', 'https://desk.a.be', false],
  ['https://chat.a.be', 'https://chat.a.be', false],
  ['https://a.co.uk', 'https://b.co.uk', false],
  ['https://clb.vlaanderen', 'https://desk.vlaanderen', true],
])(
  '[SC27] visitors on %s and staff on %s: nobody is signed out by a visitor who leaves',
  (publicUrl, staffUrl, isAsked) => {
    const set: string[] = []
    const reply = { header: (name: string) => void set.push(name) }
    const wipe = wipeOf({ mode: 'real', publicUrl, staffUrl })
    wipe(reply as unknown as Parameters<typeof wipe>[0])
    expect(set).toEqual(isAsked ? ['clear-site-data'] : [])
  },
)

describe('where staff have a name of their own on this machine', () => {
  let house: RealHouse
  beforeAll(async () => {
    house = await RealHouse.isSetUp(onTwoHosts)
  }, 60_000)
  afterAll(() => house.closes())

  test('[SC22] they set up, sign in, add a passkey and get a calendar there', async () => {
    const cookie = await house.signsIn(house.noor)
    expect(cookie).toMatch(/^s=/)
    await house.addsPasskey(house.noor, cookie)
    const answer = await house.posts('/api/roster/calendar', {}, cookie)
    expect((await answer.json()) as unknown).toEqual({
      address: expect.stringMatching(`^${house.settings.staffUrl}/rooster/`),
    })
    expect(house.house.staffUrl).toBe(house.settings.staffUrl)
  })

  test('[SC22] their cookie opens nothing on the host of visitors, and none is ever given there', async () => {
    const cookie = await house.signsIn(house.bram)
    expect((await house.asks('/api/ways', cookie)).status).toBe(200)
    const { publicUrl } = house.settings
    expect((await fetch(`${publicUrl}/api/ways`, { headers: { cookie } })).status).toBe(404)
    const { username, secret } = house.bram
    const body = JSON.stringify({ username, secret, code: house.codeOf(house.bram) })
    const signIn = { method: 'POST', headers: { ...json, origin: publicUrl }, body }
    const answer = await fetch(`${publicUrl}/api/sign-in`, signIn)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null])
  })

  test.each([
    ['visitors', '/api/visitor', 'open'],
    ['visitors', '/api/desk', '403'],
    ['staff', '/api/desk', 'open'],
    ['staff', '/api/visitor', '403'],
  ])('[SC22] on the host of %s the line %s is %s', async (side, path, outcome) => {
    const { publicUrl, staffUrl } = house.settings
    const origin = side === 'staff' ? staffUrl : publicUrl
    expect(await opening(origin, path, origin)).toContain(outcome)
    expect(await opening(origin, path, side === 'staff' ? publicUrl : staffUrl)).toContain('403')
  })
})

function opening(url: string, path: string, origin: string): Promise<string> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { origin })
  return new Promise(resolve => {
    socket.on('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.on('error', error => resolve(error.message))
  })
}
