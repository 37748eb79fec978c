import { expect, test } from 'vitest'
import { randomBytes } from '../src/crypto/bytes.ts'
import { deriveSealKey, sealBytes } from '../src/crypto/derive.ts'
import { failingSeeds } from './faults/failing-seeds.ts'
import { playNonces } from './faults/nonces.ts'
import { watchSealing } from './faults/watch-sealing.ts'

// Alone in its file: the watch looks over the shoulder of everything that seals meanwhile.

test('[SE14] whatever people and a hostile server do, no key ever seals twice with one nonce', async () => {
  for (const play of [...failingSeeds('nonces'), { seed: Math.floor(Math.random() * 1e9), times: 3_000 }]) {
    const { faults, figures } = await playNonces(play)
    expect(faults, `npm run faults -- nonces --seed ${play.seed} --times ${play.times}`).toEqual([])
    expect(figures['pairs']).toBeGreaterThanOrEqual(play.times)
    expect(figures['keys']).toBeGreaterThan(100)
  }
}, 120_000)

test('[SE14] who seals twice with one key and nonce is seen, also when the key was derived anew', async () => {
  const watch = watchSealing()
  try {
    const [secret, nonce, nothing] = [randomBytes(32), randomBytes(12), new Uint8Array(0)]
    for (let times = 0; times < 2; times++)
      await sealBytes(await deriveSealKey(nothing, secret, 'label'), nonce, nothing, randomBytes(4))
    expect(watch.repeated.length).toBe(1)
  } finally {
    watch.stops()
  }
})
