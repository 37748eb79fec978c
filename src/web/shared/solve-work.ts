import type { WorkAsked, WorkDone } from '../../protocol/work.ts'

/** So many tries are made side by side; the browser does them off the page's thread, and the page stays awake between. */
const slice = 16

/**
 * [CT8] Does the work that the server asks for, with WebCrypto and in slices: the content policy allows no worker. Works
 * in every browser that has WebCrypto. Rejects when `signal` aborts, or when nothing is found where something must be.
 */
export async function solveWork(asked: WorkAsked, signal?: AbortSignal): Promise<WorkDone> {
  const { nonce, salt, cost, keyPrefix } = asked.parameters
  const [before, salted] = [fromHex(nonce), fromHex(salt)]
  for (let from = 0; from <= most; from += slice) {
    signal?.throwIfAborted()
    const counters = Array.from({ length: slice }, (_, step) => from + step)
    const keys = await Promise.all(counters.map(counter => keyOf(before, counter, salted, cost)))
    const found = keys.findIndex(key => key.startsWith(keyPrefix))
    const key = keys[found]
    if (key !== undefined) return { asked, counter: from + found, key }
  }
  throw new RangeError('this work has no end')
}

/** Whoever asks for more asks for what no page can do. */
const most = 1_000_000

async function keyOf(
  nonce: Uint8Array<ArrayBuffer>,
  counter: number,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<string> {
  const password = new Uint8Array(nonce.length + 4)
  password.set(nonce)
  new DataView(password.buffer).setUint32(nonce.length, counter)
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256)
  return toHex(new Uint8Array(bits))
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
