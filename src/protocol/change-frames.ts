import * as v from 'valibot'
import { changeReasons, changeStages } from '../domain/change.ts'
import { base64url, bytesOf, sealedEnvelope, signedObject } from './sealed.ts'

/** What pages and server say when the key of a running conversation changes hands (CH). */

/** Why a colleague is called, in ready words: nothing of the conversation goes with it (SE33). */
export const reasonsToCall = [
  'second-opinion',
  'other-expertise',
  'heavy-talk',
  'end-of-shift',
  'technical',
] as const
export type ReasonToCall = (typeof reasonsToCall)[number]

/** To take over, or to talk along. */
export const callKinds = ['transfer', 'colleague'] as const
export type CallKind = (typeof callKinds)[number]

export const counsellorId = base64url(1, 64)
const grants = v.pipe(v.array(signedObject), v.maxLength(4))
const duration = v.pipe(v.number(), v.integer(), v.minValue(0))
export const epochNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))

/** Somebody who holds a key or will: enough to verify the certificate by its chain. */
export const shownHolder = v.strictObject({
  counsellorId,
  take: bytesOf(16),
  certificate: signedObject,
  grants,
})
export type ShownHolder = v.InferOutput<typeof shownHolder>

/** How far a change is. `e` is the epoch that was handed over, and null before that. */
export const underWay = v.strictObject({
  stage: v.picklist(changeStages),
  why: v.picklist(changeReasons),
  e: v.nullable(epochNumber),
})

/** A staff note (SE33): HPKE to the other's shift key, over bytes that the sender's identity signed. Relayed, never kept. */
export const sealedNote = v.strictObject({
  v: v.literal(1),
  kind: v.literal('staff'),
  rid: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  enc: bytesOf(32),
  ct: base64url(64, 12_000),
})
export type SealedNote = v.InferOutput<typeof sealedNote>

/** Visitor → server. */
export const changeFrameOfVisitor = v.variant('t', [
  /**
   * One holder's key of the next epoch. `to` is the role: 2 the counsellor, 3 the colleague. Of an epoch with two
   * holders both come, one after the other. `holders` is how many the page sealed it for: `out-of-order` when the
   * colleague left in the same moment, so that no epoch begins of which pages and server name other holders.
   */
  v.strictObject({
    t: v.literal('hand-over'),
    to: v.picklist([2, 3]),
    holders: v.picklist([1, 2]),
    envelope: sealedEnvelope,
  }),
  /** No to who would come. */
  v.strictObject({ t: v.literal('change-no') }),
  /** The counsellor is gone for two minutes: with a colleague, please. */
  v.strictObject({ t: v.literal('ask-colleague') }),
  /** The colleague who talks along is sent away. */
  v.strictObject({ t: v.literal('send-away') }),
  /** After a lost connection: a ticket for a new conversation `next`, in the order of the first one. */
  v.strictObject({ t: v.literal('again'), next: bytesOf(16) }),
])

/** Server → visitor. */
export const changeFrameToVisitor = v.variant('t', [
  /**
   * Somebody would come: the same counsellor back, another one, or a colleague beside the first. An epoch of `e` or
   * later is to be handed over within this time, or `change-no` said. `isInTime`: back soon enough to go on without
   * asking (CH5). `isAlone`: the counsellor of now is gone, so no `transfer-ask` comes (SE29a).
   */
  v.strictObject({
    t: v.literal('change'),
    c: bytesOf(16),
    why: v.picklist(['back', 'transfer', 'colleague']),
    e: epochNumber,
    comer: shownHolder,
    isInTime: v.boolean(),
    isAlone: v.boolean(),
    within: duration,
  }),
  /** Nothing came of it: whoever was asked is not there any more, or said no hello. An epoch handed over is burned. */
  v.strictObject({
    t: v.literal('change-over'),
    c: bytesOf(16),
    why: v.picklist(['gone', 'too-late', 'no-hello']),
  }),
  /** The colleague left: the page opens an epoch without them (SE32). */
  v.strictObject({ t: v.literal('colleague-gone'), c: bytesOf(16) }),
  /** The desk could not read a message: the page opens a `repair` epoch, with the same holders. */
  v.strictObject({ t: v.literal('repair-asked'), c: bytesOf(16) }),
  /** The answer to `ask-colleague`: somebody is being rung; `ahead` others stand before. */
  v.strictObject({ t: v.literal('colleague-asked'), c: bytesOf(16), ahead: epochNumber }),
  /** The answer to `again`: a ticket of the conversation `next`, with the time of the first ticket. */
  v.strictObject({ t: v.literal('ticket-again'), next: bytesOf(16), ticket: bytesOf(32), bye: bytesOf(16) }),
])
