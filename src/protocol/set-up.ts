import * as v from 'valibot'
import { staffRoles } from '../domain/people.ts'
import { base64url, bytesOf, signedObject } from './sealed.ts'
import { username } from './staff-sign-in.ts'

/**
 * POST /api/set-up, once, before a root key exists: the public halves that a set-up page made.
 * `secret` is from the one-time link that the first start prints (SE7). Every private half in `keyFiles` is an age file.
 */
export const setUpRequest = v.strictObject({
  secret: bytesOf(32),
  rootKey: bytesOf(32),
  /** Seconds since 1970: grants from before do not count (SE3). The set-up page made its grants after this. */
  grantsFrom: v.pipe(v.number(), v.integer(), v.minValue(1_600_000_000)),
  /** `signer` is the id of the deputy who signed, or null for the root. */
  grants: v.pipe(
    v.array(v.strictObject({ signer: v.nullable(base64url(1, 64)), grant: signedObject })),
    v.minLength(1),
    v.maxLength(400),
  ),
  accounts: v.pipe(
    v.array(
      v.strictObject({
        id: base64url(1, 64),
        username,
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
        role: v.picklist(staffRoles),
        signInSecret: bytesOf(32),
        identityFile: v.nullable(base64url(1, 2_000)),
      }),
    ),
    v.minLength(1),
    v.maxLength(300),
  ),
  keyFiles: v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.regex(/^[a-z0-9./-]{1,80}$/)),
        content: base64url(1, 40_000),
      }),
    ),
    v.maxLength(40),
  ),
})
export type SetUpRequest = v.InferOutput<typeof setUpRequest>

/** What the server can read of a grant's body without judging it: who it speaks of. */
export const grantSubject = v.looseObject({ kind: v.string(), id: v.string() })
