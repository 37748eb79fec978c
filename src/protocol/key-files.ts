import * as v from 'valibot'
import { base64url, bytesOf } from './sealed.ts'

/** `root.age`, `vault/2026-27.age`, `training/2026-27.age`: what the age files of the house are called (SE47). */
export const keyFileName = v.pipe(v.string(), v.regex(/^[a-z0-9./-]{1,80}$/))
/** An age file, base64url: some seventeen people open it. */
export const keyFileContent = base64url(1, 40_000)
/**
 * The end of an age recipient, enough to know it by. A file does not say for whom it is sealed: the page that sealed it
 * says so, and a page that reads this believes no more than that a file should be sealed anew.
 */
const recipientMark = v.pipe(v.string(), v.regex(/^[a-z0-9]{32}$/))
export const sealedFor = v.pipe(v.array(recipientMark), v.maxLength(50))

/** Of a key file, without the file. */
export const shownKeyFile = v.strictObject({ name: keyFileName, sealedFor: v.array(recipientMark) })

/**
 * POST /api/key-files (fresh; coordinators): files that are there already, sealed anew (SE46): all of them or none.
 * `opened` is the SHA-256 of the file that the page opened, so that a key which is newer than that is never overwritten:
 * `expired`. `not-yours` for a name that is not there.
 */
export const keyFilesRequest = v.strictObject({
  files: v.pipe(
    v.array(
      v.strictObject({
        name: keyFileName,
        content: keyFileContent,
        opened: bytesOf(32),
        sealedFor: v.pipe(sealedFor, v.minLength(1)),
      }),
    ),
    v.minLength(1),
    v.maxLength(40),
  ),
})
export type KeyFilesRequest = v.InferOutput<typeof keyFilesRequest>

/**
 * POST /api/own-age-file (fresh; coordinators): the own age identity under a passkey, in the place of the one that was
 * there (SE45).
 */
export const ownAgeFileRequest = v.strictObject({ content: base64url(1, 12_000) })
export type OwnAgeFileRequest = v.InferOutput<typeof ownAgeFileRequest>
