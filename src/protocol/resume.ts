import * as v from 'valibot'
import { base64url, bytesOf } from './sealed.ts'

/** The largest sealed resume blob: 64 KiB of bytes, in base64url. */
const longestBlob = Math.ceil((64 * 1024 * 4) / 3)
const sealedBlob = base64url(38, longestBlob)

/**
 * POST /api/resume-blob (SE23, SE24): keeps `blob` under `loc` for who shows the `auth` of which `authHash` is the SHA-256.
 * The ticket proves whose conversation it is. The same `loc` again takes the place of the old blob; `replaces` names the
 * one that may go, only once this one is kept. Answered by 204 when it is kept, by 200 and `expired` when there
 * is no such place any more, or by another refusal.
 */
export const resumeBlobRequest = v.strictObject({
  c: bytesOf(16),
  ticket: bytesOf(32),
  loc: bytesOf(32),
  authHash: bytesOf(32),
  blob: sealedBlob,
  replaces: v.nullable(bytesOf(32)),
})
export type ResumeBlobRequest = v.InferOutput<typeof resumeBlobRequest>

/** POST /api/resume: 200 with the blob; 409 when another page still answers (SE28); 404 or 410 when it is gone. */
export const resumeRequest = v.strictObject({ loc: bytesOf(32), auth: bytesOf(32) })
export type ResumeRequest = v.InferOutput<typeof resumeRequest>

export const resumeAnswer = v.strictObject({ blob: sealedBlob })
