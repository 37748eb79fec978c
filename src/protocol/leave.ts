import * as v from 'valibot'
import { resumeRequest } from './resume.ts'
import { bytesOf } from './sealed.ts'

/**
 * POST /api/leave, by beacon (SE38): the conversation or place is erased at once. By the secret that only lets a page leave;
 * or, of a page that was loaded anew and still asks what it had, by what finds that. Then 409 when another page answers (SE28).
 */
export const leaveRequest = v.union([v.strictObject({ c: bytesOf(16), bye: bytesOf(16) }), resumeRequest])
export type LeaveRequest = v.InferOutput<typeof leaveRequest>
