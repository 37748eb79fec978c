import { SettingsService } from '@simplewebauthn/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestAuthenticator } from './authenticator.ts'
import { cookieIn, RealHouse, random } from './real-house.ts'

let house: RealHouse

beforeAll(async () => {
  house = await RealHouse.isSetUp()
}, 60_000)
afterAll(() => house.closes())

const later = () => house.clock.forward(61_000)

describe('a password with the codes of an app', () => {
  test('[SI10] outside the demo nobody comes in by a password alone, and with a code of now they do', async () => {
    const { username, secret } = house.noor
    later()
    expect(await house.says('/api/sign-in', { username, secret, code: null })).toBe('not-signed-in')
    later()
    expect(await house.says('/api/sign-in', { username, secret, code: house.codeOf(house.noor) })).toBe(200)
  })

  test('[SI1] [SI10] unknown name, wrong password and wrong code get the same answer', async () => {
    const { username, secret } = house.noor
    later()
    const code = house.codeOf(house.noor)
    const tries = [
      { username: 'niemand', secret, code },
      { username, secret: random(32), code },
      { username, secret, code: code === '000000' ? '000001' : '000000' },
    ]
    const answers = []
    for (const one of tries) {
      later()
      const answer = await house.posts('/api/sign-in', one)
      answers.push([answer.status, await answer.text()])
    }
    expect(new Set(answers.map(String)).size).toBe(1)
    expect(answers[0]?.[0]).toBe(401)
    later()
  })

  test('[SI12] a code is good once, also for two at the same moment, and an older one never again', async () => {
    later()
    const { username, secret } = house.farid
    const before = house.codeOf(house.farid, -1)
    const code = house.codeOf(house.farid)
    const attempt = (used: string) => house.says('/api/sign-in', { username, secret, code: used })
    expect(await attempt(code)).toBe(200)
    house.clock.forward(1_000)
    expect(await attempt(code)).toBe('not-signed-in')
    house.clock.forward(2_000)
    expect(await attempt(before)).toBe('not-signed-in')
    const cookie = await signsInAfter(house.farid)
    const passes = { kind: 'password', secret, code: house.codeOf(house.farid, 1) }
    const both = await Promise.all([
      house.says('/api/step-up', { proof: passes }, cookie),
      house.says('/api/sign-in', { username, secret, code: passes.code }),
    ])
    expect(both.filter(said => said === 200 || said === 204)).toHaveLength(1)
  })

  test('[SI12] a code of a minute ago or a minute ahead is none of now', async () => {
    const { username, secret } = house.lies
    for (const steps of [-2, 2]) {
      later()
      const code = house.codeOf(house.lies, steps)
      expect(await house.says('/api/sign-in', { username, secret, code })).toBe('not-signed-in')
    }
    later()
  })

  async function signsInAfter(one: typeof house.noor): Promise<string> {
    later()
    return house.signsIn(one)
  }
})

describe('a passkey', () => {
  let passkey: TestAuthenticator
  const owner = () => house.noor.id

  beforeAll(async () => {
    later()
    passkey = await house.addsPasskey(house.noor, await house.signsIn(house.noor), 5)
  })

  const press = (counter: number, change: object = {}, place = house.place) =>
    house
      .challenge()
      .then(challenge => passkey.presses(challenge, place, { owner: owner(), counter, ...change }))
  const signsIn = async (pressed: Awaited<ReturnType<typeof press>>) =>
    house.says('/api/sign-in/passkey', { press: pressed })

  test('[SI13] one press signs in, and gives the identity file of that passkey', async () => {
    const answer = await house.posts('/api/sign-in/passkey', { press: await press(6) })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ id: owner(), identityFile: 'A'.repeat(80) })
  })

  test('[SI13] a challenge is good once, for five minutes, and only when it is ours', async () => {
    const once = await press(7)
    expect(await signsIn(once)).toBe(200)
    const again = passkey.presses(challengeIn(once), house.place, { owner: owner(), counter: 8 })
    expect(await signsIn(again)).toBe('not-signed-in')
    const old = await press(9)
    house.clock.forward(5 * 60_000)
    expect(await signsIn(old)).toBe('not-signed-in')
    expect(await signsIn(passkey.presses(random(32), house.place, { counter: 9 }))).toBe('not-signed-in')
  })

  test('[SI13] a press of another site, host or person, or without a person, opens nothing', async () => {
    const elsewhere = { origin: 'https://clbchat.example', host: 'localhost' }
    expect(await signsIn(await press(20, {}, elsewhere))).toBe('not-signed-in')
    expect(await signsIn(await press(20, {}, { ...house.place, host: 'example.org' }))).toBe('not-signed-in')
    expect(await signsIn(await press(20, { owner: house.farid.id }))).toBe('not-signed-in')
    expect(await signsIn(await press(20, { isVerified: false }))).toBe('not-signed-in')
    const stranger = new TestAuthenticator()
    const theirs = stranger.presses(await house.challenge(), house.place, { owner: owner() })
    expect(await signsIn(theirs)).toBe('not-signed-in')
    const borrowed = { ...theirs, id: (await press(20)).id, rawId: (await press(20)).id }
    expect(await signsIn(borrowed)).toBe('not-signed-in')
    expect(await signsIn(await press(20))).toBe(200)
  })

  test('[SI13] a counter that does not rise is a copy, and a synced passkey has none', async () => {
    expect(await signsIn(await press(20))).toBe('not-signed-in')
    expect(await signsIn(await press(19))).toBe('not-signed-in')
    later()
    const synced = await house.addsPasskey(house.farid, await house.signsIn(house.farid))
    for (let times = 0; times < 2; times++) {
      const pressed = synced.presses(await house.challenge(), house.place, { owner: house.farid.id })
      expect(await house.says('/api/sign-in/passkey', { press: pressed })).toBe(200)
    }
  })

  test('[SI13] a passkey with a certificate of its maker makes the house ask no list of that maker', () => {
    const makers = ['android-key', 'android-safetynet', 'apple', 'mds'] as const
    const believed = makers.flatMap(identifier => SettingsService.getRootCertificates({ identifier }))
    expect(believed).toEqual([])
  })

  test('[SI10] a passkey that is somebody’s, or is none, becomes no way in', async () => {
    const cookie = cookieIn(await house.posts('/api/sign-in/passkey', { press: await press(30) }))
    const way = (made: object) => ({ kind: 'passkey', label: 'x', passkey: made, identityFile: 'AAAA' })
    const same = passkey.makes(await house.challenge(), house.place)
    expect(await house.says('/api/ways/add', { way: way(same) }, cookie)).toBe('already-open')
    const unasked = new TestAuthenticator().makes(random(32), house.place)
    expect(await house.says('/api/ways/add', { way: way(unasked) }, cookie)).toBe('proof-refused')
  })

  function challengeIn(pressed: { response: { clientDataJSON: string } }): string {
    const said = Buffer.from(pressed.response.clientDataJSON, 'base64url').toString()
    return (JSON.parse(said) as { challenge: string }).challenge
  }
})
