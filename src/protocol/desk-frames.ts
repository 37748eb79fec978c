import * as v from 'valibot'
import { staffRoles } from '../domain/people.ts'
import { base64url, bytesOf, sealedEnvelope, sealedMessage, signedObject } from './sealed.ts'
import { protocolVersion } from './version.ts'
import { conversationFrames, duration, sequence, wish } from './visitor-frames.ts'

/** What a desk and the server say to each other. A counsellor has one conversation, so most frames need not name it. */

export const deskFrame = v.variant('t', [
  /** First frame: a pass from the signed-in session, good once and for 30 seconds. */
  v.strictObject({ t: v.literal('desk'), v: v.literal(protocolVersion), pass: bytesOf(32) }),
  v.strictObject({ t: v.literal('ready') }),
  v.strictObject({ t: v.literal('away') }),
  v.strictObject({
    t: v.literal('take'),
    offer: bytesOf(16),
    take: bytesOf(16),
    certificate: signedObject,
  }),
  v.strictObject({ t: v.literal('decline'), offer: bytesOf(16) }),
  /** The same page on a new socket, for the conversation it holds the key of. */
  v.strictObject({ t: v.literal('return'), c: bytesOf(16), take: bytesOf(16), after: sequence }),
  v.strictObject({ t: v.literal('message'), message: sealedMessage }),
  v.strictObject({ t: v.literal('close'), message: sealedMessage }),
  v.strictObject({ t: v.literal('received'), seq: sequence }),
  v.strictObject({ t: v.literal('typing') }),
  v.strictObject({ t: v.literal('ping') }),
])
export type DeskFrame = v.InferOutput<typeof deskFrame>

export const deskStatuses = ['away', 'free', 'ringing', 'talking', 'rounding-off'] as const
export type DeskStatus = (typeof deskStatuses)[number]

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(60))

export const toDeskFrame = v.variant('t', [
  /** The pass was good. `conversation` is one that this counsellor still has, held by a page that is gone or by this one. */
  v.strictObject({
    t: v.literal('welcome'),
    name,
    role: v.picklist(staffRoles),
    conversation: v.nullable(bytesOf(16)),
  }),
  v.strictObject({ t: v.literal('status'), status: v.picklist(deskStatuses) }),
  /** Somebody waits: answer within this time. */
  v.strictObject({ t: v.literal('offer'), offer: bytesOf(16), ...wish, within: duration }),
  v.strictObject({
    t: v.literal('offer-gone'),
    offer: bytesOf(16),
    why: v.picklist(['missed', 'declined', 'visitor-left']),
  }),
  /** The take stands: the visitor's page hands over a key within this time, of an epoch that is `e` or later. */
  v.strictObject({ t: v.literal('taken'), c: bytesOf(16), e: sequence, take: bytesOf(16), within: duration }),
  v.strictObject({ t: v.literal('envelope'), envelope: sealedEnvelope }),
  /** No key came, or no hello was sent in time: this counsellor is free (or away) again. */
  v.strictObject({ t: v.literal('take-over'), why: v.picklist(['no-key', 'no-hello', 'visitor-left']) }),
  /** The live board: counts and colleagues, never a text. `longest` is the longest wait. */
  v.strictObject({
    t: v.literal('board'),
    waiting: sequence,
    longest: duration,
    colleagues: v.array(
      v.strictObject({ id: base64url(1, 64), name, status: v.picklist(deskStatuses), since: duration }),
    ),
  }),
  ...conversationFrames,
])
export type ToDeskFrame = v.InferOutput<typeof toDeskFrame>
