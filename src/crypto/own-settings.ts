import { type Bytes, concat, lp, randomBytes } from './bytes.ts'
import { deriveSealKey, openBytes, type SecretKey, sealBytes } from './derive.ts'
import { type Refused, refuse } from './seal-refusal.ts'

const nonceLength = 12
const tagLength = 16
const label = 'clb/v1/own'
const noSalt: Bytes = new Uint8Array(0)

/** The key of one person's own settings: HK(DS, "clb/v1/own"). */
function keyOf(deskSecret: Bytes): Promise<SecretKey> {
  return deriveSealKey(noSalt, deskSecret, label)
}

/**
 * [SE25b] What somebody of the staff keeps for themselves: nonce (12, random) || AES-256-GCM with aad lp("clb/v1/own"),
 * under the own desk secret DS (32 bytes).
 */
export async function sealOwnSettings(deskSecret: Bytes, content: Bytes): Promise<Bytes> {
  const nonce = randomBytes(nonceLength)
  return concat([nonce, await sealBytes(await keyOf(deskSecret), nonce, lp(label), content)])
}

/**
 * [SE25b] The content again. Refused: malformed, when it is too short to be sealed; own-settings-not-opened, when they are
 * somebody else's, or have one bit changed.
 */
export async function openOwnSettings(deskSecret: Bytes, sealed: Bytes): Promise<Bytes | Refused> {
  if (sealed.length < nonceLength + tagLength) return refuse('malformed')
  const [nonce, body] = [sealed.slice(0, nonceLength), sealed.slice(nonceLength)]
  const content = await openBytes(await keyOf(deskSecret), nonce, lp(label), body)
  return content ?? refuse('own-settings-not-opened')
}
