import { expect, test } from 'vitest'
import { toBase64url } from './bytes.ts'
import { signGrant } from './grants.ts'
import { makeShift, verifyCounsellor } from './shift-certificate.ts'
import { signObject } from './signed-object.ts'
import { counsellorLine, inSeconds, makeHelpline, must, newKey, now, org } from './test-cast.ts'

const helpline = await makeHelpline()
const { trust, deputy, deputyGrant } = helpline
const noor = await helpline.counsellor('noor', 'Noor')
const els = await helpline.counsellor('els', 'Els')
const shift = must(await makeShift(trust, noor, noor.grants))
const { certificate, counsellor } = shift
const body = {
  counsellorId: 'noor',
  shiftId: 's1',
  SKpub: toBase64url(counsellor.shiftPublicKey),
  notBefore: inSeconds,
  notAfter: inSeconds + 3600,
}
const certified = (other: object) => signObject(noor.identity, org, 'shift', { ...body, ...other })
const verify = (shown: unknown, grants: readonly unknown[] = noor.grants) =>
  verifyCounsellor(trust, { grants, certificate: shown })

test('[SE6] the visitor sees the name from the grant and the key from the certificate', async () => {
  expect(await verify(certificate)).toEqual(counsellor)
  expect(counsellor).toMatchObject({ counsellorId: 'noor', name: 'Noor', disciplines: ['psychologist'] })
  expect(counsellor.certifiedFrom).toBe(inSeconds)
})

test('[SE6] every shift has a key of its own that cannot be read', async () => {
  const again = must(await makeShift(trust, noor, noor.grants))
  expect(again.counsellor.shiftPublicKey).not.toEqual(counsellor.shiftPublicKey)
  expect(again.counsellor.shiftId).not.toBe(counsellor.shiftId)
  expect(shift.shiftKeys.privateKey.extractable).toBe(false)
})

test('[SE6] a page that does not see its own grant stops', async () => {
  expect(await makeShift(trust, noor, els.grants)).toEqual({ refused: 'no-grant' })
  expect(await makeShift(trust, noor, [deputyGrant])).toEqual({ refused: 'no-grant' })
})

test('[SE6] a page whose grant names another identity key stops', async () => {
  const own = { ...noor, identity: await newKey() }
  expect(await makeShift(trust, own, noor.grants)).toEqual({ refused: 'no-grant' })
})

test('[SE6] a counsellor whose grant was taken away cannot begin a shift', async () => {
  const revoked = { ...trust, grantsFrom: now }
  expect(await makeShift(revoked, noor, noor.grants)).toEqual({ refused: 'revoked' })
})

test('[SE6] the server cannot put its own key in the certificate', async () => {
  const ownKey = await signObject(await newKey(), org, 'shift', body)
  expect(await verify(ownKey)).toEqual({ refused: 'bad-signature' })
})

test('[SE6] the certificate of Els does not go with the grant of Noor', async () => {
  const other = must(await makeShift(trust, els, els.grants))
  expect(await verify(other.certificate)).toEqual({ refused: 'bad-signature' })
})

test('[SE6] a certificate for another id than the grant is refused', async () => {
  expect(await verify(await certified({ counsellorId: 'els' }))).toEqual({ refused: 'no-grant' })
})

test.each<[string, object, string]>([
  ['of more than 12 hours', { notAfter: inSeconds + 12 * 3600 + 1 }, 'valid-too-long'],
  ['of four days ago', { notBefore: inSeconds - 96 * 3600, notAfter: inSeconds - 86 * 3600 }, 'expired'],
  ['of next week', { notBefore: inSeconds + 1e6, notAfter: inSeconds + 1e6 + 60 }, 'not-yet-valid'],
  ['with an unknown field', { admin: true }, 'malformed'],
  ['with half a key', { SKpub: 'AAAA' }, 'malformed'],
])('[SE6] a certificate %s is refused', async (_, other, refused) => {
  expect(await verify(await certified(other))).toEqual({ refused })
})

test('[SE3] a school computer two days slow or fast still lets people talk', async () => {
  for (const hours of [-47, 47]) {
    const wrongClock = { ...trust, now: now + hours * 3_600_000 }
    expect(await verifyCounsellor(wrongClock, { grants: noor.grants, certificate })).toEqual(counsellor)
  }
})

test('[SE3] one bad grant among the grants refuses the counsellor', async () => {
  const foreign = await signGrant(await newKey(), org, counsellorLine(await newKey()))
  expect(await verify(certificate, [...noor.grants, foreign])).toEqual({ refused: 'unknown-signer' })
})

test('[SE3] a counsellor taken away by grantsFrom is not shown', async () => {
  const shown = { grants: noor.grants, certificate }
  expect(await verifyCounsellor({ ...trust, grantsFrom: now }, shown)).toEqual({ refused: 'revoked' })
  expect(await verifyCounsellor({ ...trust, rootGrantsFrom: now }, shown)).toEqual({ refused: 'revoked' })
})

test('[SE2] a page that is given a heap of grants, or none, stops', async () => {
  expect(await verify(certificate, Array(9).fill(deputyGrant))).toEqual({ refused: 'malformed' })
  expect(await verify(certificate, [])).toEqual({ refused: 'no-grant' })
  expect(await verify(undefined)).toEqual({ refused: 'malformed' })
})

test('[SE2] after a renewal the older grant beside the new one does no harm', async () => {
  const renewed = await signGrant(deputy, org, counsellorLine(noor.identity, { notBefore: inSeconds }))
  expect(await verify(certificate, [...noor.grants, renewed])).toEqual(counsellor)
})

test('[SE6] eight grants may be shown, nine are too many', async () => {
  const shown = (many: number) => Array.from({ length: many }, (_, at) => noor.grants[at % 2])
  expect(await verify(certificate, shown(8))).toMatchObject({ name: 'Noor' })
  expect(await verify(certificate, shown(9))).toEqual({ refused: 'malformed' })
})
