import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { type Bytes, toBase64url } from './bytes.ts'
import { derive } from './derive.ts'

// Beside the rest on purpose: the visitor's page must never load this file.

/** SE45: who can open age files: the identity is secret, the recipient is public and stands in a grant. */
export type AgeIdentity = { identity: string; recipient: string }

/** A key phrase has 90 bits by itself: stretching it is a courtesy, and the default of age takes seconds on a phone. */
const phraseWorkFactor = 16
/** What a passkey makes has 256 bits: nothing is gained by stretching it. */
const passkeyWorkFactor = 2

/** SE45: a new hybrid identity, as age writes it. */
export async function makeAgeIdentity(): Promise<AgeIdentity> {
  const identity = await generateHybridIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** SE45: an age file that opens with this phrase, base64url. */
export async function sealUnderPhrase(phrase: string, text: string): Promise<string> {
  const sealing = new Encrypter()
  sealing.setPassphrase(phrase)
  sealing.setScryptWorkFactor(phraseWorkFactor)
  return toBase64url(new Uint8Array(await sealing.encrypt(text)))
}

/**
 * SE45: an age file that a passkey opens, base64url. `made` is what the passkey made of the helpline's input, 32 bytes,
 * erased here; the phrase of the file is base64url of HK(PRF, "clb/v1/age"), and nothing that a person would type.
 */
export async function sealUnderPasskey(made: Bytes, text: string): Promise<string> {
  const sealing = new Encrypter()
  sealing.setPassphrase(await phraseOfPasskey(made))
  sealing.setScryptWorkFactor(passkeyWorkFactor)
  return toBase64url(new Uint8Array(await sealing.encrypt(text)))
}

/** SE45: what lies in an age file under a passkey; undefined when this passkey does not open it. `made` is erased here. */
export async function openUnderPasskey(made: Bytes, file: Bytes): Promise<string | undefined> {
  const opening = new Decrypter()
  opening.addPassphrase(await phraseOfPasskey(made))
  return textIn(opening, file)
}

async function phraseOfPasskey(made: Bytes): Promise<string> {
  const phrase = toBase64url(await derive(made, 'clb/v1/age'))
  made.fill(0)
  return phrase
}

/** SE45: an age file for these recipients, all of one kind, base64url. They come from valid grants only. */
export async function sealForRecipients(recipients: readonly string[], text: string): Promise<string> {
  const sealing = new Encrypter()
  for (const recipient of recipients) sealing.addRecipient(recipient)
  return toBase64url(new Uint8Array(await sealing.encrypt(text)))
}

/** SE45: what lies in an age file, opened with this identity as age writes it; undefined when that does not open it. */
export async function openForIdentity(identity: string, file: Bytes): Promise<string | undefined> {
  const opening = new Decrypter()
  try {
    opening.addIdentity(identity)
  } catch {
    return undefined
  }
  return textIn(opening, file)
}

async function textIn(opening: Decrypter, file: Bytes): Promise<string | undefined> {
  try {
    return await opening.decrypt(file, 'text')
  } catch {
    // Age throws for a file that does not open: here that is an answer.
    return undefined
  }
}
