import { openForIdentity, sealForRecipients } from './age-files.ts'
import { type Bytes, equalBytes, fromBase64url, toBase64url } from './bytes.ts'
import { hash } from './derive.ts'
import type { DeputyGrant, Grant, RecoveryGrant, TrainerGrant, VaultGrant } from './grants.ts'
import { signingKeyFrom } from './signing-key.ts'
import { openLetter, sealLetter } from './vault-letter.ts'

// Beside the rest on purpose: the visitor's page must never load this file.

/** Who opens key files: each has an age recipient in a grant. */
export type Opener = DeputyGrant | RecoveryGrant | TrainerGrant

/** What lies in key files: the pinned RKpub, and the vault and training keys that the root ever named. */
export type KnownKeys = { rootKey: Bytes; years: readonly VaultGrant[] }

export type SealedAnew = { content: string; opened: string; sealedFor: string[] }
export type KeyFileRefusal = 'not-an-opener' | 'other-file' | 'other-kind'

const vaultLine = /^clb-vault-key-v1 (\S{1,64}) ([A-Za-z0-9_-]{43})\s*$/

/** [SI71] The end of a recipient, enough to know it by: most of its X25519 half and its checksum. */
export function markOf(recipient: string): string {
  return recipient.slice(-32)
}

/** [SI72] SE45: who of these valid grants opens the key file of this name. Trainers open training keys and no others. */
export function openersAmong(name: string, grants: readonly Grant[]): Opener[] {
  return grants.flatMap(grant =>
    grant.kind === 'deputy' ||
    grant.kind === 'recovery' ||
    (grant.kind === 'trainer' && name.startsWith('training/'))
      ? [grant]
      : [],
  )
}

/**
 * [SI72] SE46: a key file opened with the own age identity and sealed for these openers. Gives the new file and the
 * SHA-256 of the old one, base64url. Refusals: not-an-opener (the own identity does not open the old or the new one),
 * other-file (what lies in it is not the key of that name), other-kind (a recipient that is no hybrid one).
 */
export async function sealKeyFileAnew(
  { name, content, identity }: { name: string; content: Bytes; identity: string },
  openers: readonly Opener[],
  known: KnownKeys,
): Promise<SealedAnew | { refused: KeyFileRefusal }> {
  const recipients = [...new Set(openers.map(({ keys }) => keys.age))]
  if (!recipients.every(isHybrid)) return { refused: 'other-kind' }
  const text = await openForIdentity(identity, content)
  if (text === undefined) return { refused: 'not-an-opener' }
  if (!(await isKeyCalled(name, text, known))) return { refused: 'other-file' }
  const anew = await sealedOrNothing(recipients, text)
  if (anew === undefined) return { refused: 'other-kind' }
  // Who seals must not lock themselves out by an older line that still counts.
  if ((await openForIdentity(identity, fromBase64url(anew) ?? new Uint8Array())) !== text)
    return { refused: 'not-an-opener' }
  return { content: anew, opened: toBase64url(await hash(content)), sealedFor: recipients.map(markOf) }
}

/** Age mixes classic and hybrid recipients without a word, and one classic one makes the file a classic one (SE45). */
function isHybrid(recipient: string): boolean {
  return recipient.startsWith('age1pq1')
}

/** A recipient is of somebody else's page: one that is none is an answer here, and no fault. */
async function sealedOrNothing(recipients: readonly string[], text: string): Promise<string | undefined> {
  try {
    return await sealForRecipients(recipients, text)
  } catch {
    return undefined
  }
}

/** A vault key as it lies in its file: `seed` is 32 bytes, to be erased when it is no longer needed. */
export type OpenVaultKey = { kid: string; year: string; seed: Bytes }

/**
 * [CT21] SE47: the vault key in `vault/YEAR.age`, opened with the own age identity. Refusals: not-an-opener (it is not
 * sealed for that identity), other-file (what lies in it is no key that the root named for that year).
 */
export async function openVaultKey(
  { name, content, identity }: { name: string; content: Bytes; identity: string },
  years: readonly VaultGrant[],
): Promise<OpenVaultKey | { refused: 'not-an-opener' | 'other-file' }> {
  const text = await openForIdentity(identity, content)
  if (text === undefined) return { refused: 'not-an-opener' }
  const [, kid = '', written = ''] = vaultLine.exec(text) ?? []
  const seed = fromBase64url(written)
  const line = years.find(({ kind, keys }) => kind === 'vault' && keys.kid === kid)
  if (seed?.length !== 32 || !line || name !== `vault/${line.name}.age`) return { refused: 'other-file' }
  if (await opensLettersTo(line.keys.pub, { kid, seed })) return { kid, year: line.name, seed }
  seed.fill(0)
  return { refused: 'other-file' }
}

/** Anybody can seal a file for a recipient, with any key in it beside the right name: it must fit the one that the root named. */
async function opensLettersTo(pub: string, pair: { kid: string; seed: Bytes }): Promise<boolean> {
  const probe = await sealLetter('contact', { kid: pair.kid, pub }, 'x')
  return (await openLetter('contact', pair, probe)) === 'x'
}

/** A server that swaps files would have the root key sealed for trainers: each must hold what its name says. */
async function isKeyCalled(name: string, text: string, { rootKey, years }: KnownKeys): Promise<boolean> {
  if (name === 'root.age') {
    const seed = fromBase64url(/^clb-root-key-v1 ([A-Za-z0-9_-]{43})\s*$/.exec(text)?.[1] ?? '')
    return seed?.length === 32 && equalBytes((await signingKeyFrom(seed)).publicKey, rootKey)
  }
  const kid = vaultLine.exec(text)?.[1]
  return years.some(({ kind, name: year, keys }) => name === `${kind}/${year}.age` && kid === keys.kid)
}
