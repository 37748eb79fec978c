import { type Bytes, concat, lp, randomBytes } from './bytes.ts'
import { deriveSealKey, openBytes, type SecretKey, sealBytes } from './derive.ts'
import { type Refused, refuse } from './seal-refusal.ts'

const nonceLength = 12
const tagLength = 16
const noSalt: Bytes = new Uint8Array(0)

/** The key of one counsellor for one conversation: HK(DS, "clb/v1/desk", convId). */
function keyOf(deskSecret: Bytes, convId: Bytes): Promise<SecretKey> {
  return deriveSealKey(noSalt, deskSecret, 'clb/v1/desk', convId)
}

/**
 * [SE25] What a desk must find again of its conversation: nonce (12, random) || AES-256-GCM with aad lp(convId), under
 * the counsellor's own desk secret DS (32 bytes). No key of an epoch belongs in `content`: the next epoch brings them.
 */
export async function sealDeskBlob(deskSecret: Bytes, convId: Bytes, content: Bytes): Promise<Bytes> {
  const nonce = randomBytes(nonceLength)
  return concat([nonce, await sealBytes(await keyOf(deskSecret, convId), nonce, lp(convId), content)])
}

/**
 * [SE25] The content again. Refused: malformed, when it is too short to be a blob; desk-blob-not-opened, when it is of
 * another counsellor or conversation, or has one bit changed.
 */
export async function openDeskBlob(deskSecret: Bytes, convId: Bytes, blob: Bytes): Promise<Bytes | Refused> {
  if (blob.length < nonceLength + tagLength) return refuse('malformed')
  const [nonce, sealed] = [blob.slice(0, nonceLength), blob.slice(nonceLength)]
  const content = await openBytes(await keyOf(deskSecret, convId), nonce, lp(convId), sealed)
  return content ?? refuse('desk-blob-not-opened')
}
