import { AEAD_AES_256_GCM, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from '@panva/hpke-noble'
import { CipherSuite } from 'hpke'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Bytes, fromBase64url, lp, toBase64url, utf8 } from './bytes.ts'
import { pad } from './padding.ts'
import { makeVaultKeyPair, type VaultKeyPair } from './vault-keys.ts'
import { openLetter, type SealedLetter, sealLetter } from './vault-letter.ts'

const text = 'Mag mijn dochter van negen ook chatten?\nGroeten, Zoë'
let vault: VaultKeyPair
let letter: SealedLetter

const keyOf = ({ kid, publicKey }: VaultKeyPair) => ({ kid, pub: toBase64url(publicKey) })

beforeAll(async () => {
  vault = await makeVaultKeyPair()
  letter = await sealLetter('contact', keyOf(vault), text)
})
afterEach(() => vi.restoreAllMocks())

test('[SE39] the coordinators read what somebody wrote to the team, letter for letter', async () => {
  expect(await openLetter('contact', vault, letter)).toBe(text)
  expect(await openLetter('contact', vault, JSON.parse(JSON.stringify(letter)))).toBe(text)
  expect(letter.kid).toBe(vault.kid)
})

test('[SE39] a browser without ML-KEM seals and opens the same letters as one that has it', async () => {
  const importKey = crypto.subtle.importKey.bind(crypto.subtle)
  const withoutOwn = () =>
    vi.spyOn(crypto.subtle, 'importKey').mockImplementation((...given: Parameters<typeof importKey>) => {
      if (JSON.stringify(given[2]).includes('ML-KEM'))
        throw new DOMException('Firefox does not know this format', 'SyntaxError')
      return importKey(...given)
    })
  const importing = withoutOwn()
  const sealedByOurs = await sealLetter('survey', keyOf(vault), text)
  expect(await openLetter('contact', vault, letter)).toBe(text)
  expect(importing).toHaveBeenCalled()
  importing.mockRestore()
  expect(await openLetter('survey', vault, sealedByOurs)).toBe(text)
})

test('[SE39] a letter of another kind, of another key, or with one field too many does not open', async () => {
  const other = await makeVaultKeyPair()
  expect(await openLetter('survey', vault, letter)).toEqual({ refused: 'malformed' })
  expect(await openLetter('survey', vault, { ...letter, kind: 'survey' })).toEqual({
    refused: 'letter-not-opened',
  })
  expect(await openLetter('contact', other, letter)).toEqual({ refused: 'other-vault-key' })
  // A server that says another key than the one it was sealed to.
  const moved = { ...letter, kid: other.kid }
  expect(await openLetter('contact', { ...vault, kid: other.kid }, moved)).toEqual({
    refused: 'letter-not-opened',
  })
  expect(await openLetter('contact', other, moved)).toEqual({ refused: 'letter-not-opened' })
  expect(await openLetter('contact', vault, { ...letter, from: 'An' })).toEqual({ refused: 'malformed' })
  expect(await openLetter('contact', vault, { ...letter, v: 2 })).toEqual({ refused: 'malformed' })
  expect(await openLetter('contact', vault, null)).toEqual({ refused: 'malformed' })
})

test('[SE39] one touched byte of a letter is seen', async () => {
  for (const field of ['enc', 'ct'] as const)
    for (const at of [0, Math.floor(letter[field].length / 2)]) {
      const was = letter[field].charAt(at)
      const touched = letter[field].slice(0, at) + (was === 'A' ? 'B' : 'A') + letter[field].slice(at + 1)
      expect(await openLetter('contact', vault, { ...letter, [field]: touched })).toEqual({
        refused: 'letter-not-opened',
      })
    }
  const bytes = fromBase64url(letter.ct) ?? new Uint8Array()
  const cut = { ...letter, ct: toBase64url(bytes.slice(0, -3)) }
  expect(await openLetter('contact', vault, cut)).toEqual({ refused: 'letter-not-opened' })
})

/** A letter as no page of ours writes it. */
async function sealedByHand(plain: Bytes): Promise<SealedLetter> {
  const suite = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_AES_256_GCM)
  const bound = { info: lp('clb/v1/env', 'contact', vault.kid), aad: lp(vault.kid) }
  const sealed = await suite.Seal(await suite.DeserializePublicKey(vault.publicKey), plain, bound)
  const [enc, ct] = [sealed.encapsulatedSecret, sealed.ciphertext].map(part =>
    toBase64url(new Uint8Array(part)),
  )
  return { v: 1, kind: 'contact', kid: vault.kid, enc: enc ?? '', ct: ct ?? '' }
}

test('[SE16] [SE39] wrong padding, and bytes that are no text, are refused', async () => {
  const openByHand = async (plain: Bytes) => openLetter('contact', vault, await sealedByHand(plain))
  expect(await openByHand(pad(utf8('ja')))).toBe('ja')
  const touched = pad(utf8('ja'))
  touched[255] = 1
  expect(await openByHand(touched)).toEqual({ refused: 'bad-padding' })
  expect(await openByHand(utf8('ja'))).toEqual({ refused: 'bad-padding' })
  expect(await openByHand(pad(Uint8Array.of(0xff, 0xfe)))).toEqual({ refused: 'malformed' })
})

test('[SE16] [SE39] the size of a letter tells one of six lengths', async () => {
  const lengths = await Promise.all(
    ['', 'x', text].map(async words => (await sealLetter('contact', keyOf(vault), words)).ct.length),
  )
  expect(new Set(lengths).size).toBe(1)
  await expect(sealLetter('contact', keyOf(vault), 'x'.repeat(8191))).rejects.toThrow(RangeError)
})

test('[SE39] a letter has at most 12,000 signs, and a key that is none is a mistake of ours', async () => {
  const long = 'A'.repeat(12_000)
  expect(await openLetter('contact', vault, { ...letter, ct: long })).toEqual({
    refused: 'letter-not-opened',
  })
  for (const ct of [`${long}AAAA`, [letter.ct], '?'])
    expect(await openLetter('contact', vault, { ...letter, ct })).toEqual({ refused: 'malformed' })
  await expect(sealLetter('contact', { kid: vault.kid, pub: '?' }, text)).rejects.toThrow('no vault key')
})
