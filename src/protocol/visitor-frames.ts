import * as v from 'valibot'
import { wantedHelp } from '../domain/queue.ts'
import { refusals } from '../domain/refusal.ts'
import { bytesOf, sealedEnvelope, sealedMessage, signedObject } from './sealed.ts'
import { protocolVersion } from './version.ts'

/** What the visitor's page and the server say to each other. Durations are milliseconds: a page's clock may be wrong. */

export const sequence = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
export const duration = v.pipe(v.number(), v.integer(), v.minValue(0))
const language = v.pipe(v.string(), v.regex(/^[a-z]{2}(-[A-Z]{2})?$/))
export const wish = { lang: language, wanted: v.picklist(wantedHelp), slow: v.boolean() }

export const visitorFrame = v.variant('t', [
  /** Asks for a ticket for a conversation that this page made. */
  v.strictObject({ t: v.literal('ticket'), v: v.literal(protocolVersion), c: bytesOf(16) }),
  /** Turns the ticket into a place in the queue. */
  v.strictObject({ t: v.literal('join'), ...wish }),
  /** The same page on a new socket; `after` is the last server sequence that it has. */
  v.strictObject({
    t: v.literal('return'),
    v: v.literal(protocolVersion),
    c: bytesOf(16),
    ticket: bytesOf(32),
    after: sequence,
  }),
  v.strictObject({ t: v.literal('envelope'), envelope: sealedEnvelope }),
  v.strictObject({ t: v.literal('message'), message: sealedMessage }),
  /** The sealed close: ends the conversation, or answers the other's close. */
  v.strictObject({ t: v.literal('close'), message: sealedMessage }),
  v.strictObject({ t: v.literal('received'), seq: sequence }),
  v.strictObject({ t: v.literal('typing') }),
  /** Leaves the queue, or a conversation without a word. */
  v.strictObject({ t: v.literal('leave') }),
  v.strictObject({ t: v.literal('ping') }),
])
export type VisitorFrame = v.InferOutput<typeof visitorFrame>

/** Frames about a running conversation; the desk gets the same. */
export const conversationFrames = [
  /** The key was answered: `elapsed` since it opened, `planned` from opening to the planned end. */
  v.strictObject({ t: v.literal('opened'), elapsed: duration, planned: duration }),
  /** Committed: this message of mine stands as number `seq` and will not be lost. */
  v.strictObject({ t: v.literal('accepted'), s: bytesOf(16), q: sequence, seq: sequence }),
  v.strictObject({ t: v.literal('message'), seq: sequence, message: sealedMessage }),
  /** Whether the other side's page is connected. */
  v.strictObject({ t: v.literal('peer'), connected: v.boolean() }),
  v.strictObject({ t: v.literal('typing') }),
  /** It ended; the sealed close, if there was one, came before. */
  v.strictObject({
    t: v.literal('ended'),
    by: v.picklist(['visitor', 'counsellor', 'lost-connection', 'quick-exit']),
  }),
  /** Everything of it is erased on the server. */
  v.strictObject({ t: v.literal('closed') }),
  /** A refusal, and the kind of frame it answers. */
  v.strictObject({
    t: v.literal('refused'),
    code: v.picklist(refusals),
    about: v.optional(v.pipe(v.string(), v.maxLength(20))),
  }),
  v.strictObject({ t: v.literal('pong') }),
] as const

export const toVisitorFrame = v.variant('t', [
  /** `bye` lets a page that is closing say so without a socket (SE38). */
  v.strictObject({ t: v.literal('ticket'), ticket: bytesOf(32), bye: bytesOf(16) }),
  /** The place in the queue, from 1. */
  v.strictObject({ t: v.literal('place'), place: sequence }),
  /** Not there when it was the visitor's turn: kept, and first again on return. */
  v.strictObject({ t: v.literal('passed-over') }),
  /** A counsellor took the conversation: hand over a key within this time, of an epoch that is `e` or later. */
  v.strictObject({
    t: v.literal('taken'),
    e: sequence,
    take: bytesOf(16),
    certificate: signedObject,
    grants: v.pipe(v.array(signedObject), v.maxLength(4)),
    within: duration,
  }),
  ...conversationFrames,
])
export type ToVisitorFrame = v.InferOutput<typeof toVisitorFrame>
