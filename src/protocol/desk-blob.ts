import * as v from 'valibot'
import { base64url, bytesOf } from './sealed.ts'

/** The largest sealed desk blob: 1 MiB of bytes, in base64url (security.md 5.5). */
export const longestDeskBlob = Math.ceil((1024 * 1024 * 4) / 3)

/**
 * POST /api/desk-blob (SE25): keeps what a desk must find again of its conversation `c`: anchors, notes, draft; sealed
 * under the counsellor's own desk secret. In the server's memory only. 204, or a refusal.
 */
export const deskBlobRequest = v.strictObject({ c: bytesOf(16), blob: base64url(38, longestDeskBlob) })
export type DeskBlobRequest = v.InferOutput<typeof deskBlobRequest>

/** POST /api/desk-blob/find: 200 with the own blob, 404 when there is none. POST /api/desk-blob/drop: 204. */
export const deskBlobOf = v.strictObject({ c: bytesOf(16) })
export type DeskBlobOf = v.InferOutput<typeof deskBlobOf>

export const deskBlobAnswer = v.strictObject({ blob: base64url(38, longestDeskBlob) })

/** POST /api/desk-blob/list: of which conversations that are over this desk still has a blob, the oldest first. */
export const deskBlobList = v.strictObject({ conversations: v.array(bytesOf(16)) })
