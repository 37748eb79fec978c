import { type Bytes, equalBytes, fromBase64url, lp, toBase64url } from './bytes.ts'
import { derive, hash, mac } from './derive.ts'
import { type Refused, refuse } from './seal-refusal.ts'

/** SE4: what an invited page answers: its public keys, bound to the invitation. Keys are as in a grant. */
export type Answer = { org: string; inviteId: string; username: string; keys: readonly string[] }

/** SE4: K_inv = HK(DS, "clb/v1/invite", inviteId), 32 bytes: travels in the link, never by the server. */
export function invitationKey(deskSecret: Bytes, inviteId: string): Promise<Bytes> {
  return derive(deskSecret, 'clb/v1/invite', inviteId)
}

/** SE4: HMAC(K_inv, lp(org, inviteId, username, keys)), base64url. */
export async function sealAnswer(invitation: Bytes, answer: Answer): Promise<string> {
  return toBase64url(await mac(invitation, boundAnswer(answer)))
}

/** SE4: only an answer with a matching MAC may be signed into a grant. Refusal: bad-signature. */
export async function checkAnswer(
  invitation: Bytes,
  answer: Answer,
  sealed: string,
): Promise<Answer | Refused> {
  const given = fromBase64url(sealed)
  const expected = await mac(invitation, boundAnswer(answer))
  return given && equalBytes(given, expected) ? answer : refuse('bad-signature')
}

/** SE4, on the spot: the 6 digits of H(keys) that both people read aloud: uint32 of its first 4 bytes, modulo 10^6. */
export async function sixDigits(keys: readonly string[]): Promise<string> {
  const digest = await hash(lp(...keys))
  const number = new DataView(digest.buffer).getUint32(0) % 1_000_000
  return String(number).padStart(6, '0')
}

function boundAnswer({ org, inviteId, username, keys }: Answer): Bytes {
  return lp(org, inviteId, username, keys)
}
