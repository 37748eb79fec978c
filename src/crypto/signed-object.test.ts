import { expect, test, vi } from 'vitest'
import { fromBase64url, toBase64url, utf8 } from './bytes.ts'
import { type SignedObject, signObject, verifyObject } from './signed-object.ts'
import { isSignedBy, signingKeyFrom } from './signing-key.ts'
import { newKey, org } from './test-cast.ts'

const key = await newKey()
const object = await signObject(key, org, 'shift', { n: 1 })
const verify = (other: unknown, publicKey = key.publicKey) => verifyObject(publicKey, org, 'shift', other)

test('[SE1] who signed is known, and what was signed is read', async () => {
  expect(await verify(object)).toEqual({ value: { n: 1 } })
})

test('[SE1] the body is the exact JSON that was signed', () => {
  expect(fromBase64url(object.body)).toEqual(utf8('{"n":1}'))
})

test('[SE1] another key, org or type did not sign this', async () => {
  const other = await newKey()
  expect(await verify(object, other.publicKey)).toEqual({ refused: 'bad-signature' })
  expect(await verifyObject(key.publicKey, 'other', 'shift', object)).toEqual({ refused: 'bad-signature' })
  const asGrant = { ...object, type: 'grant' }
  expect(await verifyObject(key.publicKey, org, 'grant', asGrant)).toEqual({ refused: 'bad-signature' })
})

test('[SE1] a signature for one type is not accepted where another is asked', async () => {
  expect(await verifyObject(key.publicKey, org, 'grant', object)).toEqual({ refused: 'malformed' })
})

test('[SE1] every flipped bit in body or signature is found', async () => {
  for (const field of ['body', 'sig'] as const) {
    const bytes = fromBase64url(object[field]) ?? new Uint8Array(0)
    for (let at = 0; at < bytes.length; at += 3) {
      const flipped = bytes.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect(await verify({ ...object, [field]: toBase64url(flipped) })).toEqual({ refused: 'bad-signature' })
    }
  }
})

const { sig: _, ...unsigned } = object
test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a list', [object]],
  ['another version', { ...object, v: 2 }],
  ['an unknown type', { ...object, type: 'letter' }],
  ['an unknown field', { ...object, more: 1 }],
  ['no signature', unsigned],
  ['a body that is no base64url', { ...object, body: `${object.body}=` }],
])('[SE1] a signed object with %s is malformed', async (_name, other) => {
  expect(await verify(other)).toEqual({ refused: 'malformed' })
})

test('[SE1] a short signature or public key is a no, not an accident', async () => {
  const short: SignedObject = { ...object, sig: object.sig.slice(0, 8) }
  expect(await verify(short)).toEqual({ refused: 'bad-signature' })
  expect(await verify(object, new Uint8Array(31))).toEqual({ refused: 'bad-signature' })
  expect(await verify(object, new Uint8Array(32).fill(255))).toEqual({ refused: 'bad-signature' })
})

test('[SE1] a signed body that is no JSON is malformed', async () => {
  // JSON.stringify(undefined) is no text at all: the encoder then writes nothing.
  const empty = await signObject(key, org, 'shift', undefined as unknown as object)
  expect(await verify(empty)).toEqual({ refused: 'malformed' })
})

test('[SE1] the same seed is the same key, and its private half cannot be read', async () => {
  const seed = new Uint8Array(32).fill(7)
  const [one, other] = [await signingKeyFrom(seed), await signingKeyFrom(seed)]
  expect(one.publicKey).toEqual(other.publicKey)
  expect(one.privateKey.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('pkcs8', one.privateKey)).rejects.toThrow()
  await expect(signingKeyFrom(seed.slice(1))).rejects.toThrow(RangeError)
})

test('[SE1] a body is as long as a field of lp, and what is longer is malformed', async () => {
  // Two of the bytes are the quotation marks of JSON.
  const longest = await signObject(key, org, 'shift', 'x'.repeat(65_533) as unknown as object)
  expect(await verify(longest)).toMatchObject({ value: /^x+$/.exec('x'.repeat(65_533))?.[0] })
  expect(await verify({ ...longest, body: `${longest.body}AAAA` })).toEqual({ refused: 'malformed' })
  expect(await verify({ ...object, body: [object.body] })).toEqual({ refused: 'malformed' })
})

/** What WebCrypto is given to import, by the very bytes. */
function watchImports() {
  const given: Uint8Array[] = []
  const real = crypto.subtle.importKey.bind(crypto.subtle)
  const spy = vi.spyOn(crypto.subtle, 'importKey').mockImplementation((...of: Parameters<typeof real>) => {
    if (of[1] instanceof Uint8Array) given.push(of[1])
    return real(...of)
  })
  return { given, [Symbol.dispose]: () => spy.mockRestore() }
}

test('[4.1] the copy of a seed that WebCrypto was given is zeros afterwards', async () => {
  using watched = watchImports()
  await signingKeyFrom(new Uint8Array(32).fill(7))
  expect(watched.given.length).toBe(2)
  for (const bytes of watched.given) expect(bytes).toEqual(new Uint8Array(48))
})

test('[SE1] a key or signature of another length is not even given to WebCrypto', async () => {
  using watched = watchImports()
  expect(await isSignedBy(new Uint8Array(33), new Uint8Array(64), new Uint8Array(1))).toBe(false)
  expect(await isSignedBy(key.publicKey, new Uint8Array(63), new Uint8Array(1))).toBe(false)
  expect(watched.given).toEqual([])
})
