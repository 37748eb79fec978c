import { type Bytes, checkedBytes, fromBase64url, jsonBytes, lp, readJson, toBase64url } from './bytes.ts'
import { bytesOf, closed, type Guard, identifier, oneOf, wholeNumber } from './closed-shape.ts'
import type { Anchor } from './envelope.ts'
import { cleanText } from './message-content.ts'
import { pad, unpad } from './padding.ts'
import { isRefused, type Refused, refuse } from './seal-refusal.ts'
import type { Counsellor, Shift } from './shift-certificate.ts'
import { shiftSuite } from './shift-suite.ts'
import { signObject, verifyObject } from './signed-object.ts'
import type { SigningKey } from './signing-key.ts'

/** [SE33] A staff note on the wire; `rid` is the shiftId of who it is for. */
export type SealedStaffNote = { v: 1; kind: 'staff'; rid: string; enc: string; ct: string }

/** What a note is about: somebody takes over, or talks along. A note of one kind is none of the other. */
export type NoteTopic = 'transfer' | 'colleague'

/** [SE31] What the counsellor of now tells the next: how to know the epoch, and, if the visitor lets it, a summary. */
export type StaffNote = { convId: Bytes; anchor: Required<Anchor>; summary?: string }

/** Longest summary in UTF-16 units, so that every note fits one size of padding. */
export const longestSummary = 1000

const isSummary: Guard<string> = (value): value is string =>
  typeof value === 'string' &&
  value.length > 0 &&
  value.length <= longestSummary &&
  value === cleanText(value)

const isBody = closed(
  { conv: bytesOf(16), e: wholeNumber(0, 0xffff), ctx: bytesOf(32), fp: bytesOf(32) },
  { summary: isSummary },
)

const isSealedNote: Guard<SealedStaffNote> = closed({
  v: oneOf(1),
  kind: oneOf('staff'),
  rid: identifier,
  enc: bytesOf(32),
  ct: (value): value is string => typeof value === 'string' && value.length <= 12_000,
})

/**
 * [SE31, SE33] Signs a note as the sender's identity and seals it to the other's certified shift key. The size tells
 * one of six lengths. Refused: content-not-allowed, for a summary that is empty, too long or not clean.
 */
export async function sealStaffNote(
  from: { org: string; counsellorId: string; identity: SigningKey },
  to: Pick<Counsellor, 'counsellorId' | 'shiftId' | 'shiftPublicKey'>,
  topic: NoteTopic,
  { convId, anchor, summary }: StaffNote,
): Promise<SealedStaffNote | Refused> {
  const { e, ctx, fp } = anchor
  const binary = { conv: toBase64url(convId), e, ctx: toBase64url(ctx), fp: toBase64url(fp) }
  const body = { ...binary, ...(summary !== undefined && { summary }) }
  if (!isBody(body)) return refuse('content-not-allowed')
  const signed = await signObject(from.identity, from.org, 'staff-note', body)
  const recipient = await shiftSuite.DeserializePublicKey(to.shiftPublicKey)
  const bound = boundTo(to.shiftId, from.counsellorId, to.counsellorId, topic)
  const sealed = await shiftSuite.Seal(recipient, pad(jsonBytes(signed)), bound)
  return {
    v: 1,
    kind: 'staff',
    rid: to.shiftId,
    enc: toBase64url(new Uint8Array(sealed.encapsulatedSecret)),
    ct: toBase64url(new Uint8Array(sealed.ciphertext)),
  }
}

/** 4.2: info = lp("clb/v1/env", kind, rid), aad = lp(from, to, topic). */
function boundTo(rid: string, from: string, to: string, topic: NoteTopic) {
  return { info: lp('clb/v1/env', 'staff', rid), aad: lp(from, to, topic) }
}

/**
 * [SE31, SE33] Opens a note that this shift got. `from` is who the server says it is from, verified by certificate and
 * grants; the signature must be of that very identity. Refusals: malformed; not-for-this-shift; note-not-opened
 * (another sender, recipient, topic, or one bit); bad-signature.
 */
export async function openStaffNote(
  desk: {
    org: string
    shift: Pick<Shift, 'shiftKeys' | 'counsellor'>
    from: Pick<Counsellor, 'counsellorId' | 'identityKey'>
    topic: NoteTopic
  },
  note: unknown,
): Promise<StaffNote | Refused> {
  if (!isSealedNote(note)) return refuse('malformed')
  const { counsellorId, shiftId } = desk.shift.counsellor
  if (note.rid !== shiftId) return refuse('not-for-this-shift')
  const opened = await openSealed(
    desk.shift,
    note,
    boundTo(shiftId, desk.from.counsellorId, counsellorId, desk.topic),
  )
  if (!opened) return refuse('note-not-opened')
  const signed = unpad(opened)
  if (!signed) return refuse('bad-padding')
  const verified = await verifyObject(desk.from.identityKey, desk.org, 'staff-note', readJson(signed))
  if (isRefused(verified)) return verified
  return isBody(verified.value) ? noteOf(verified.value) : refuse('malformed')
}

async function openSealed(
  { shiftKeys }: Pick<Shift, 'shiftKeys'>,
  { enc, ct }: SealedStaffNote,
  bound: { info: Bytes; aad: Bytes },
): Promise<Bytes | undefined> {
  const sealed = fromBase64url(ct)
  if (!sealed) return undefined
  try {
    return new Uint8Array(await shiftSuite.Open(shiftKeys, checkedBytes(enc), sealed, bound))
  } catch {
    return undefined
  }
}

type Body = { conv: string; e: number; ctx: string; fp: string; summary?: string }

function noteOf({ conv, e, ctx, fp, summary }: Body): StaffNote {
  const anchor = { e, ctx: checkedBytes(ctx), fp: checkedBytes(fp) }
  return { convId: checkedBytes(conv), anchor, ...(summary !== undefined && { summary }) }
}
