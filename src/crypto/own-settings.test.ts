import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, fromBase64url, randomBytes, utf8 } from './bytes.ts'
import { sealDeskBlob } from './desk-blob.ts'
import { openOwnSettings, sealOwnSettings } from './own-settings.ts'

const deskSecret = randomBytes(32)
const content = utf8('{"v":1,"sentences":[]}')
const notOpened = { refused: 'own-settings-not-opened' }

test('[SE25b] who signs in again finds exactly what was kept, and every sealing looks different', async () => {
  const sealed = await sealOwnSettings(deskSecret, content)
  expect(await openOwnSettings(deskSecret, sealed)).toEqual(content)
  expect(await sealOwnSettings(deskSecret, content)).not.toEqual(sealed)
})

test('[SE25b] nobody opens the settings of a colleague, and notes of a conversation are no settings', async () => {
  expect(await openOwnSettings(randomBytes(32), await sealOwnSettings(deskSecret, content))).toEqual(
    notOpened,
  )
  const notes = await sealDeskBlob(deskSecret, randomBytes(16), content)
  expect(await openOwnSettings(deskSecret, notes)).toEqual(notOpened)
})

test('[SE25b] settings with one bit changed do not open, and what is too short is refused', async () => {
  const sealed = await sealOwnSettings(deskSecret, content)
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async bit => {
      const changed: Bytes = Uint8Array.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await openOwnSettings(deskSecret, changed)).toEqual(notOpened)
    }),
    { numRuns: 60 },
  )
  expect(await openOwnSettings(deskSecret, new Uint8Array(27))).toEqual({ refused: 'malformed' })
})

test('[SE25b] what an earlier page sealed opens in this one: a known answer', async () => {
  const known = Uint8Array.from({ length: 32 }, (_, index) => index)
  const sealed = fromBase64url('aVfw7K1wspLjfUtK7w8OBIW69tHLh373vu_IK1m0h80zANPWXZEfV9XDRwKJZqOMMKw')
  expect(sealed && (await openOwnSettings(known, sealed))).toEqual(content)
})
