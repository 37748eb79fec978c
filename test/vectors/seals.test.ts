import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { withKnownRandomness } from './known-randomness.ts'
import { computeVectors } from './seal-vectors.ts'

const frozen = JSON.parse(await readFile(new URL('seals.json', import.meta.url), 'utf8'))

test('[SE1-SE19] Node makes and opens every seal exactly as it was frozen', async () => {
  expect(await computeVectors()).toEqual(frozen)
})

test('[SE14] outside the vectors randomness is real again', async () => {
  await withKnownRandomness(async () => undefined)
  const [one, other] = [new Uint8Array(16), new Uint8Array(16)].map(bytes => crypto.getRandomValues(bytes))
  expect(one).not.toEqual(other)
})
