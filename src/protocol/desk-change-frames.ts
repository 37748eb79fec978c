import * as v from 'valibot'
import { changeReasons } from '../domain/change.ts'
import {
  callKinds,
  counsellorId,
  epochNumber,
  reasonsToCall,
  sealedNote,
  shownHolder,
} from './change-frames.ts'
import { bytesOf, sealedEnvelope, signedObject } from './sealed.ts'

/** What desks and server say to each other when the key of a running conversation changes hands (CH). */

/** Desk → server. */
export const changeFrameOfDesk = v.variant('t', [
  /** The own conversation, on a page that lost its keys: with a new take and the certificate of this shift key (SE27). */
  v.strictObject({ t: v.literal('back'), c: bytesOf(16), take: bytesOf(16), certificate: signedObject }),
  /** Calls a colleague who is free. */
  v.strictObject({
    t: v.literal('call-colleague'),
    c: bytesOf(16),
    as: v.picklist(callKinds),
    counsellor: counsellorId,
    why: v.picklist(reasonsToCall),
  }),
  /** Takes the call back, also when the colleague took it; not any more once the visitor gave a key. */
  v.strictObject({ t: v.literal('call-off'), c: bytesOf(16) }),
  v.strictObject({ t: v.literal('staff-note'), c: bytesOf(16), to: counsellorId, note: sealedNote }),
  /** A colleague who talks along goes; or who is coming does not come. */
  v.strictObject({ t: v.literal('leave-talk'), c: bytesOf(16) }),
  /** A message could not be read: asks the visitor's page for a repair. */
  v.strictObject({ t: v.literal('repair'), c: bytesOf(16) }),
])

/** Server → desk. */
export const changeFrameToDesk = v.variant('t', [
  /** To who called: the colleague took the call, and the visitor is about to be asked. */
  v.strictObject({
    t: v.literal('colleague-ready'),
    c: bytesOf(16),
    as: v.picklist(callKinds),
    comer: shownHolder,
  }),
  /** To who called: nothing came of it. */
  v.strictObject({
    t: v.literal('colleague-no'),
    c: bytesOf(16),
    why: v.picklist(['missed', 'declined', 'visitor-said-no', 'no-answer', 'no-hello', 'gone', 'called-off']),
  }),
  /**
   * A key of the next epoch for this desk, once every holder has one: so no hello comes before the key it needs.
   * `others` are the other holders, as the context hash needs them (SE8).
   */
  v.strictObject({
    t: v.literal('next-key'),
    role: v.picklist([2, 3]),
    envelope: sealedEnvelope,
    others: v.pipe(
      v.array(v.strictObject({ role: v.picklist([2, 3]), ...shownHolder.entries })),
      v.maxLength(1),
    ),
  }),
  /** Every hello is there: from now on the conversation goes on in epoch `e`. */
  v.strictObject({
    t: v.literal('changed'),
    c: bytesOf(16),
    e: epochNumber,
    why: v.picklist(changeReasons),
  }),
  /** This desk holds the conversation no more: nothing of it comes here again, and its keys are to be dropped. */
  v.strictObject({
    t: v.literal('released'),
    c: bytesOf(16),
    why: v.picklist(['handed-over', 'left', 'sent-away', 'moved-on']),
  }),
  v.strictObject({ t: v.literal('staff-note'), c: bytesOf(16), from: counsellorId, note: sealedNote }),
  /** To the counsellor: the colleague went, or was sent away. */
  v.strictObject({ t: v.literal('colleague-left'), c: bytesOf(16) }),
])
