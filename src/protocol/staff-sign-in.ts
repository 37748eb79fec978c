import * as v from 'valibot'
import { staffRoles } from '../domain/people.ts'
import { base64url, bytesOf, signedObject } from './sealed.ts'
import { identityFile, oneTimeCode, passkeyPress } from './ways-in.ts'

/** As typed at sign-in. */
export const username = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]{1,39}$/))

/**
 * POST /api/sign-in: the secret that the page derived from the password (SE5), which never leaves the page, and the six
 * digits of the app. `code` is null in the demo and nowhere else. One refusal for every cause: `not-signed-in`.
 */
export const signInRequest = v.strictObject({
  username,
  secret: bytesOf(32),
  code: v.nullable(oneTimeCode),
})
export type SignInRequest = v.InferOutput<typeof signInRequest>

/** POST /api/sign-in/passkey: a press on a passkey, whose id says whose it is. A user handle that is sent is the account id. */
export const passkeySignInRequest = v.strictObject({ press: passkeyPress })
export type PasskeySignInRequest = v.InferOutput<typeof passkeySignInRequest>

/**
 * The answer to both, with the session in a cookie. `grants` is the own grant with its chain, for roles that have one;
 * `identityFile` is the one of the way in that was used.
 */
export const signInAnswer = v.strictObject({
  id: base64url(1, 64),
  name: v.string(),
  role: v.picklist(staffRoles),
  identityFile,
  grants: v.array(signedObject),
})
export type SignInAnswer = v.InferOutput<typeof signInAnswer>

/** POST /api/desk-pass: good once, for 30 seconds, as the first frame of a desk's socket. */
export const deskPassAnswer = v.strictObject({ pass: bytesOf(32) })
