import * as v from 'valibot'
import { base64url, bytesOf } from './sealed.ts'

/**
 * What somebody wrote to the team, sealed in their page to a vault key (protocol 4.2, kinds `contact` and `survey`, rid =
 * kid). The server carries and keeps it and cannot open it. 1,120 bytes of `enc`: MLKEM768-X25519. What is in `ct` is padded as messages are.
 */
export const sealedLetter = v.strictObject({
  v: v.literal(1),
  kind: v.picklist(['contact', 'survey']),
  kid: bytesOf(8),
  enc: bytesOf(1_120),
  ct: base64url(363, 10_944),
})
export type SealedLetter = v.InferOutput<typeof sealedLetter>
