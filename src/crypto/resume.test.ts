import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, toBase64url, utf8 } from './bytes.ts'
import { derive, hash } from './derive.ts'
import { makeResumeSecret, openResumeBlob, resumeKeys, sealResumeBlob } from './resume.ts'
import { must } from './test-cast.ts'

const bytes = (minimum: number, maximum: number) =>
  fc.uint8Array({ minLength: minimum, maxLength: maximum }).map(given => Uint8Array.from(given))
const keysOf = async (secret: Bytes) => must(await resumeKeys(secret))

test('[SE23] a visitor who reloads gets back exactly what the page sealed, and every sealing looks different', async () => {
  await fc.assert(
    fc.asyncProperty(bytes(32, 32), bytes(0, 400), async (secret, content) => {
      const keys = await keysOf(secret)
      const blob = await sealResumeBlob(keys, content)
      expect(await openResumeBlob(await keysOf(secret), blob)).toEqual(content)
      expect(await sealResumeBlob(keys, content)).not.toEqual(blob)
    }),
    { numRuns: 40 },
  )
})

test('[SE23] nobody opens the blob of somebody else, nor one with a single bit changed', async () => {
  const mine = await keysOf(makeResumeSecret())
  const blob = await sealResumeBlob(mine, utf8('{"draft":"elke avond ruzie"}'))
  const refused = { refused: 'resume-not-opened' }
  expect(await openResumeBlob(await keysOf(makeResumeSecret()), blob)).toEqual(refused)
  await fc.assert(
    fc.asyncProperty(fc.nat(blob.length * 8 - 1), async bit => {
      const changed = Uint8Array.from(blob)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await openResumeBlob(mine, changed)).toEqual(refused)
    }),
    { numRuns: 60 },
  )
})

test('[SE23] a blob that the server puts in another place does not open', async () => {
  const mine = await keysOf(makeResumeSecret())
  const { loc } = await keysOf(makeResumeSecret())
  const blob = await sealResumeBlob(mine, utf8('{}'))
  expect(await openResumeBlob({ ...mine, loc }, blob)).toEqual({ refused: 'resume-not-opened' })
})

test('[SE23] what is too short to be a blob, and a secret of another length, are refused', async () => {
  expect(await resumeKeys(makeResumeSecret().slice(1))).toEqual({ refused: 'malformed' })
  const keys = await keysOf(makeResumeSecret())
  for (const length of [0, 12, 27])
    expect(await openResumeBlob(keys, new Uint8Array(length))).toEqual({ refused: 'malformed' })
})

test('[SE23] what the server sees of the secret is where and by whom, and neither tells the other', async () => {
  const secret = new Uint8Array(32).fill(7)
  const { loc, auth, authHash, key } = await keysOf(secret)
  expect(loc).toEqual(await derive(secret, 'clb/v1/res-loc'))
  expect(auth).toEqual(await derive(secret, 'clb/v1/res-auth'))
  expect(authHash).toEqual(await hash(auth))
  expect(key.extractable).toBe(false)
  expect(new Set([secret, loc, auth, authHash].map(toBase64url)).size).toBe(4)
})
