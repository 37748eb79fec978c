import { expect, test } from 'vitest'
import { TestAuthenticator } from '../../../test/authenticator.ts'
import { networkUnder } from '../network.ts'
import { KnockingDevices } from './devices.ts'
import { askAccess } from './give-access.ts'
import { Passkeys } from './passkeys.ts'
import type { StaffDeps } from './staff.ts'

const place = { origin: 'https://staff.example.be', host: 'staff.example.be' }
const now = Date.parse('2026-11-16T18:00:00Z')

test('[SI13] [SI25] a passkey of a new device uses up the room of strangers, and none of sign-in', async () => {
  const passkeys = new Passkeys(place.origin, 1)
  const stores = {
    accounts: { findByUsername: async () => undefined },
    ways: { findPasskey: async () => undefined },
  }
  const deps = {
    ...{ passkeys, mode: 'real', clock: { now: () => now }, devices: new KnockingDevices() },
    commit: (act: (all: typeof stores) => unknown) => act(stores),
  } as unknown as StaffDeps & { devices: KnockingDevices }
  const brought = () => new TestAuthenticator().makes(passkeys.challenge(now), place)
  const asks = () => {
    const way = { kind: 'passkey', label: 'x', passkey: brought(), identityFile: null } as const
    const request = { username: 'niemand', identity: null, age: null, way, ageFiles: [] }
    return askAccess(deps, request, networkUnder('home'))
  }
  expect(await asks()).toMatchObject({ until: now + 10 * 60_000 })
  expect(await asks()).toEqual({ refused: 'proof-refused' })
  expect(await passkeys.take(brought(), 'known', now)).toBeDefined()
})
