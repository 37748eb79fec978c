import { makeAgeIdentity, sealForRecipients, sealUnderPhrase } from './age-files.ts'
import { toBase64url } from './bytes.ts'
import { type Grant, signGrant } from './grants.ts'
import { type IdentitySecrets, makeIdentity } from './identity.ts'
import { markOf } from './key-files.ts'
import type { SignedObject } from './signed-object.ts'
import { makeSeed, type SigningKey, signingKeyFrom } from './signing-key.ts'
import { makeVaultKeyPair } from './vault-keys.ts'

const day = 24 * 60 * 60
/** SE2: grants of a set-up hold as long as a grant may. */
export const grantLength = 400 * day

/** A signed line with who signed it: the id of a deputy, or null for the root. */
export type GivenGrant = { signer: string | null; grant: SignedObject }
/** `sealedFor` are the marks of its recipients (SI71). */
type KeyFile = { name: string; content: string; sealedFor: string[] }

/** Parts of the making, in this order, for who waits and watches. */
export const makingParts = ['root', 'identity', 'paper', 'years'] as const
export type MakingPart = (typeof makingParts)[number]

/** All keys of a new helpline: what goes to the server, what its first deputy keeps, and what is for paper. */
export type HelplineKeys = {
  /** RKpub, base64url. */
  rootKey: string
  grants: GivenGrant[]
  keyFiles: KeyFile[]
  /** The deputy's own, to be sealed for a way in (SE5). */
  identity: IdentitySecrets
  signingKey: SigningKey
  /** The deputy's own age identity under the key phrase, base64url. */
  ownAgeFile: string
  /** Seven words that open the deputy's own age file. */
  keyPhrase: string
  /** The recovery identity as age writes it: opens the root key and every vault and training key. */
  recovery: string
}

export type NewHelpline = {
  org: string
  /** Seconds since 1970: grants hold from here. */
  now: number
  deputy: { id: string; name: string }
  keyPhrase: string
  tell?: (part: MakingPart) => Promise<void> | void
}

/**
 * SE7, 4.1: makes root key, first deputy, recovery identity, and vault and training keys for three school years. Every
 * private half ends in an age file; the root's seed is erased here. Takes a second or two.
 */
export async function makeHelplineKeys(given: NewHelpline): Promise<HelplineKeys> {
  const { org, now, deputy, keyPhrase } = given
  await given.tell?.('root')
  const rootSeed = makeSeed()
  const root = await signingKeyFrom(rootSeed)
  const byRoot = async (grant: Grant) => ({ signer: null, grant: await signGrant(root, org, grant) })
  await given.tell?.('identity')
  const identity = makeIdentity()
  const signingKey = await signingKeyFrom(identity.seed)
  const own = await makeAgeIdentity()
  await given.tell?.('paper')
  const recovery = await makeAgeIdentity()
  const recipients = [own.recipient, recovery.recipient]
  const dates = { notBefore: now, notAfter: now + grantLength }
  const keys = { identity: toBase64url(signingKey.publicKey), age: own.recipient }
  const grants: GivenGrant[] = [
    await byRoot({ kind: 'deputy', id: deputy.id, name: deputy.name, keys, ...dates }),
    await byRoot({
      kind: 'recovery',
      id: 'recovery',
      name: 'Herstelblad',
      keys: { age: recovery.recipient },
      ...dates,
    }),
  ]
  const rootText = `clb-root-key-v1 ${toBase64url(rootSeed)}`
  rootSeed.fill(0)
  const ownAgeFile = await sealUnderPhrase(keyPhrase, own.identity)
  const keyFiles = [await keyFileOf('root.age', recipients, rootText)]
  await given.tell?.('years')
  const years = await makeYearKeys(now, recipients)
  for (const { grant, file } of years) {
    grants.push(await byRoot(grant))
    keyFiles.push(file)
  }
  const rootKey = toBase64url(root.publicKey)
  const papers = { keyPhrase, recovery: recovery.identity }
  return { rootKey, grants, keyFiles, identity, signingKey, ownAgeFile, ...papers }
}

async function keyFileOf(name: string, recipients: readonly string[], text: string): Promise<KeyFile> {
  return { name, content: await sealForRecipients(recipients, text), sealedFor: recipients.map(markOf) }
}

/** 4.1: a vault and a training key for this school year and the two after it. */
async function makeYearKeys(now: number, recipients: readonly string[]) {
  const made: { grant: Grant; file: KeyFile }[] = []
  for (const year of threeSchoolYears(now))
    for (const kind of ['vault', 'training'] as const) {
      const pair = await makeVaultKeyPair()
      const { kid, alg } = pair
      const keys = { kid, alg, pub: toBase64url(pair.publicKey) }
      const notBefore = Math.max(now, year.starts)
      const dates = { notBefore, notAfter: notBefore + grantLength }
      const text = `clb-vault-key-v1 ${kid} ${toBase64url(pair.seed)}`
      pair.seed.fill(0)
      made.push({
        grant: { kind, id: `${kind}-${year.name}`, name: year.name, keys, ...dates },
        file: await keyFileOf(`${kind}/${year.name}.age`, recipients, text),
      })
    }
  return made
}

/** School years start on 1 September. `now` and `starts` in seconds; the name as in "2026-27". */
function threeSchoolYears(now: number): { name: string; starts: number }[] {
  const date = new Date(now * 1000)
  const first = date.getUTCMonth() >= 8 ? date.getUTCFullYear() : date.getUTCFullYear() - 1
  return [first, first + 1, first + 2].map(year => ({
    name: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
    starts: Date.UTC(year, 8, 1) / 1000,
  }))
}
