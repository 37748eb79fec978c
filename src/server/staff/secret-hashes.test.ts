import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { needsPepper, SecretHashes } from './secret-hashes.ts'

const secret = 'A'.repeat(43)

test('[SI11] a stolen hash opens nothing without the pepper of its own data directory', async () => {
  const [own, other] = [new SecretHashes(new Uint8Array(32)), new SecretHashes(new Uint8Array(32).fill(1))]
  const made = await own.make(secret)
  expect(made).toContain('$argon2id$v=19$m=65536,t=3,p=1$')
  expect([await own.isRight(secret, made), await other.isRight(secret, made)]).toEqual([true, false])
  expect(await own.isRight(secret, undefined)).toBe(false)
})

test('[SI30] who had a password before there was a pepper still comes in by it', async () => {
  const before = await hash(secret, { memoryCost: 1024, timeCost: 1, parallelism: 1 })
  expect(needsPepper(before)).toBe(false)
  expect(await new SecretHashes(new Uint8Array(32)).isRight(secret, before)).toBe(true)
})

test('[SI11] of very many at once some are turned away, and nobody else waits for them', async () => {
  const hashes = new SecretHashes(new Uint8Array(32))
  const cheap = await hash(secret, { memoryCost: 1024, timeCost: 1, parallelism: 1 })
  const answers = await Promise.all(Array.from({ length: 40 }, () => hashes.isRight(secret, cheap)))
  expect(answers.filter(answer => answer === 'too-many').length).toBeGreaterThan(0)
  expect(await hashes.isRight(secret, cheap)).toBe(true)
})
