import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, randomBytes, utf8 } from './bytes.ts'
import { openDeskBlob, sealDeskBlob } from './desk-blob.ts'

const deskSecret = randomBytes(32)
const convId = randomBytes(16)
const content = utf8('{"notes":"wie steunt? oma?","draft":""}')
const notOpened = { refused: 'desk-blob-not-opened' }

test('[SE25] a counsellor who is back finds exactly what the page sealed, and every sealing looks different', async () => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map(given => Uint8Array.from(given))
  await fc.assert(
    fc.asyncProperty(bytes, async given => {
      const blob = await sealDeskBlob(deskSecret, convId, given)
      expect(await openDeskBlob(deskSecret, convId, blob)).toEqual(given)
      expect(await sealDeskBlob(deskSecret, convId, given)).not.toEqual(blob)
    }),
    { numRuns: 30 },
  )
})

test('[SE25] nobody opens the notes of a colleague, nor those of another conversation', async () => {
  const blob = await sealDeskBlob(deskSecret, convId, content)
  expect(await openDeskBlob(randomBytes(32), convId, blob)).toEqual(notOpened)
  expect(await openDeskBlob(deskSecret, randomBytes(16), blob)).toEqual(notOpened)
})

test('[SE25] a blob with one bit changed does not open', async () => {
  const blob = await sealDeskBlob(deskSecret, convId, content)
  await fc.assert(
    fc.asyncProperty(fc.nat(blob.length * 8 - 1), async bit => {
      const changed: Bytes = Uint8Array.from(blob)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await openDeskBlob(deskSecret, convId, changed)).toEqual(notOpened)
    }),
    { numRuns: 60 },
  )
})

test('[SE25] what is too short to be a blob is refused', async () => {
  for (const length of [0, 12, 27])
    expect(await openDeskBlob(deskSecret, convId, new Uint8Array(length))).toEqual({ refused: 'malformed' })
})
