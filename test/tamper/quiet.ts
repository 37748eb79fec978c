// Waits until pages have nothing more to do, without a clock: a page between two frames only waits for WebCrypto.

let sealing = 0
const methods = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'digest',
  'generateKey',
  'deriveKey',
  'deriveBits',
] as const
const keyMethods = ['importKey', 'exportKey'] as const

for (const name of [...methods, ...keyMethods]) {
  const real: unknown = SubtleCrypto.prototype[name]
  if (typeof real !== 'function') throw new Error(`this platform has no ${name}`)
  const counted = async function (this: SubtleCrypto, ...given: unknown[]): Promise<unknown> {
    sealing += 1
    try {
      return await real.apply(this, given)
    } finally {
      sealing -= 1
    }
  }
  Object.defineProperty(SubtleCrypto.prototype, name, { value: counted, configurable: true, writable: true })
}

/** So many turns without anything under way: a promise may need a few to reach the next seal. */
const calmTurns = 3

/** Resolves when nothing is being sealed and `move` (frames from page to page) moved nothing for some turns. */
export async function quiet(move: () => boolean): Promise<void> {
  for (let calm = 0; calm < calmTurns; calm++) {
    await new Promise(resolve => setImmediate(resolve))
    if (move() || sealing > 0) calm = -1
  }
}
