// Known answers need known randomness. The seals have no door for it (a door could be left open), so it is the
// platform that is replaced, here and only while the vectors are made. ML-KEM of the platform draws where nobody sees it:
// it is not there meanwhile, and the seals take their own.

/** PKCS #8 around a 32-byte X25519 private key. */
const pkcs8Prefix = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20]

/**
 * Runs `work` with crypto.getRandomValues and X25519 key generation replaced and without the platform's ML-KEM: draw d of n bytes gives the bytes
 * (d * 16 + i) modulo 256, d from 1. The real ones are back afterwards, whatever happens.
 */
export async function withKnownRandomness<T>(work: () => Promise<T>): Promise<T> {
  const { subtle } = crypto
  const { getRandomValues } = crypto
  const { generateKey } = subtle
  const encapsulate = 'encapsulateBits' in subtle ? subtle.encapsulateBits : undefined
  let draws = 0
  const draw = (bytes: Uint8Array) => {
    draws += 1
    for (let at = 0; at < bytes.length; at++) bytes[at] = (draws * 16 + at) % 256
    return bytes
  }
  replace(crypto, 'getRandomValues', (view: ArrayBufferView) => {
    draw(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))
    return view
  })
  replace(subtle, 'generateKey', (_: unknown, extractable: boolean) =>
    x25519KeyFrom(draw(new Uint8Array(32)), extractable),
  )
  if (encapsulate) replace(subtle, 'encapsulateBits', undefined)
  try {
    return await work()
  } finally {
    replace(crypto, 'getRandomValues', getRandomValues)
    replace(subtle, 'generateKey', generateKey)
    if (encapsulate) replace(subtle, 'encapsulateBits', encapsulate)
  }
}

function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true })
}

async function x25519KeyFrom(seed: Uint8Array, extractable: boolean) {
  const { subtle } = crypto
  const pkcs8 = Uint8Array.of(...pkcs8Prefix, ...seed)
  const readable = await subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits'])
  const { x = '' } = await subtle.exportKey('jwk', readable)
  const publicKey = await subtle.importKey('jwk', { kty: 'OKP', crv: 'X25519', x }, 'X25519', true, [])
  return {
    publicKey,
    privateKey: await subtle.importKey('pkcs8', pkcs8, 'X25519', extractable, ['deriveBits']),
  }
}
