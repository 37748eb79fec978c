import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_MLKEM768_X25519, type KEMFactory } from 'hpke'
import { type Bytes, checkedBytes, fromBase64url, lp, readText, toBase64url, utf8 } from './bytes.ts'
import { bytesOf, closed, type Guard, oneOf } from './closed-shape.ts'
import { pad, unpad } from './padding.ts'
import { type Refused, refuse } from './seal-refusal.ts'

// Also for pages of the public, so nothing of age or of making keys comes along: this seals to a key and opens with one.

/** What somebody writes to the team, or after a conversation. A letter of one kind is none of the other. */
export type LetterKind = 'contact' | 'survey'

/** [SE39] A letter on the wire; `kid` is the vault key it is sealed to, and its `rid`. Binary is base64url. */
export type SealedLetter = { v: 1; kind: LetterKind; kid: string; enc: string; ct: string }

/** The public half of a vault key, as its grant says it: `pub` is base64url of 1,216 bytes. */
export type LetterKey = { kid: string; pub: string }

const isLetter: Guard<SealedLetter> = closed({
  v: oneOf(1),
  kind: oneOf('contact', 'survey'),
  kid: bytesOf(8),
  enc: bytesOf(1120),
  ct: (value): value is string => typeof value === 'string' && value.length <= 12_000,
})

/**
 * [SE39] 4.2: seals text to a vault key, padded as a message is, so that its size tells one of six. `text` is
 * well-formed and at most 8,190 bytes of UTF-8; throws above that: what is written is bounded before it comes here.
 * The key must come from a grant that holds.
 */
export async function sealLetter(kind: LetterKind, key: LetterKey, text: string): Promise<SealedLetter> {
  const publicKey = fromBase64url(key.pub)
  if (!publicKey) throw new TypeError('this is no vault key')
  const padded = pad(utf8(text))
  const sealed = await inSuite(async suite =>
    suite.Seal(await suite.DeserializePublicKey(publicKey), padded, boundTo(kind, key.kid)),
  )
  return {
    v: 1,
    kind,
    kid: key.kid,
    enc: toBase64url(new Uint8Array(sealed.encapsulatedSecret)),
    ct: toBase64url(new Uint8Array(sealed.ciphertext)),
  }
}

/** 4.2: info = lp("clb/v1/env", kind, rid) with rid = kid, aad = lp(kid). */
function boundTo(kind: LetterKind, kid: string) {
  return { info: lp('clb/v1/env', kind, kid), aad: lp(kid) }
}

/**
 * [SE39] Opens a letter of this kind with the seed of its vault key (32 bytes, out of `vault/YEAR.age`). Refusals:
 * malformed (also a letter of another kind, and text that is none); other-vault-key; letter-not-opened (one bit
 * differs); bad-padding.
 */
export async function openLetter(
  kind: LetterKind,
  pair: { kid: string; seed: Bytes },
  letter: unknown,
): Promise<string | Refused> {
  if (!isLetter(letter) || letter.kind !== kind) return refuse('malformed')
  if (letter.kid !== pair.kid) return refuse('other-vault-key')
  const sealed = fromBase64url(letter.ct)
  if (!sealed) return refuse('malformed')
  const enc = checkedBytes(letter.enc)
  const padded = await openSealed(pair.seed, { enc, sealed }, boundTo(kind, pair.kid))
  if (!padded) return refuse('letter-not-opened')
  const bytes = unpad(padded)
  if (!bytes) return refuse('bad-padding')
  return readText(bytes) ?? refuse('malformed')
}

async function openSealed(
  seed: Bytes,
  { enc, sealed }: { enc: Bytes; sealed: Bytes },
  bound: { info: Bytes; aad: Bytes },
): Promise<Bytes | undefined> {
  try {
    return await inSuite(async suite => {
      const privateKey = await suite.DeserializePrivateKey(seed)
      return new Uint8Array(await suite.Open(privateKey, enc, sealed, bound))
    })
  } catch {
    return undefined
  }
}

/**
 * The browser's own ML-KEM where it has one; else ours, which is 30 KB and comes only then. Both say the same bytes. A
 * browser may know half of it, and browsers refuse what they do not know in several ways: whatever does not come out of
 * the own one is tried with ours.
 */
async function inSuite<T>(work: (suite: CipherSuite) => Promise<T>): Promise<T> {
  try {
    return await work(suiteOf(KEM_MLKEM768_X25519))
  } catch {
    const ours = await import('@panva/hpke-noble')
    return work(suiteOf(ours.KEM_MLKEM768_X25519))
  }
}

function suiteOf(kem: KEMFactory): CipherSuite {
  return new CipherSuite(kem, KDF_HKDF_SHA256, AEAD_AES_256_GCM)
}
