import * as v from 'valibot'
import { wantedHelp } from '../domain/queue.ts'
import { refusals } from '../domain/refusal.ts'
import { changeFrameOfVisitor, changeFrameToVisitor, epochNumber, underWay } from './change-frames.ts'
import { bytesOf, sealedEnvelope, sealedMessage, signedObject } from './sealed.ts'
import { protocolVersion } from './version.ts'
import { workDone } from './work.ts'

/** What the visitor's page and the server say to each other. Durations are milliseconds: a page's clock may be wrong. */

export const sequence = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
export const duration = v.pipe(v.number(), v.integer(), v.minValue(0))
const language = v.pipe(v.string(), v.regex(/^[a-z]{2}(-[A-Z]{2})?$/))
export const wish = { lang: language, wanted: v.picklist(wantedHelp), slow: v.boolean() }

export const visitorFrame = v.variant('t', [
  /** Asks for a ticket for a conversation that this page made, with the work done for it (FL1). */
  v.strictObject({ t: v.literal('ticket'), v: v.literal(protocolVersion), c: bytesOf(16), work: workDone }),
  /** Turns the ticket into a place in the queue. */
  v.strictObject({ t: v.literal('join'), ...wish }),
  /** The same page on a new socket; `after` is the last server sequence that it has. */
  v.strictObject({
    t: v.literal('return'),
    v: v.literal(protocolVersion),
    c: bytesOf(16),
    ticket: bytesOf(32),
    after: sequence,
    /** After a reload: one's own messages come as messages too, to be read again (SE18). */
    whole: v.boolean(),
  }),
  /** Told that there is `more`: the next page of what was missed, after the number that came with it. */
  v.strictObject({ t: v.literal('history'), c: bytesOf(16), after: sequence }),
  v.strictObject({ t: v.literal('envelope'), envelope: sealedEnvelope }),
  v.strictObject({ t: v.literal('message'), message: sealedMessage }),
  /** The sealed close: ends the conversation, or answers the other's close. */
  v.strictObject({ t: v.literal('close'), message: sealedMessage }),
  v.strictObject({ t: v.literal('received'), seq: sequence }),
  v.strictObject({ t: v.literal('typing') }),
  /** The page is looked at, or hidden behind something else. */
  v.strictObject({ t: v.literal('looking'), isLooking: v.boolean() }),
  /** Asks the counsellor for more time. Nothing is granted by itself. */
  v.strictObject({ t: v.literal('more-time') }),
  /** "Ik typ liever trager": plans 60 minutes, no reason asked. */
  v.strictObject({ t: v.literal('slow') }),
  /** Leaves the queue, or a conversation without a word. */
  v.strictObject({ t: v.literal('leave') }),
  v.strictObject({ t: v.literal('ping') }),
  changeFrameOfVisitor,
])
export type VisitorFrame = v.InferOutput<typeof visitorFrame>

/** Text that the coordinator shows on every open page. */
export const noticeText = v.pipe(v.string(), v.minLength(1), v.maxLength(300))

/**
 * The time of a conversation: `elapsed` since it opened, `planned` from opening to the planned end. Without `clock` no
 * page shows any of it (CV15).
 */
const time = { c: bytesOf(16), elapsed: duration, planned: duration, clock: v.boolean() }

/** Frames about a running conversation `c`; the desk gets the same. */
export const conversationFrame = v.variant('t', [
  /** The key was answered. */
  v.strictObject({ t: v.literal('opened'), ...time }),
  /** More time was planned, or the clock was hidden or shown: the same figures anew. */
  v.strictObject({ t: v.literal('time'), ...time }),
  /** Committed: this message of mine stands as number `seq` and will not be lost. */
  v.strictObject({ t: v.literal('accepted'), s: bytesOf(16), q: sequence, seq: sequence }),
  v.strictObject({ t: v.literal('message'), seq: sequence, message: sealedMessage }),
  /** Last of a page of what was missed: ask for the next one, after this number, when this one is dealt with. */
  v.strictObject({ t: v.literal('more'), c: bytesOf(16), after: sequence }),
  /** Whether the other side's page is connected; when not: since so long. */
  v.strictObject({ t: v.literal('peer'), c: bytesOf(16), connected: v.boolean(), gone: duration }),
  /**
   * The end of what was missed: from here on comes what happens now (WR4). What stands: the epoch `e`, whether a
   * colleague talks along, and the change that is under way. A change that a page still believes in and that is not
   * here came to nothing.
   */
  v.strictObject({
    t: v.literal('caught-up'),
    c: bytesOf(16),
    e: epochNumber,
    withColleague: v.boolean(),
    change: v.nullable(underWay),
  }),
  v.strictObject({ t: v.literal('typing'), c: bytesOf(16) }),
  /** It ended; the sealed close, if there was one, came before. */
  v.strictObject({
    t: v.literal('ended'),
    c: bytesOf(16),
    by: v.picklist(['visitor', 'counsellor', 'lost-connection', 'quick-exit']),
  }),
  /** Everything of it is erased on the server. */
  v.strictObject({ t: v.literal('closed'), c: bytesOf(16) }),
  /** What the coordinator tells everyone, or null when there is nothing (any more). */
  v.strictObject({ t: v.literal('notice'), text: v.nullable(noticeText) }),
  /** A refusal, and the kind of frame it answers. */
  v.strictObject({
    t: v.literal('refused'),
    code: v.picklist(refusals),
    about: v.optional(v.pipe(v.string(), v.maxLength(20))),
  }),
  v.strictObject({ t: v.literal('pong') }),
])

export const toVisitorFrame = v.variant('t', [
  /** `bye` lets a page that is closing say so without a socket (SE38). */
  v.strictObject({ t: v.literal('ticket'), ticket: bytesOf(32), bye: bytesOf(16) }),
  /** The place in the queue, from 1, and the range of the wait in minutes as far as it is known. */
  v.strictObject({
    t: v.literal('place'),
    place: sequence,
    wait: v.nullable(v.strictObject({ from: sequence, to: sequence })),
  }),
  /** Counsellors were rung and nobody came yet: the honest line. */
  v.strictObject({ t: v.literal('delay') }),
  /** It closes within so long; whether this visitor will still be reached. Told at least ten minutes before. */
  v.strictObject({ t: v.literal('closing-soon'), within: duration, isReached: v.boolean() }),
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
  /** It ended, and how it was may be said once, with this pass (SV2). */
  v.strictObject({ t: v.literal('survey'), c: bytesOf(16), pass: bytesOf(16) }),
  changeFrameToVisitor,
  conversationFrame,
])
export type ToVisitorFrame = v.InferOutput<typeof toVisitorFrame>
