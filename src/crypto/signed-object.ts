import { type Bytes, checkedBytes, fromBase64url, jsonBytes, lp, readJson, toBase64url } from './bytes.ts'
import { closed, type Guard, oneOf } from './closed-shape.ts'
import { type Refused, refuse } from './seal-refusal.ts'
import { isSignedBy, type SigningKey, sign } from './signing-key.ts'

export type SignedType = 'grant' | 'shift' | 'staff-note'

/** SE1: on the wire, `body` (the exact JSON bytes) and `sig` (64 bytes) are base64url. */
export type SignedObject = { v: 1; type: SignedType; body: string; sig: string }

/** 65,535 bytes, the longest field of lp, in base64url. */
const longestBody = 87_380

const isBase64url: Guard<string> = (value): value is string =>
  typeof value === 'string' && value.length <= longestBody && fromBase64url(value) !== undefined

const isSignedObject: Guard<SignedObject> = closed({
  v: oneOf(1),
  type: oneOf('grant', 'shift', 'staff-note'),
  body: isBase64url,
  sig: isBase64url,
})

/** SE1: signs a value with Ed25519 over lp("clb/v1/sig", type, org, body). */
export async function signObject(
  key: SigningKey,
  org: string,
  type: SignedType,
  value: object,
): Promise<SignedObject> {
  const body = jsonBytes(value)
  const signature = await sign(key, signedBytes(type, org, body))
  return { v: 1, type, body: toBase64url(body), sig: toBase64url(signature) }
}

/**
 * SE1: the value that the holder of `publicKey` signed for this org and type. The signature is checked before
 * one byte of the body is parsed. Refusals: malformed (shape, type, or a body that is no JSON), bad-signature.
 */
export async function verifyObject(
  publicKey: Bytes,
  org: string,
  type: SignedType,
  object: unknown,
): Promise<{ value: unknown } | Refused> {
  if (!isSignedObject(object) || object.type !== type) return refuse('malformed')
  const body = checkedBytes(object.body)
  const signature = checkedBytes(object.sig)
  if (!(await isSignedBy(publicKey, signature, signedBytes(type, org, body)))) return refuse('bad-signature')
  const value = readJson(body)
  return value === undefined ? refuse('malformed') : { value }
}

function signedBytes(type: SignedType, org: string, body: Bytes): Bytes {
  return lp('clb/v1/sig', type, org, body)
}
