import { type Bytes, checkedBytes, randomBytes, toBase64url } from './bytes.ts'
import { bytesOf, closed, identifier, seconds } from './closed-shape.ts'
import type { SecretKey } from './derive.ts'
import { type CounsellorGrant, checkDates, readGrants, type Trust } from './grants.ts'
import { isRefused, type Refused, refuse } from './seal-refusal.ts'
import { shiftSuite } from './shift-suite.ts'
import { type SignedObject, signObject, verifyObject } from './signed-object.ts'
import type { SigningKey } from './signing-key.ts'

/** A counsellor as a page may show and trust: the name only from a grant, the shift key only from a certificate. */
export type Counsellor = {
  counsellorId: string
  name: string
  disciplines: readonly string[]
  shiftId: string
  /** SKpub, 32 bytes. */
  shiftPublicKey: Bytes
  /** notBefore of the certificate, in seconds. */
  certifiedFrom: number
  /** IKpub of the grant, 32 bytes: what this person signs staff notes with (SE33). */
  identityKey: Bytes
}

/** One shift: from page load to sign-out, reload or 12 hours. The private half cannot leave WebCrypto. */
export type Shift = {
  shiftKeys: { publicKey: SecretKey; privateKey: SecretKey }
  certificate: SignedObject
  counsellor: Counsellor
}

const longestShift = 12 * 60 * 60
const mostGrantsInOneChain = 8

const isCertificate = closed({
  counsellorId: identifier,
  shiftId: identifier,
  SKpub: bytesOf(32),
  notBefore: seconds,
  notAfter: seconds,
})

/**
 * SE6: a new shift key with its certificate, for 12 hours from `trust.now`. The page first sees its own valid
 * grant that names this id and this very identity key; without it: no-grant, or why the chain does not hold.
 */
export async function makeShift(
  trust: Trust,
  own: { counsellorId: string; identity: SigningKey },
  grants: readonly unknown[],
): Promise<Shift | Refused> {
  const read = await readGrants(trust, grants)
  const identity = toBase64url(own.identity.publicKey)
  const grant = read.grants
    .filter(isForCounsellor)
    .find(one => one.id === own.counsellorId && one.keys.identity === identity)
  if (!grant) return refuse(read.refused[0]?.refused ?? 'no-grant')
  const shiftKeys = await shiftSuite.GenerateKeyPair(false)
  const shiftPublicKey = new Uint8Array(await shiftSuite.SerializePublicKey(shiftKeys.publicKey))
  const shiftId = toBase64url(randomBytes(16))
  const certifiedFrom = Math.floor(trust.now / 1000)
  const certificate = await signObject(own.identity, trust.org, 'shift', {
    counsellorId: own.counsellorId,
    shiftId,
    SKpub: toBase64url(shiftPublicKey),
    notBefore: certifiedFrom,
    notAfter: certifiedFrom + longestShift,
  })
  const identityKey = own.identity.publicKey
  const counsellor = counsellorOf(grant, { shiftId, shiftPublicKey, certifiedFrom, identityKey })
  return { shiftKeys, certificate, counsellor }
}

/**
 * SE2, SE3, SE6: who this certificate makes the other side, by the chain root key → deputy → counsellor → shift
 * key. `grants` holds the counsellor's grant and its deputy's, nothing that does not hold: one bad grant refuses
 * all. Refusals: those of `readGrants`; no-grant; bad-signature; malformed; the certificate's dates.
 */
export async function verifyCounsellor(
  trust: Trust,
  shown: { grants: readonly unknown[]; certificate: unknown },
): Promise<Counsellor | Refused> {
  if (shown.grants.length > mostGrantsInOneChain) return refuse('malformed')
  const read = await readGrants(trust, shown.grants)
  const [bad] = read.refused
  if (bad) return refuse(bad.refused)
  let answer = refuse('no-grant')
  for (const grant of read.grants.filter(isForCounsellor)) {
    const counsellor = await certifiedBy(grant, trust, shown.certificate)
    if (!isRefused(counsellor)) return counsellor
    answer = counsellor
  }
  return answer
}

async function certifiedBy(
  grant: CounsellorGrant,
  trust: Trust,
  certificate: unknown,
): Promise<Counsellor | Refused> {
  const identity = checkedBytes(grant.keys.identity)
  const verified = await verifyObject(identity, trust.org, 'shift', certificate)
  if (isRefused(verified)) return verified
  if (!isCertificate(verified.value)) return refuse('malformed')
  const { counsellorId, shiftId, SKpub, notBefore: certifiedFrom } = verified.value
  if (counsellorId !== grant.id) return refuse('no-grant')
  const untimely = checkDates(verified.value, longestShift, trust.now)
  if (untimely) return refuse(untimely)
  const shiftPublicKey = checkedBytes(SKpub)
  return counsellorOf(grant, { shiftId, shiftPublicKey, certifiedFrom, identityKey: identity })
}

type Certified = Pick<Counsellor, 'shiftId' | 'shiftPublicKey' | 'certifiedFrom' | 'identityKey'>

function counsellorOf(grant: CounsellorGrant, certified: Certified): Counsellor {
  const { id: counsellorId, name, keys } = grant
  return { counsellorId, name, disciplines: keys.disciplines, ...certified }
}

function isForCounsellor(grant: { kind: string }): grant is CounsellorGrant {
  return grant.kind === 'counsellor'
}
