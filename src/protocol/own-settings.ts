import * as v from 'valibot'
import { base64url } from './sealed.ts'

/** The most that one may keep: 64 KiB of sealed bytes (SE25b). */
export const mostOwnBytes = 64 * 1024
const longest = Math.ceil((mostOwnBytes * 4) / 3)

/** POST /api/own-settings (SE25b): keeps the own settings, sealed, over what was kept before. 204, or a refusal. */
export const ownSettingsRequest = v.strictObject({ sealed: base64url(38, longest) })
export type OwnSettingsRequest = v.InferOutput<typeof ownSettingsRequest>

/** GET /api/own-settings: what was kept; null as long as that is nothing. */
export const ownSettingsAnswer = v.strictObject({ sealed: v.nullable(base64url(38, longest)) })
export type OwnSettingsAnswer = v.InferOutput<typeof ownSettingsAnswer>
