import { type Bytes, checkedBytes } from './bytes.ts'
import { bytesOf, closed, type Guard, identifier, listOf, oneLine, oneOf, seconds } from './closed-shape.ts'
import { isRefused, type Refused, refuse, type SealRefusal } from './seal-refusal.ts'
import { type SignedObject, signObject, verifyObject } from './signed-object.ts'
import type { SigningKey } from './signing-key.ts'

/**
 * SE3, SE7: what a page has pinned. `rootKey` is RKpub (32 bytes); `grantsFrom`, `rootGrantsFrom` and `now` are
 * milliseconds since 1970.
 */
export type Trust = { org: string; rootKey: Bytes; grantsFrom: number; rootGrantsFrom: number; now: number }

/** Keys in grants are base64url; an age recipient is written as age writes it. Dates are seconds (SE15). */
type Line<Kind extends string, Keys> = {
  kind: Kind
  id: string
  name: string
  keys: Keys
  notBefore: number
  notAfter: number
}

export type DeputyGrant = Line<'deputy', { identity: string; age: string }>
export type RecoveryGrant = Line<'recovery', { age: string }>
export type VaultGrant = Line<'vault' | 'training', { kid: string; alg: 'MLKEM768-X25519'; pub: string }>
export type CounsellorGrant = Line<'counsellor', { identity: string; disciplines: string[] }>
export type TrainerGrant = Line<'trainer', { age: string }>
export type Grant = DeputyGrant | RecoveryGrant | VaultGrant | CounsellorGrant | TrainerGrant

const day = 24 * 60 * 60
const longestGrant = 400 * day
const clockTolerance = 2 * day
/** Public key of MLKEM768-X25519: 1,184 + 32 bytes. */
const hybridPublicKeyLength = 1216

/** An age recipient: the hybrid kind (`age1pq1…`) is about 2,000 characters long. */
const ageRecipient: Guard<string> = (value): value is string =>
  typeof value === 'string' && /^age1[a-z0-9]{50,2200}$/.test(value)
const identityKey = bytesOf(32)

function lineOf<Kind extends string, Keys>(kind: Guard<Kind>, keys: Guard<Keys>): Guard<Line<Kind, Keys>> {
  return closed({ kind, id: identifier, name: oneLine(80), keys, notBefore: seconds, notAfter: seconds })
}

const vaultKeys = closed({
  kid: identifier,
  alg: oneOf('MLKEM768-X25519'),
  pub: bytesOf(hybridPublicKeyLength),
})
const guardOf: { [K in Grant['kind']]: Guard<Grant> } = {
  deputy: lineOf(oneOf('deputy'), closed({ identity: identityKey, age: ageRecipient })),
  recovery: lineOf(oneOf('recovery'), closed({ age: ageRecipient })),
  vault: lineOf(oneOf('vault'), vaultKeys),
  training: lineOf(oneOf('training'), vaultKeys),
  counsellor: lineOf(
    oneOf('counsellor'),
    closed({ identity: identityKey, disciplines: listOf(identifier, 8) }),
  ),
  trainer: lineOf(oneOf('trainer'), closed({ age: ageRecipient })),
}
const isGrant: Guard<Grant> = (value): value is Grant => Object.values(guardOf).some(guard => guard(value))
const rootSigns: readonly string[] = ['deputy', 'recovery', 'vault', 'training']

/** SE2: one signed line of the roster. The signer is RK or a deputy's IK; throws on a grant nobody would accept. */
export function signGrant(signer: SigningKey, org: string, grant: Grant): Promise<SignedObject> {
  if (!isGrant(grant)) throw new TypeError('this is not a grant')
  if (grant.notAfter - grant.notBefore > longestGrant) throw new RangeError('a grant holds at most 400 days')
  return signObject(signer, org, 'grant', grant)
}

/** The grants that hold, and for each that does not (by its place in the list) why. */
export type ReadGrants = { grants: Grant[]; refused: { index: number; refused: SealRefusal }[] }

/**
 * SE2, SE3: reads grants, each by its chain to the pinned root key: first what RK signed, then what the deputies
 * found there signed. A grant outside its dates (48 h tolerance: school computers have wrong clocks), longer than
 * 400 days, from before `grantsFrom` or `rootGrantsFrom`, or of a kind its signer may not sign, does not count.
 */
export async function readGrants(trust: Trust, objects: readonly unknown[]): Promise<ReadGrants> {
  refuseSecondsForMilliseconds(trust)
  const byRoot = await Promise.all(objects.map(object => readGrant(trust, trust.rootKey, 'root', object)))
  const deputies = byRoot.flatMap(read => (!isRefused(read) && read.kind === 'deputy' ? [read] : []))
  const all = await Promise.all(
    byRoot.map((read, index) =>
      isRefused(read) && read.refused === 'bad-signature' ? byDeputy(trust, deputies, objects[index]) : read,
    ),
  )
  return {
    grants: all.flatMap(read => (isRefused(read) ? [] : [read])),
    refused: all.flatMap((read, index) => (isRefused(read) ? [{ index, refused: read.refused }] : [])),
  }
}

async function byDeputy(trust: Trust, deputies: DeputyGrant[], object: unknown): Promise<Grant | Refused> {
  for (const deputy of deputies) {
    const read = await readGrant(trust, checkedBytes(deputy.keys.identity), 'deputy', object)
    if (!isRefused(read) || read.refused !== 'bad-signature') return read
  }
  return refuse('unknown-signer')
}

async function readGrant(
  trust: Trust,
  key: Bytes,
  signer: 'root' | 'deputy',
  object: unknown,
): Promise<Grant | Refused> {
  const grant = await readUndated(trust, key, signer, object)
  if (isRefused(grant)) return grant
  const untimely = checkDates(grant, longestGrant, trust.now)
  return untimely ? refuse(untimely) : grant
}

async function readUndated(
  trust: Trust,
  key: Bytes,
  signer: 'root' | 'deputy',
  object: unknown,
): Promise<Grant | Refused> {
  const verified = await verifyObject(key, trust.org, 'grant', object)
  if (isRefused(verified)) return verified
  if (!isGrant(verified.value)) return refuse('malformed')
  const grant = verified.value
  if (rootSigns.includes(grant.kind) !== (signer === 'root')) return refuse('signer-not-entitled')
  const validFrom = signer === 'root' ? trust.rootGrantsFrom : trust.grantsFrom
  return grant.notBefore * 1000 < validFrom ? refuse('revoked') : grant
}

/**
 * SE3: of these objects the lines that ran out and would hold otherwise, so that a deputy's page can tell whose keys to
 * renew. They count for nothing else. `holding` are grants that `readGrants` gave: the signers among them are believed.
 */
export async function readLapsedGrants(
  trust: Trust,
  holding: readonly Grant[],
  objects: readonly unknown[],
): Promise<Grant[]> {
  const deputies = holding.flatMap(grant =>
    grant.kind === 'deputy' ? [{ key: checkedBytes(grant.keys.identity), signer: 'deputy' as const }] : [],
  )
  const signers = [{ key: trust.rootKey, signer: 'root' as const }, ...deputies]
  const found = await Promise.all(
    objects.map(async object => {
      const read = await Promise.all(
        signers.map(({ key, signer }) => readUndated(trust, key, signer, object)),
      )
      return read.flatMap(grant => (isRefused(grant) ? [] : [grant])).slice(0, 1)
    }),
  )
  return found.flat().filter(grant => checkDates(grant, longestGrant, trust.now) === 'expired')
}

/**
 * [SI72] Of these objects the lines of vault and training keys that the root signed, whatever their dates: a key of an
 * ended year still opens what was kept. They tell which key a file holds, and count for nothing else.
 */
export async function readKeyLines(trust: Trust, objects: readonly unknown[]): Promise<VaultGrant[]> {
  const ofAnyTime = { ...trust, rootGrantsFrom: 0 }
  const read = await Promise.all(objects.map(object => readUndated(ofAnyTime, trust.rootKey, 'root', object)))
  return read.flatMap(grant =>
    !isRefused(grant) && (grant.kind === 'vault' || grant.kind === 'training') ? [grant] : [],
  )
}

/** SE3: why these dates (seconds) do not hold at `now` (milliseconds), if so. */
export function checkDates(
  { notBefore, notAfter }: { notBefore: number; notAfter: number },
  longest: number,
  now: number,
): SealRefusal | undefined {
  if (notAfter < notBefore) return 'malformed'
  if (notAfter - notBefore > longest) return 'valid-too-long'
  if (now / 1000 < notBefore - clockTolerance) return 'not-yet-valid'
  if (now / 1000 > notAfter + clockTolerance) return 'expired'
  return undefined
}

/** Seconds given for milliseconds would switch revocation off without a sound: that mistake must be loud. */
function refuseSecondsForMilliseconds(trust: Trust): void {
  const year1980 = 315_532_800_000
  for (const instant of [trust.grantsFrom, trust.rootGrantsFrom, trust.now])
    if (!Number.isFinite(instant) || (instant !== 0 && instant < year1980))
      throw new RangeError('grantsFrom, rootGrantsFrom and now are milliseconds since 1970')
}
