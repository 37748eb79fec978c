import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SetUpRequest } from '../src/protocol/set-up.ts'
import { TestAuthenticator } from './authenticator.ts'
import { cookieIn, identityFileOf, line, RealHouse, random } from './real-house.ts'

let house: RealHouse

beforeAll(async () => {
  house = await RealHouse.open()
}, 60_000)
afterAll(() => house.closes())

const asks = (change: Partial<SetUpRequest>) =>
  house.says('/api/set-up', { ...house.setUpRequest(), ...change })

/** The set-up with another way in for Bram. */
function withWays(...ways: object[]): Partial<SetUpRequest> {
  const [bram, ...others] = house.setUpRequest().accounts
  return { accounts: [{ ...bram, ways }, ...others] as SetUpRequest['accounts'] }
}

test('[SI18] a real helpline begins with a coordinator who may let others in', async () => {
  const { accounts, grants } = house.setUpRequest()
  const [bram, ann, noor] = accounts
  if (!bram || !ann || !noor) throw new Error('three people')
  expect(await asks({ accounts: [noor, bram, ann] })).toBe('not-allowed')
  expect(await asks({ accounts: [noor] })).toBe('not-allowed')
  expect(await asks({ grants: grants.slice(1) })).toBe('not-allowed')
  expect(await asks({ grants: [{ ...line('deputy', bram.id), grant: brokenGrant() }] })).toBe('unknown-frame')
  expect(await asks({ accounts: [bram, { ...noor, username: 'bram' }] })).toBe('already-open')
})

test('[SI18] [SI10] every password of a real helpline has an app beside it, proven by a code of now', async () => {
  const way = house.wayOf(house.bram)
  expect(await asks(withWays({ ...way, codes: null }))).toBe('not-allowed')
  const codes = { seed: house.bram.seed, code: house.codeOf(house.bram, 9) }
  expect(await asks(withWays({ ...way, codes }))).toBe('proof-refused')
  expect(await asks(withWays(way, way))).toBe('already-open')
})

test('[SE7] who does not have the link of this start sets nothing up, and the link is good for a day', async () => {
  const old = house.setUpRequest()
  expect(await asks({ secret: random(32) })).toBe('not-allowed')
  house.clock.forward(24 * 60 * 60_000)
  expect(await asks({})).toBe('expired')
  await house.restarts()
  expect(await asks({ secret: old.secret })).toBe('not-allowed')
  expect(existsSync(join(house.settings.siteDirectory, 'root.pub'))).toBe(false)
})

test('[SE7] [SI18] is set up once, also with a passkey, and whoever set it up comes in by both ways', async () => {
  const passkey = new TestAuthenticator()
  const made = passkey.makes(await house.challenge(), house.place)
  const way = { kind: 'passkey', label: 'laptop', passkey: made, identityFile: identityFileOf('coordinator') }
  const request = { ...house.setUpRequest(), ...withWays(house.wayOf(house.bram), way) }
  const both = [house.says('/api/set-up', request), house.says('/api/set-up', request)]
  expect((await Promise.all(both)).sort()).toEqual([204, 'not-allowed'])
  expect(existsSync(join(house.settings.siteDirectory, 'root.pub'))).toBe(true)
  const pressed = passkey.presses(await house.challenge(), house.place, { owner: house.bram.id })
  const answer = await house.posts('/api/sign-in/passkey', { press: pressed })
  expect((await house.asks('/api/people', cookieIn(answer))).status).toBe(200)
  expect(await house.signsIn(house.bram)).toContain('=')
})

function brokenGrant() {
  return { ...line('deputy', 'x').grant, body: Buffer.from('{"kind":1}').toString('base64url') }
}
