import type { BrowserContext, Page } from '@playwright/test'

/** What a page held of secret bytes so far, in hexadecimal: keys and what they are made of, and R apart. */
export interface SeenSecrets {
  readonly keys: readonly string[]
  readonly resumeSecrets: readonly string[]
}

interface SeeingPage {
  seenSecrets?: { readonly keys: Set<string>; readonly resumeSecrets: Set<string> }
}

/**
 * Watches the page's own randomness and its secret keys, in its memory only: every 32 random bytes, every raw key of a
 * secret kind that goes in, and all that is derived or given out. What the page puts in its tab under the one name it has
 * there, or finds under it, is R: under another name a key would pass for one, and R may lie on the disk.
 */
export async function watchSecrets(context: BrowserContext): Promise<void> {
  await context.addInitScript(watch)
}

/** Asked before the page goes: what it saw goes with it. */
export async function seenIn(page: Page): Promise<SeenSecrets> {
  const seen = await page.evaluate(() => {
    const { keys, resumeSecrets } = (globalThis as SeeingPage).seenSecrets ?? {}
    return { keys: [...(keys ?? [])], texts: [...(resumeSecrets ?? [])] }
  })
  const resumeSecrets = seen.texts.map(text => Buffer.from(text, 'base64url').toString('hex'))
  return { keys: seen.keys.filter(key => !resumeSecrets.includes(key)), resumeSecrets }
}

/** Runs in the page, before anything of it. */
function watch(): void {
  const seen = { keys: new Set<string>(), resumeSecrets: new Set<string>() }
  Object.assign(globalThis, { seenSecrets: seen })
  const see = (bytes: Uint8Array) => {
    if (bytes.length !== 32 || bytes.every(byte => byte === 0)) return
    seen.keys.add(Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(''))
  }
  const bytesOf = (given: unknown) =>
    given instanceof ArrayBuffer
      ? new Uint8Array(given)
      : ArrayBuffer.isView(given)
        ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
        : new Uint8Array(0)
  const isSecretKind = (algorithm: unknown) => /HKDF|AES|HMAC|PBKDF2/.test(JSON.stringify(algorithm ?? ''))
  const after = <Name extends string>(
    prototype: Record<Name, (...given: never[]) => unknown>,
    name: Name,
    look: (given: unknown[], answer: unknown) => void,
  ) => {
    const native = prototype[name] as (...given: unknown[]) => unknown
    const watched = function (this: unknown, ...given: unknown[]) {
      const answer = native.apply(this, given)
      if (answer instanceof Promise) void answer.then(value => look(given, value)).catch(() => undefined)
      else look(given, answer)
      return answer
    }
    prototype[name] = watched as (typeof prototype)[Name]
  }
  after(Crypto.prototype, 'getRandomValues', (_, answer) => see(bytesOf(answer)))
  if (typeof SubtleCrypto === 'undefined') return
  after(SubtleCrypto.prototype, 'importKey', ([format, data, algorithm]) => {
    if (format === 'raw' && isSecretKind(algorithm)) see(bytesOf(data))
  })
  after(SubtleCrypto.prototype, 'deriveBits', (_, answer) => see(bytesOf(answer)))
  const seeR = (name: unknown, value: unknown) => name === 'r' && seen.resumeSecrets.add(String(value))
  after(Storage.prototype, 'setItem', ([name, value]) => seeR(name, value))
  after(Storage.prototype, 'getItem', ([name], value) => value !== null && seeR(name, value))
}
