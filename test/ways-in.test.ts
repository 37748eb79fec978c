import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestAuthenticator } from './authenticator.ts'
import { askRaw, type RawAnswer } from './raw-request.ts'
import { onTwoDomains, RealHouse, random, type TestPerson } from './real-house.ts'

let house: RealHouse

beforeAll(async () => {
  house = await RealHouse.isSetUp()
}, 60_000)
afterAll(() => house?.closes())

const later = () => house.clock.forward(61_000)

describe('the cookie of a session', () => {
  /** The whole line, without its value. */
  const shapeOf = ({ headers }: RawAnswer) =>
    (headers['set-cookie'] ?? []).map(line =>
      line
        .replace(/=[\w-]{43};/, '=VALUE;')
        .split('; ')
        .toSorted(),
    )

  /** Signs in, proves it again and signs out; gives the three lines, and the values of the first two. */
  async function givenTo(at: RealHouse, one: TestPerson) {
    const { port, staffUrl } = at.settings
    const posts = (path: string, body: object, cookie = '') =>
      askRaw({
        ...{ port, path, method: 'POST', body: JSON.stringify(body) },
        headers: {
          ...{ host: new URL(staffUrl).host, origin: staffUrl, 'content-type': 'application/json' },
          ...(cookie && { cookie }),
        },
      })
    const { username, secret } = one
    at.clock.forward(30_000)
    const entered = await posts('/api/sign-in', { username, secret, code: at.codeOf(one) })
    at.clock.forward(30_000)
    const proof = { kind: 'password', secret, code: at.codeOf(one) }
    const [first = ''] = (entered.headers['set-cookie'] ?? []).map(line => line.split(';')[0] ?? '')
    const proven = await posts('/api/step-up', { proof }, first)
    const [second = ''] = (proven.headers['set-cookie'] ?? []).map(line => line.split(';')[0] ?? '')
    const left = await posts('/api/sign-out', {}, second)
    return { lines: [entered, proven, left].map(shapeOf), values: [first, second] }
  }

  test('[SI84] is bound to its own https host, out of reach of scripts and of other sites, and new at every proof', async () => {
    const far = await RealHouse.open(onTwoDomains)
    const { port } = far.settings
    const headers = { host: 'desk.team.example', origin: far.settings.staffUrl }
    const body = JSON.stringify(far.setUpRequest())
    const asked = { port, path: '/api/set-up', method: 'POST', body }
    const made = await askRaw({ ...asked, headers: { ...headers, 'content-type': 'application/json' } })
    expect(made.status).toBe(204)
    const { lines, values } = await givenTo(far, far.noor)
    const attributes = ['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']
    expect(lines).toEqual([
      [[...attributes, '__Host-s=VALUE'].toSorted()],
      [[...attributes, '__Host-s=VALUE'].toSorted()],
      [[...attributes, 'Max-Age=0', '__Host-s='].toSorted()],
    ])
    expect(new Set(values).size).toBe(2)
    await far.closes()
  })

  test('[SI84] is the same on this machine without https, where no browser would take the name and the lock', async () => {
    const { lines } = await givenTo(house, house.noor)
    const attributes = ['HttpOnly', 'Path=/', 'SameSite=Strict']
    expect(lines).toEqual([
      [[...attributes, 's=VALUE'].toSorted()],
      [[...attributes, 's=VALUE'].toSorted()],
      [[...attributes, 'Max-Age=0', 's='].toSorted()],
    ])
  })
})

describe('a press on a passkey', () => {
  test('[SI13] [SI15] of a colleague proves nothing in the session of somebody else', async () => {
    const passkey = await house.addsPasskey(house.farid, await house.signsIn(house.farid))
    const cookie = await house.signsIn(house.bram)
    const press = passkey.presses(await house.challenge(), house.place, { owner: house.farid.id })
    later()
    expect(await house.says('/api/step-up', { proof: { kind: 'passkey', press } }, cookie)).toBe(
      'proof-refused',
    )
  })

  test('[SI13] opens once, also for two who send the same one at the same moment', async () => {
    const passkey = await house.addsPasskey(house.ann, await house.signsIn(house.ann))
    const press = passkey.presses(await house.challenge(), house.place, { owner: house.ann.id })
    const both = await Promise.all([1, 2].map(() => house.says('/api/sign-in/passkey', { press })))
    expect(both.toSorted()).toEqual([200, 'not-signed-in'])
  })
})

describe('how long an answer takes', () => {
  const tries = 25

  /** Milliseconds until the refusal, after everything that this name and this network had to wait. */
  async function timeOf(path: string, body: object): Promise<number> {
    later()
    const begun = performance.now()
    const { status } = await house.posts(path, body)
    const taken = performance.now() - begun
    expect(status).toBe(401)
    return taken
  }

  const guess = (username: string) => timeOf('/api/sign-in', { username, secret: random(32), code: '000000' })

  test('[SI1] tells nobody whether a name is known', async () => {
    for (let warm = 0; warm < 3; warm++) for (const name of ['noor', 'niemand']) await guess(name)
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let at = 0; at < tries; at++) {
      // Now the one first and now the other: whatever else this machine does meets both.
      if (at % 2 === 0) known.push(await guess('noor'))
      unknown.push(await guess(`niemand${at}`))
      if (at % 2 === 1) known.push(await guess('noor'))
    }
    expect(isTold(known, unknown)).toBe(false)
    const press = new TestAuthenticator().presses(random(32), house.place)
    const unhashed: number[] = []
    for (let at = 0; at < tries; at++) unhashed.push(await timeOf('/api/sign-in/passkey', { press }))
    // Who hashes nothing is told at once from who does: this test can see.
    expect(isTold(known, unhashed)).toBe(true)
  }, 120_000)
})

/** Whether these two are told apart: by their ranks (Mann and Whitney, four deviations) and by a tenth of the time. */
function isTold(one: readonly number[], other: readonly number[]): boolean {
  const ranked = [...one.map(time => ({ time, isOne: 1 })), ...other.map(time => ({ time, isOne: 0 }))]
  ranked.sort((a, b) => a.time - b.time)
  const ranks = ranked.reduce((sum, { isOne }, at) => sum + isOne * (at + 1), 0)
  const [n, m] = [one.length, other.length]
  const u = ranks - (n * (n + 1)) / 2
  const deviations = (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  const [a, b] = [middleOf(one), middleOf(other)]
  return Math.abs(deviations) >= 4 && Math.abs(a - b) >= 0.1 * Math.max(a, b)
}

const middleOf = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
