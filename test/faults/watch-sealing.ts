import { toBase64url } from '../../src/crypto/bytes.ts'

type Subtle = typeof crypto.subtle
type SealParameters = { readonly name: string; readonly iv?: Uint8Array }

/** What sealed: how many pairs of key and nonce, under how many keys, and which pairs came twice. */
export interface SealingWatch {
  readonly pairs: number
  readonly keys: number
  readonly repeated: readonly string[]
  stops(): void
}

/**
 * Notes every key and nonce with which AES-GCM seals, at the browser's own interface: whatever the code above believes
 * about its keys, here are their bytes. Keys are made readable for it, so nothing else may run meanwhile.
 */
export function watchSealing(): SealingWatch {
  const { subtle } = crypto
  const originals = { encrypt: subtle.encrypt, deriveKey: subtle.deriveKey, importKey: subtle.importKey }
  const keys = new Set<string>()
  const pairs = new Set<string>()
  const repeated: string[] = []
  const readable = async (key: CryptoKey) => toBase64url(new Uint8Array(await subtle.exportKey('raw', key)))
  const isSealKey = (algorithm: unknown) =>
    (typeof algorithm === 'string' ? algorithm : (algorithm as { name: string }).name) === 'AES-GCM'

  subtle.deriveKey = ((algorithm, base, derived, _, usages) =>
    originals.deriveKey.call(subtle, algorithm, base, derived, true, usages)) as Subtle['deriveKey']
  subtle.importKey = ((
    format: 'raw',
    data: BufferSource,
    algorithm: { name: string },
    isReadable: boolean,
    usages: KeyUsage[],
  ) =>
    originals.importKey.call(
      subtle,
      format,
      data,
      algorithm,
      isReadable || isSealKey(algorithm),
      usages,
    )) as Subtle['importKey']
  subtle.encrypt = (async (algorithm: SealParameters, key: CryptoKey, data: BufferSource) => {
    if (algorithm.name === 'AES-GCM' && algorithm.iv) {
      const name = await readable(key)
      const pair = `${name} ${toBase64url(algorithm.iv.slice())}`
      if (pairs.has(pair)) repeated.push(pair)
      pairs.add(pair)
      keys.add(name)
    }
    return originals.encrypt.call(subtle, algorithm as AesGcmParams, key, data)
  }) as Subtle['encrypt']

  return {
    get pairs() {
      return pairs.size
    },
    get keys() {
      return keys.size
    },
    repeated,
    stops: () => void Object.assign(subtle, originals),
  }
}
