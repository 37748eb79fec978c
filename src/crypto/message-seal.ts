import {
  type Bytes,
  checkedBytes,
  concat,
  fromBase64url,
  jsonBytes,
  lp,
  readJson,
  toBase64url,
  uint32,
} from './bytes.ts'
import { bytesOf, closed, type Guard, isObject, listOf, oneOf, wholeNumber } from './closed-shape.ts'
import type { EpochKey, Role } from './conversation-key.ts'
import { deriveSealKey, openBytes, type SecretKey, sealBytes } from './derive.ts'
import { type Content, type Counts, isCounts, readContent } from './message-content.ts'
import { pad, paddedLengths, unpad } from './padding.ts'
import { type Refused, refuse } from './seal-refusal.ts'

/** SE14: a sealed message on the wire; `c`, `s` and `x` are base64url. (s, q) is its client id. */
export type WireMessage = { v: 1; c: string; e: number; r: Role; s: string; q: number; x: string }

/** SE16: what is inside: the content, `n` of its role in this epoch, `ack` per other role, `ts` in minutes. */
export type Plain = {
  content: Content
  n: number
  ack: Counts
  ts: number
  /** SE19: final counts of epochs 0 … e-1, in the first visitor message of epoch e > 0. */
  before?: Counts[]
}

/** SE14: q runs from 0 to 65,535: more messages never go under one key. */
export const mostMessagesPerPage = 2 ** 16

const tagLength = 16
const longestCiphertext = Math.ceil(((8192 + tagLength) * 4) / 3)

export const isWireMessage: Guard<WireMessage> = closed({
  v: oneOf(1),
  c: bytesOf(16),
  e: wholeNumber(0, 0xffff),
  r: oneOf(1, 2, 3),
  s: bytesOf(16),
  q: wholeNumber(0, mostMessagesPerPage - 1),
  x: (value): value is string => typeof value === 'string' && value.length <= longestCiphertext,
})

/**
 * SE14: mk(e, role, sid) = HKDF(K_e, salt = convId, info = lp("clb/v1/msg", e, role, sid, ctx_e), 32), AES-256-GCM,
 * non-extractable. The role keeps a reflected message closed, ctx_e keeps out any other set of holders.
 */
export function messageKey({ convId, e, ctx, key }: EpochKey, role: Role, sid: Bytes): Promise<SecretKey> {
  return deriveSealKey(convId, key, 'clb/v1/msg', e, role, sid, ctx)
}

/**
 * SE14, SE16: seals one message: JSON, padded, AES-256-GCM with nonce = 8 zero bytes || uint32 q and
 * AAD = lp("clb/v1/msg", convId, e, role, sid, q). DANGER: never call it twice with the same key and q.
 */
export async function sealMessage(
  key: SecretKey,
  from: { convId: Bytes; e: number; role: Role; sid: Bytes; q: number },
  { content, ...counters }: Plain,
): Promise<WireMessage> {
  const padded = pad(jsonBytes({ ...content, ...counters }))
  const sealed = await sealBytes(key, nonceOf(from.q), headerOf(from), padded)
  const { convId, e, role, sid, q } = from
  return { v: 1, c: toBase64url(convId), e, r: role, s: toBase64url(sid), q, x: toBase64url(sealed) }
}

/**
 * SE14, SE16, SE17: opens one message with the key of its epoch, role and page. Refusals: malformed;
 * message-not-opened (a header field, the key or one bit differs); bad-padding; content-not-allowed.
 */
export async function openMessage(
  key: SecretKey,
  convId: Bytes,
  { e, r: role, s, q, x }: WireMessage,
): Promise<Plain | Refused> {
  const sealed = fromBase64url(x)
  if (!sealed || !paddedLengths.some(length => length + tagLength === sealed.length))
    return refuse('malformed')
  const header = headerOf({ convId, e, role, sid: checkedBytes(s), q })
  const padded = await openBytes(key, nonceOf(q), header, sealed)
  if (!padded) return refuse('message-not-opened')
  const data = unpad(padded)
  if (!data) return refuse('bad-padding')
  return readPlain(readJson(data)) ?? refuse('content-not-allowed')
}

function nonceOf(q: number): Bytes {
  return concat([new Uint8Array(8), uint32(q)])
}

function headerOf(from: { convId: Bytes; e: number; role: Role; sid: Bytes; q: number }): Bytes {
  return lp('clb/v1/msg', from.convId, from.e, from.role, from.sid, from.q)
}

const isCounting = closed(
  { n: wholeNumber(1, 0xffffffff), ack: isCounts, ts: wholeNumber(0, 0xffffffff) },
  { before: listOf(isCounts, 0xffff) },
)

function readPlain(value: unknown): Plain | undefined {
  if (!isObject(value)) return undefined
  const { n, ack, ts, before, ...said } = value
  const counting = { n, ack, ts, ...(Object.hasOwn(value, 'before') && { before }) }
  const content = readContent(said)
  return content && isCounting(counting) ? { content, ...counting } : undefined
}
