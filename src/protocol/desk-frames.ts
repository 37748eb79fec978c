import * as v from 'valibot'
import { outcomes } from '../domain/outcome.ts'
import { staffRoles } from '../domain/people.ts'
import { callKinds, reasonsToCall, shownHolder } from './change-frames.ts'
import { changeFrameOfDesk, changeFrameToDesk } from './desk-change-frames.ts'
import { localMoment, toldOpening } from './public-status.ts'
import { base64url, bytesOf, sealedEnvelope, sealedMessage, signedObject } from './sealed.ts'
import { protocolVersion } from './version.ts'
import { conversationFrame, duration, noticeText, sequence, wish } from './visitor-frames.ts'

/** What a desk and the server say to each other. A counsellor has one conversation, so most frames need not name it. */

export const reasonsForMoreTime = [
  'visitor-asked',
  'types-slowly',
  'heavy-talk',
  'almost-there',
  'technical',
] as const
export type ReasonForMoreTime = (typeof reasonsForMoreTime)[number]

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(60))
const minutesAhead = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60))

export const deskFrame = v.variant('t', [
  /** First frame: a pass from the signed-in session, good once and for 30 seconds. */
  v.strictObject({ t: v.literal('desk'), v: v.literal(protocolVersion), pass: bytesOf(32) }),
  v.strictObject({ t: v.literal('ready') }),
  v.strictObject({ t: v.literal('away') }),
  /** A pause, with how long it will be when that is known. Colleagues see it. */
  v.strictObject({
    t: v.literal('pause'),
    minutes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
  }),
  /** It was heavy: a while to breathe, and coordinators see that this counsellor asks to talk about it. */
  v.strictObject({ t: v.literal('breathe') }),
  /** More of the time that one has for oneself now. */
  v.strictObject({ t: v.literal('longer') }),
  /** Talking about it is not needed any more. */
  v.strictObject({ t: v.literal('no-debrief') }),
  v.strictObject({
    t: v.literal('take'),
    offer: bytesOf(16),
    take: bytesOf(16),
    certificate: signedObject,
  }),
  v.strictObject({ t: v.literal('decline'), offer: bytesOf(16) }),
  /** The same page on a new socket, for the conversation it holds the key of. */
  v.strictObject({
    t: v.literal('return'),
    c: bytesOf(16),
    take: bytesOf(16),
    after: sequence,
    /** A page that never had the own words, or a new holder who may read: they come as messages too (SE18). */
    whole: v.boolean(),
  }),
  v.strictObject({ t: v.literal('history'), c: bytesOf(16), after: sequence }),
  v.strictObject({ t: v.literal('message'), message: sealedMessage }),
  v.strictObject({ t: v.literal('close'), message: sealedMessage }),
  /** This counsellor's page lost its keys: the conversation ends as broken, and both are free. */
  v.strictObject({ t: v.literal('give-up'), c: bytesOf(16) }),
  v.strictObject({ t: v.literal('received'), seq: sequence }),
  v.strictObject({ t: v.literal('typing') }),
  v.strictObject({ t: v.literal('ping') }),
  /** Ten minutes more, with the reason. As often as people want. */
  v.strictObject({ t: v.literal('add-time'), c: bytesOf(16), reason: v.picklist(reasonsForMoreTime) }),
  /** "We ronden af": past the planned time the desk is asked again ten minutes later. */
  v.strictObject({ t: v.literal('round-off'), c: bytesOf(16) }),
  /** Crisis, or over: the clock is hidden on both pages, and coordinators see it beside the name. */
  v.strictObject({ t: v.literal('crisis'), c: bytesOf(16), on: v.boolean() }),
  changeFrameOfDesk,
  /** "Ik kijk ernaar": the answer of who is "aanspreekpunt" to the alarm. */
  v.strictObject({ t: v.literal('answer-alarm') }),
  /** Only coordinators, from here on. An extra session from now. */
  v.strictObject({ t: v.literal('open-extra'), minutes: minutesAhead }),
  /** Closes now for everyone who is not talking; null: until it is lifted. `kind` paused: a technical pause. */
  v.strictObject({
    t: v.literal('close-now'),
    kind: v.picklist(['closed', 'paused']),
    reason: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    minutes: v.nullable(minutesAhead),
  }),
  /** Lifts what was decided on the spot: the plan counts again. */
  v.strictObject({ t: v.literal('as-planned') }),
  /** At most so many in the queue; null: by the rule (QU7). */
  v.strictObject({
    t: v.literal('cap'),
    most: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500))),
  }),
  v.strictObject({ t: v.literal('notice'), text: v.nullable(noticeText) }),
  v.strictObject({ t: v.literal('test-alarm') }),
  /** "Ik ben er voor jou": to a counsellor who is in a crisis. */
  v.strictObject({ t: v.literal('answer-crisis'), counsellor: base64url(1, 64) }),
  /** Who is "aanspreekpunt" today; null: nobody. */
  v.strictObject({ t: v.literal('point-person'), counsellor: v.nullable(base64url(1, 64)) }),
  /** "Ik bel haar": this counsellor asked to talk about a heavy conversation. */
  v.strictObject({ t: v.literal('answer-debrief'), counsellor: base64url(1, 64) }),
])
export type DeskFrame = v.InferOutput<typeof deskFrame>

export const deskStatuses = [
  'away',
  'free',
  'ringing',
  'talking',
  'rounding-off',
  'paused',
  'breather',
] as const
export type DeskStatus = (typeof deskStatuses)[number]

export const toDeskFrame = v.variant('t', [
  /**
   * The pass was good. `conversation` is one that this counsellor still has, held by a page that is gone or by this one:
   * as the counsellor (2) or the colleague (3). `isComing`: took the call, and has no key yet.
   */
  v.strictObject({
    t: v.literal('welcome'),
    name,
    role: v.picklist(staffRoles),
    conversation: v.nullable(
      v.strictObject({ c: bytesOf(16), role: v.picklist([2, 3]), isComing: v.boolean() }),
    ),
  }),
  /** `left`: of the time that was planned for this; absent where nothing was. */
  v.strictObject({
    t: v.literal('status'),
    status: v.picklist(deskStatuses),
    left: v.optional(duration),
  }),
  /** Whether this counsellor asked to talk about it, and who will call. */
  v.strictObject({ t: v.literal('debrief'), isAsked: v.boolean(), answeredBy: v.nullable(name) }),
  /** Somebody waits: answer within this time. `call`: a colleague asks, to take over or to talk along. */
  v.strictObject({
    t: v.literal('offer'),
    offer: bytesOf(16),
    ...wish,
    within: duration,
    call: v.nullable(
      v.strictObject({ as: v.picklist(callKinds), from: name, why: v.picklist(reasonsToCall) }),
    ),
  }),
  v.strictObject({
    t: v.literal('offer-gone'),
    offer: bytesOf(16),
    why: v.picklist(['missed', 'declined', 'visitor-left', 'called-off']),
  }),
  /** The take stands: the visitor's page hands over a key within this time, of an epoch that is `e` or later. */
  v.strictObject({
    t: v.literal('taken'),
    c: bytesOf(16),
    e: sequence,
    take: bytesOf(16),
    within: duration,
    /**
     * For a conversation that goes on already: why, the role to come in, and who asks (a staff note of theirs follows,
     * SE31). `from` is null where that counsellor is gone (SE29a): then the visitor is a new acquaintance.
     */
    change: v.nullable(
      v.strictObject({
        why: v.picklist(['back', ...callKinds]),
        role: v.picklist([2, 3]),
        from: v.nullable(shownHolder),
      }),
    ),
  }),
  v.strictObject({ t: v.literal('envelope'), envelope: sealedEnvelope }),
  /** No key came, no hello was sent in time, or the visitor said no: this counsellor is free (or away) again. */
  v.strictObject({
    t: v.literal('take-over'),
    why: v.picklist(['no-key', 'no-hello', 'visitor-left', 'visitor-said-no', 'called-off']),
  }),
  changeFrameToDesk,
  /** The visitor looks at the page, or at something else. Until it is told, they look. */
  v.strictObject({ t: v.literal('looking'), c: bytesOf(16), isLooking: v.boolean() }),
  /** The visitor asks for more time. */
  v.strictObject({ t: v.literal('more-time-asked'), c: bytesOf(16) }),
  /** One of the two has written very much. Told once; the talk goes on. */
  v.strictObject({ t: v.literal('many-messages'), c: bytesOf(16) }),
  /** Past the planned time: round off, or plan more? So many wait. */
  v.strictObject({ t: v.literal('decide'), c: bytesOf(16), waiting: sequence }),
  /** Only to who is "aanspreekpunt": somebody waits and nobody answers, since so long. */
  v.strictObject({ t: v.literal('alarm'), since: duration, isAnswered: v.boolean() }),
  v.strictObject({ t: v.literal('alarm-over') }),
  /** The live board: counts and colleagues, never a text. `longest` is the longest wait. */
  v.strictObject({
    t: v.literal('board'),
    waiting: sequence,
    longest: duration,
    colleagues: v.array(
      v.strictObject({
        id: base64url(1, 64),
        name,
        status: v.picklist(deskStatuses),
        since: duration,
        /** How long this conversation is going on, for who talks. */
        talking: v.nullable(duration),
        isCrisis: v.boolean(),
        /** The coordinator who said "ik ben er voor jou" in this crisis. */
        crisisAnsweredBy: v.optional(v.nullable(name), null),
        isPointPerson: v.boolean(),
        /** Of a pause, a breather or protected time: what is left of what was planned. */
        left: v.optional(v.nullable(duration), null),
      }),
    ),
  }),
  /** For coordinators: what was decided, and how the evening goes. Outcomes are counts of today. */
  v.strictObject({
    t: v.literal('evening'),
    outcomes: v.record(v.picklist(outcomes), sequence),
    over45: sequence,
    cap: v.nullable(sequence),
    notice: v.nullable(noticeText),
    opening: toldOpening,
    now: localMoment,
    /** Somebody waits and nobody answers: since so long. */
    alarm: v.nullable(duration),
    alarmAnsweredBy: v.nullable(name),
    /** Who is "aanspreekpunt" now, at a desk or not; by the roster, or decided on the spot for today. */
    pointPerson: v.nullable(v.strictObject({ id: base64url(1, 64), name, isByRoster: v.boolean() })),
    /** Who asked to talk about a heavy conversation, without a word of it. */
    debriefs: v.optional(
      v.array(v.strictObject({ id: base64url(1, 64), name, since: duration, answeredBy: v.nullable(name) })),
      [],
    ),
    testAlarm: v.nullable(v.strictObject({ ago: duration, arrived: v.boolean(), failed: v.array(name) })),
  }),
  conversationFrame,
])
export type ToDeskFrame = v.InferOutput<typeof toDeskFrame>
