import { expect, test } from 'vitest'
import { TestAuthenticator } from '../../../test/authenticator.ts'
import { Passkeys } from './passkeys.ts'
import type { PasskeyWay } from './people.ts'

const place = { origin: 'https://staff.example.be', host: 'staff.example.be' }
const now = Date.parse('2026-11-16T18:00:00Z')

/** Noor, who comes in by a passkey, at a house that remembers so many used challenges of each kind. */
async function noorAt(passkeys: Passkeys) {
  const own = new TestAuthenticator()
  const kept = await passkeys.take(own.makes(passkeys.challenge(now), place), 'known', now)
  if (!kept) throw new Error('her passkey was refused')
  const held = { id: 'way', account: 'noor', identityFile: null, addedAt: now, usedAt: null, label: 'x' }
  const way: PasskeyWay = { ...held, kind: 'passkey', ...kept }
  const presses = (challenge = passkeys.challenge(now), at = now) =>
    passkeys.counterOf(way, own.presses(challenge, place), at)
  return { own, presses }
}

const strangerBrings = (passkeys: Passkeys, challenge = passkeys.challenge(now), at = now) =>
  passkeys.take(new TestAuthenticator().makes(challenge, place), 'stranger', at)

test('[SI13] strangers with new passkeys use up their own room, and Noor signs in and adds one as before', async () => {
  const passkeys = new Passkeys(place.origin, 4)
  const { own, presses } = await noorAt(passkeys)
  const brought = []
  for (let number = 0; number < 6; number++) brought.push((await strangerBrings(passkeys)) !== undefined)
  expect(brought).toEqual([true, true, true, true, false, false])
  expect(await presses()).toBe(0)
  expect(await passkeys.take(own.makes(passkeys.challenge(now), place), 'known', now)).toBeDefined()
  // Five minutes later none of those challenges is good any more, and there is room again.
  const later = now + 5 * 60_000
  expect(await strangerBrings(passkeys, passkeys.challenge(later), later)).toBeDefined()
})

test('[SI13] a challenge that a stranger used is good for nobody any more, and the other way round', async () => {
  const passkeys = new Passkeys(place.origin)
  const { presses } = await noorAt(passkeys)
  const [one, two] = [passkeys.challenge(now), passkeys.challenge(now)]
  expect(await strangerBrings(passkeys, one)).toBeDefined()
  expect(await presses(one)).toBeUndefined()
  expect(await presses(two)).toBe(0)
  expect(await strangerBrings(passkeys, two)).toBeUndefined()
})
