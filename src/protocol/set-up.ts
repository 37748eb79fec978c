import * as v from 'valibot'
import { staffRoles } from '../domain/people.ts'
import { keyFileContent, keyFileName, sealedFor } from './key-files.ts'
import { ageFiles, chatName, signedGrant } from './people.ts'
import { base64url, bytesOf } from './sealed.ts'
import { username } from './staff-sign-in.ts'
import { newWay } from './ways-in.ts'

/**
 * POST /api/set-up, once, before a root key exists: the public halves that a set-up page made.
 * `secret` is from the one-time link that the start prints (SE7); it is good for 24 hours: `expired`. Every private half
 * in `keyFiles` is an age file. A real helpline begins with a coordinator who has a deputy's grant, and each of its
 * passwords has an app with codes beside it: else `not-allowed`. A code or passkey that does not hold: `proof-refused`.
 */
export const setUpRequest = v.strictObject({
  secret: bytesOf(32),
  rootKey: bytesOf(32),
  /** Seconds since 1970: grants from before do not count (SE3). The set-up page made its grants after this. */
  grantsFrom: v.pipe(v.number(), v.integer(), v.minValue(1_600_000_000)),
  grants: v.pipe(v.array(signedGrant), v.minLength(1), v.maxLength(400)),
  accounts: v.pipe(
    v.array(
      v.strictObject({
        id: base64url(1, 64),
        username,
        name: chatName,
        role: v.picklist(staffRoles),
        secrecy: v.literal(true),
        ways: v.pipe(v.array(newWay), v.minLength(1), v.maxLength(3)),
        ageFiles,
      }),
    ),
    v.minLength(1),
    v.maxLength(300),
  ),
  keyFiles: v.pipe(
    v.array(
      v.strictObject({
        name: keyFileName,
        content: keyFileContent,
        sealedFor,
      }),
    ),
    v.maxLength(40),
  ),
})
export type SetUpRequest = v.InferOutput<typeof setUpRequest>

/** What the server can read of a grant's body without judging it: who it speaks of. */
export const grantSubject = v.looseObject({ kind: v.string(), id: v.string() })
