import * as v from 'valibot'
import { staffRoles } from '../domain/people.ts'
import { base64url, bytesOf, signedObject } from './sealed.ts'

export const username = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]{1,39}$/))

/** POST /api/sign-in: the secret that the page derived from the password (SE5); the password never leaves the page. */
export const signInRequest = v.strictObject({ username, secret: bytesOf(32) })
export type SignInRequest = v.InferOutput<typeof signInRequest>

/** The answer, with the session in a cookie. `grants` is the own grant with its chain, for roles that have one. */
export const signInAnswer = v.strictObject({
  id: base64url(1, 64),
  name: v.string(),
  role: v.picklist(staffRoles),
  identityFile: v.nullable(base64url(1, 2_000)),
  grants: v.array(signedObject),
})
export type SignInAnswer = v.InferOutput<typeof signInAnswer>

/** POST /api/desk-pass: good once, for 30 seconds, as the first frame of a desk's socket. */
export const deskPassAnswer = v.strictObject({ pass: bytesOf(32) })

/** POST /api/leave, by beacon (SE38): the conversation or place is erased at once. */
export const leaveRequest = v.strictObject({ c: bytesOf(16), bye: bytesOf(16) })
export type LeaveRequest = v.InferOutput<typeof leaveRequest>
