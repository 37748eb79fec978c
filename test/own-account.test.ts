import { chmod, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { waysAnswer } from '../src/protocol/ways-in.ts'
import { TestAuthenticator } from './authenticator.ts'
import { cookieIn, line, RealHouse, random, type TestPerson } from './real-house.ts'
import { readFolder } from './scan.ts'

let house: RealHouse

beforeAll(async () => {
  house = await RealHouse.isSetUp()
}, 60_000)
afterAll(() => house.closes())

function proofOf(one: TestPerson): object {
  house.clock.forward(30_000)
  return { kind: 'password', secret: one.secret, code: house.codeOf(one) }
}

const stepsUp = (one: TestPerson, cookie: string) =>
  house.posts('/api/step-up', { proof: proofOf(one) }, cookie)

async function sessionsOf(cookie: string): Promise<{ id: string; isThis: boolean }[]> {
  return ((await (await house.asks('/api/sessions', cookie)).json()) as { sessions: [] }).sessions
}

async function sitsDown(cookie: string): Promise<WebSocket> {
  const { pass } = (await (await house.posts('/api/desk-pass', {}, cookie)).json()) as { pass: string }
  const { port, publicUrl } = house.settings
  const desk = new WebSocket(`ws://127.0.0.1:${port}/api/desk`, { origin: publicUrl })
  await new Promise(resolve => desk.on('open', resolve))
  desk.send(JSON.stringify({ t: 'desk', v: 1, pass }))
  await new Promise(resolve => desk.once('message', resolve))
  return desk
}

const untilClosed = (desk: WebSocket) => new Promise(resolve => desk.once('close', resolve))

describe('who is signed in', () => {
  test('[SI19] a session that stood in the browser before is no way in after somebody signs in there', async () => {
    const planted = await house.signsIn(house.farid)
    house.clock.forward(30_000)
    const { username, secret } = house.noor
    const entered = { username, secret, code: house.codeOf(house.noor) }
    const answer = await house.posts('/api/sign-in', entered, planted)
    const own = cookieIn(answer)
    expect(own).not.toBe(planted)
    expect((await house.asks('/api/ways', planted)).status).toBe(401)
    expect((await house.asks('/api/ways', own)).status).toBe(200)
    const made = await house.posts('/api/sign-in', { ...entered, code: null }, 's=chosen-by-somebody-else')
    expect(cookieIn(made)).toBe('')
  })

  test('[SI15] what weighs much asks who is there; proving it gives a new cookie, and the old one is dead', async () => {
    const cookie = await house.signsIn(house.bram)
    const desk = await sitsDown(cookie)
    const invites = (by: string) => {
      const one = { id: random(), role: 'counsellor', who: 'nieuw', disciplines: [] }
      return house.says('/api/invitations', { invitations: [one] }, by)
    }
    expect(await invites(cookie)).toBe(204)
    house.clock.forward(5 * 60_000)
    expect(await invites(cookie)).toBe('prove-again')
    const wrong = { kind: 'password', secret: random(32), code: house.codeOf(house.bram) }
    expect(await house.says('/api/step-up', { proof: wrong }, cookie)).toBe('proof-refused')
    const foreign = { ...proofOf(house.ann) }
    expect(await house.says('/api/step-up', { proof: foreign }, cookie)).toBe('proof-refused')
    house.clock.forward(10_000)
    const renewed = cookieIn(await stepsUp(house.bram, cookie))
    expect(await invites(cookie)).toBe('not-signed-in')
    expect(await invites(renewed)).toBe(204)
    desk.send('{"t":"ping"}')
    const heard = await new Promise(resolve => desk.once('message', data => resolve(String(data))))
    expect(heard).toContain('pong')
    desk.terminate()
  })

  test('[SI15] a proof does not bring back a session that has ended, or one past its twelve hours', async () => {
    const cookie = await house.signsIn(house.ann)
    const other = await house.signsIn(house.ann)
    const [mine] = (await sessionsOf(other)).filter(({ isThis }) => !isThis)
    const proof = proofOf(house.ann)
    const both = [
      house.says('/api/sessions/end', { id: mine?.id }, other),
      house.says('/api/step-up', { proof }, cookie),
    ]
    const [ended] = await Promise.all(both)
    expect(ended).toBe(204)
    expect((await sessionsOf(other)).length).toBe(1)
    for (let times = 0; times < 25; times++) {
      house.clock.forward(29 * 60_000)
      await house.asks('/api/ways', other)
    }
    expect((await stepsUp(house.ann, other)).status).toBe(401)
  })

  test('[SI16] sees where, ends one or all others at once, and never somebody else’s', async () => {
    const [first, second, third] = [
      await house.signsIn(house.noor),
      await house.signsIn(house.noor),
      await house.signsIn(house.noor),
    ]
    const foreign = await house.signsIn(house.farid)
    const seen = await sessionsOf(third)
    expect(seen.map(({ isThis }) => isThis)).toEqual([false, false, true])
    expect(await house.says('/api/sessions/end', { id: seen[0]?.id }, foreign)).toBe('not-yours')
    expect(await house.says('/api/sessions/end', { id: seen[0]?.id }, third)).toBe(204)
    expect((await house.asks('/api/ways', first)).status).toBe(401)
    const desk = await sitsDown(second)
    const closed = untilClosed(desk)
    expect(await house.says('/api/sessions/end', { id: null }, third)).toBe(204)
    await closed
    expect((await house.asks('/api/ways', second)).status).toBe(401)
    expect((await sessionsOf(third)).length).toBe(1)
  })

  test('[SI26] whose access is taken away has no desk any more', async () => {
    const bram = await house.signsIn(house.bram)
    const desk = await sitsDown(await house.signsIn(house.farid))
    const told = new Promise(resolve => {
      desk.on('message', data => (String(data).includes('not-signed-in') ? resolve(true) : undefined))
    })
    const closed = untilClosed(desk)
    const away = { account: house.farid.id, grantsFrom: null, rootGrantsFrom: null, grants: [] }
    expect(await house.says('/api/take-away', away, bram)).toBe(204)
    expect(await told).toBe(true)
    await closed
  })
})

describe('the own ways in', () => {
  test('[SI17] one can be added and taken away, with the sessions that began by it; the last one stays', async () => {
    const cookie = await house.signsIn(house.noor)
    const passkey = await house.addsPasskey(house.noor, cookie)
    const pressed = passkey.presses(await house.challenge(), house.place, { owner: house.noor.id })
    const other = cookieIn(await house.posts('/api/sign-in/passkey', { press: pressed }))
    const closed = untilClosed(await sitsDown(other))
    const { ways } = v.parse(waysAnswer, await (await house.asks('/api/ways', cookie)).json())
    expect(ways.map(({ kind }) => kind)).toEqual(['password', 'passkey'])
    const removes = (kind: string) =>
      house.says('/api/ways/remove', { id: ways.find(way => way.kind === kind)?.id }, cookie)
    expect(await removes('passkey')).toBe(204)
    await closed
    expect((await house.asks('/api/ways', other)).status).toBe(401)
    expect(await removes('passkey')).toBe('not-yours')
    expect(await removes('password')).toBe('not-allowed')
  })

  test('[CT22] what a passkey opens goes with the passkey, and no other role keeps such a file', async () => {
    const cookie = await house.signsIn(house.bram)
    await house.addsPasskey(house.bram, cookie)
    const file = async () => (await house.asks('/api/key-file/age/bram/passkey.age', cookie)).status
    expect(await house.says('/api/own-age-file', { content: random(60) }, cookie)).toBe(204)
    expect(await file()).toBe(200)
    expect(await house.says('/api/own-age-file', { content: '' }, cookie)).toBe('unknown-frame')
    const noor = await house.signsIn(house.noor)
    expect(await house.says('/api/own-age-file', { content: random(60) }, noor)).toBe('not-allowed')
    const { ways } = v.parse(waysAnswer, await (await house.asks('/api/ways', cookie)).json())
    const id = ways.find(({ kind }) => kind === 'passkey')?.id
    expect(await house.says('/api/ways/remove', { id }, cookie)).toBe(204)
    expect(await file()).toBe(404)
  })

  test('[SI17] a new password takes the place of the older one', async () => {
    const cookie = await house.signsIn(house.ann)
    const renewed = { ...house.ann, secret: random(32), seed: random(20) }
    expect(await house.says('/api/ways/add', { way: house.wayOf(renewed) }, cookie)).toBe(204)
    await expect(house.signsIn(house.ann)).rejects.toThrow('401')
    house.clock.forward(60_000)
    expect(await house.signsIn(renewed)).toContain('=')
  })

  test('[SI17] a session that ends while a way in is being made adds none', async () => {
    const stolen = await house.signsIn(house.noor)
    const own = await house.signsIn(house.noor)
    const planted = { ...house.noor, secret: random(32), seed: random(20) }
    const [added, ended] = await Promise.all([
      house.says('/api/ways/add', { way: house.wayOf(planted) }, stolen),
      house.says('/api/sessions/end', { id: null }, own),
    ])
    expect([added, ended]).toEqual(['not-signed-in', 204])
    house.clock.forward(60_000)
    await expect(house.signsIn(planted)).rejects.toThrow('401')
    expect(await house.signsIn(house.noor)).toContain('=')
  })
})

describe('who may do what', () => {
  const knock = { id: random() }
  const asked: [string, object, readonly string[]][] = [
    ['/api/invitations/withdraw', knock, ['bram']],
    ['/api/turn-down', knock, ['bram']],
    ['/api/let-in', { people: [{ invitation: random(), grants: [] }] }, ['bram']],
    ['/api/give-access', { ...knock, grants: [] }, ['bram']],
    ['/api/grants', { grants: [line('vault', 'vault-2026-27')] }, ['bram']],
    ['/api/take-away', { account: 'nobody', grantsFrom: null, rootGrantsFrom: null, grants: [] }, ['bram']],
    ['/api/desk-blob/find', { c: random() }, ['noor']],
  ]

  test('[SI20] only whose role may do it gets further than the door', async () => {
    const cookies = {
      bram: await house.signsIn(house.bram),
      noor: await house.signsIn(house.noor),
      lies: await house.signsIn(house.lies),
      ward: await house.signsIn(house.ward),
    }
    for (const [path, body, allowed] of asked)
      for (const [name, cookie] of Object.entries(cookies)) {
        const { status } = await house.posts(path, body, cookie)
        expect([path, name, status !== 403]).toEqual([path, name, allowed.includes(name)])
      }
    expect(await statuses('/api/key-file/root.age', cookies)).toEqual([200, 403, 403, 403])
    expect(await statuses('/api/people', cookies)).toEqual([200, 403, 200, 200])
    expect(await statuses('/api/contact-messages', cookies)).toEqual([200, 403, 403, 403])
  })

  test('[SI28] who only looks sees people, and neither who knocks nor a signed line', async () => {
    const bram = await house.signsIn(house.bram)
    const one = { id: random(), role: 'counsellor', who: 'nieuw', disciplines: [] }
    expect(await house.says('/api/invitations', { invitations: [one] }, bram)).toBe(204)
    const list = async (cookie: string) => (await house.asks('/api/people', cookie)).json()
    const ward = (await list(await house.signsIn(house.ward))) as Record<string, unknown[]>
    expect(ward['people']?.length).toBeGreaterThan(4)
    expect([ward['grants'], ward['invitations'], ward['devices']]).toEqual([[], [], []])
    const seen = (await list(bram)) as Record<string, unknown[]>
    expect(seen['invitations']).not.toEqual([])
    expect(seen['grants']).not.toEqual([])
  })

  test('[SI28] a sealed file of a colleague is nobody else’s, and only who proved a moment ago gets any', async () => {
    const bram = await house.signsIn(house.bram)
    expect((await house.asks('/api/key-file/age/ann/phrase.age', bram)).status).toBe(404)
    expect((await house.asks('/api/key-file/none.age', bram)).status).toBe(404)
    house.clock.forward(5 * 60_000)
    expect((await house.asks('/api/key-file/root.age', bram)).status).toBe(428)
  })

  async function statuses(path: string, cookies: Record<string, string>): Promise<number[]> {
    const found = []
    for (const cookie of Object.values(cookies)) found.push((await house.asks(path, cookie)).status)
    return found
  }
})

test('[SI14] who guesses from one network waits; the school behind it does not', async () => {
  house.clock.forward(15 * 60_000)
  const unknown = new TestAuthenticator()
  const press = unknown.presses(random(32), house.place)
  const said = []
  for (let times = 0; times < 34; times++) said.push(await house.says('/api/sign-in/passkey', { press }))
  expect(said.filter(one => one === 'not-signed-in')).toHaveLength(31)
  expect(said.slice(31)).toEqual(['too-fast', 'too-fast', 'too-fast'])
  expect(await house.signsIn(house.noor)).toContain('=')
})

test('[SI11] a stolen database holds no seed and no secret, and without the secret file nothing starts', async () => {
  const { dataDirectory } = house.settings
  const whole = Buffer.concat([...(await readFolder(dataDirectory)).values()])
  const { seed, secret } = house.noor
  expect(whole.includes('$argon2id$')).toBe(true)
  for (const hidden of [seed, secret]) {
    expect(whole.includes(hidden)).toBe(false)
    expect(whole.includes(Buffer.from(hidden, 'base64url'))).toBe(false)
  }
  await house.house.close()
  const key = join(dataDirectory, 'ways-in.key')
  await rename(key, `${key}.away`)
  for (let times = 0; times < 2; times++)
    await expect(house.opensAgain()).rejects.toThrow('ways-in.key is not there')
  await rename(`${key}.away`, key)
  await chmod(key, 0o644)
  await expect(house.opensAgain()).rejects.toThrow('expected permissions 600')
  await chmod(key, 0o600)
  await house.opensAgain()
  expect(await house.signsIn(house.noor)).toContain('=')
})
