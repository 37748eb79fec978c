import { Decrypter } from 'age-encryption'
import { equalBytes, fromBase64url } from '../../crypto/bytes.ts'
import { type SigningKey, signingKeyFrom } from '../../crypto/signing-key.ts'

export type RootRefusal = 'wrong-phrase' | 'not-root-holder' | 'other-root'

interface SealedRoot {
  /** `age/USERNAME/phrase.age`: the own age identity under the key phrase. */
  readonly ownFile: Uint8Array
  /** `root.age`: the root's seed, for who holds it. */
  readonly rootFile: Uint8Array
  /** What this page pinned. */
  readonly rootKey: Uint8Array<ArrayBuffer>
}

/**
 * [SI67] Opens the root key with the own key phrase (SE45): first the own age identity, then the root's seed, which is
 * wiped here. What comes out can sign and cannot be read. Refusals: wrong-phrase, not-root-holder, other-root.
 */
export async function openRootKey(
  phrase: string,
  { ownFile, rootFile, rootKey }: SealedRoot,
): Promise<SigningKey | { refused: RootRefusal }> {
  const identity = await openOwnIdentity(phrase, ownFile)
  if (identity === undefined) return { refused: 'wrong-phrase' }
  const holder = new Decrypter()
  holder.addIdentity(identity)
  const text = await opened(holder, rootFile)
  if (text === undefined) return { refused: 'not-root-holder' }
  const written = /^clb-root-key-v1 ([A-Za-z0-9_-]{43})\s*$/.exec(new TextDecoder().decode(text))
  text.fill(0)
  const seed = fromBase64url(written?.[1] ?? '')
  if (seed?.length !== 32) return { refused: 'other-root' }
  const key = await signingKeyFrom(seed)
  seed.fill(0)
  return equalBytes(key.publicKey, rootKey) ? key : { refused: 'other-root' }
}

/** SE45: the own age identity out of its file under the own key phrase; undefined when the phrase does not open it. */
export async function openOwnIdentity(phrase: string, file: Uint8Array): Promise<string | undefined> {
  const identity = await openOwnFile(phrase, file)
  const text = identity && new TextDecoder().decode(identity).trim()
  identity?.fill(0)
  return text
}

/** Typed from paper: spaces or dashes between the words, as they come. A new phrase is made with spaces: those first, each try costs. */
async function openOwnFile(phrase: string, file: Uint8Array): Promise<Uint8Array | undefined> {
  const words = phrase
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .split(/[\s-]+/)
  for (const between of [' ', '-']) {
    const own = new Decrypter()
    own.addPassphrase(words.join(between))
    const identity = await opened(own, file)
    if (identity) return identity
  }
  return undefined
}

async function opened(decrypter: Decrypter, file: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await decrypter.decrypt(file)
  } catch {
    // Age throws for a file that does not open: here that is an answer.
    return undefined
  }
}
