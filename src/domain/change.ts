import { type Conversation, type ConversationIn, missingSince } from './conversation.ts'
import type { Limits } from './limits.ts'
import type { ConversationId, CounsellorId, Instant, Voice } from './people.ts'
import { type Refused, refuse } from './refusal.ts'

/** Why the key changes hands in a conversation that goes on (SE8). */
export const changeReasons = ['back', 'transfer', 'colleague', 'colleague-left', 'repair'] as const
export type ChangeReason = (typeof changeReasons)[number]

export const changeStages = ['ringing', 'asked', 'handed-over'] as const

/** Reasons for which somebody comes. */
export type ComerReason = Extract<ChangeReason, 'back' | 'transfer' | 'colleague'>

/** Who comes, with the `take` that this page made (SE11). */
export interface Comer {
  readonly counsellor: CounsellorId
  readonly take: string
}

/** A holder of the epoch beside the visitor, by role: 2 the counsellor, 3 the colleague (SE14). */
export type HolderVoice = Exclude<Voice, 'visitor'>

/**
 * A change of holders that is under way, beside its conversation; there is at most one. The conversation itself stays
 * as it is until every holder of the next epoch said hello.
 * ringing: a colleague is asked. asked: somebody took, and the visitor decides (or, for `back` in time, the page does).
 * handed-over: the visitor's page made the next epoch; its keys are on their way, and the hellos are awaited.
 */
export type Change =
  | {
      readonly stage: 'ringing'
      readonly conversation: ConversationId
      readonly reason: 'transfer' | 'colleague'
      readonly counsellor: CounsellorId
      readonly offer: string
      readonly until: Instant
    }
  | {
      readonly stage: 'asked'
      readonly conversation: ConversationId
      readonly reason: ComerReason
      readonly comer: Comer
      /** Nobody called: the counsellor of now is gone, and the visitor asked for somebody else (SE29a). */
      readonly isAlone: boolean
      readonly until: Instant
    }
  | {
      readonly stage: 'handed-over'
      readonly conversation: ConversationId
      readonly reason: ChangeReason
      readonly comer: Comer | null
      readonly isAlone: boolean
      readonly epoch: number
      /** Holders whose envelope came. */
      readonly given: readonly HolderVoice[]
      /** Holders whose hello has not come. */
      readonly awaits: readonly HolderVoice[]
      readonly until: Instant
    }

export type ChangeIn<Stage extends Change['stage']> = Extract<Change, { stage: Stage }>
export type GoingOn = ConversationIn<'open' | 'interrupted'>

/** Whether people still talk in it: the only conversations in which something can change hands. */
export function goesOn(conversation: Conversation): conversation is GoingOn {
  return conversation.state === 'open' || conversation.state === 'interrupted'
}

/**
 * [CH1] The counsellor asks a colleague, to take over or to talk along: rung like an offer, without a word of the
 * conversation. Refuses while another change is under way, a second colleague, and who is in it already.
 */
export function ringColleague(
  conversation: Conversation,
  change: Change | undefined,
  asked: { reason: 'transfer' | 'colleague'; counsellor: CounsellorId; offer: string },
  now: Instant,
  limits: Limits,
): ChangeIn<'ringing'> | Refused {
  if (!goesOn(conversation) || change) return refuse('out-of-order')
  if (conversation.counsellor === asked.counsellor) return refuse('not-allowed')
  if (asked.reason === 'colleague' && conversation.colleague) return refuse('not-allowed')
  if (conversation.colleague?.counsellor === asked.counsellor) return refuse('not-allowed')
  return { stage: 'ringing', conversation: conversation.id, ...asked, until: now + limits.ring }
}

/** [CH1] The colleague who is rung took it: now the visitor decides. */
export function takeChange(
  change: Change,
  offer: string,
  comer: Comer,
  now: Instant,
  limits: Limits,
): ChangeIn<'asked'> | Refused {
  if (change.stage !== 'ringing' || change.offer !== offer || change.counsellor !== comer.counsellor)
    return refuse('expired')
  if (now >= change.until) return refuse('expired')
  return asked(change.conversation, { reason: change.reason, comer, isAlone: false }, now, limits)
}

/**
 * [CH5] The same counsellor is back on a page without the keys: with a new take. A page that came back before and got
 * no key makes room for this one.
 */
export function comeBackAs(
  conversation: Conversation,
  change: Change | undefined,
  comer: Comer,
  now: Instant,
  limits: Limits,
): ChangeIn<'asked'> | Refused {
  if (!goesOn(conversation)) return refuse('out-of-order')
  if (conversation.counsellor !== comer.counsellor) return refuse('not-yours')
  if (change && change.reason !== 'back') return refuse('try-again')
  return asked(conversation.id, { reason: 'back', comer, isAlone: false }, now, limits)
}

/** [CH5] Whether the same counsellor, who came at this instant, goes on without the visitor being asked. */
export function isBackInTime(conversation: Conversation, at: Instant, limits: Limits): boolean {
  const since = missingSince(conversation, 'counsellor')
  return since === null || at - since < limits.sameCounsellor
}

/** When somebody took this change, so that what is told again later is what was told first. */
export function takenAt({ until }: ChangeIn<'asked'>, limits: Limits): Instant {
  return until - limits.changeAnswer
}

/**
 * [CH7] Somebody is on the way to a visitor whose counsellor is gone: the ten minutes do not end in the middle of it.
 * Nobody is waited for longer than the answer and the hello may take.
 */
export function waitForComer<Kept extends Conversation>(
  conversation: Kept,
  change: ChangeIn<'asked'>,
  limits: Limits,
): Kept {
  const until = change.until + limits.changeHello
  if (conversation.state !== 'interrupted' || comesAs(change) !== 'counsellor') return conversation
  return until > conversation.until ? { ...conversation, until } : conversation
}

/** [CH6] A counsellor who cannot be seen for two minutes: from then on the visitor may ask for a colleague. */
export function mayAskColleague(conversation: Conversation, now: Instant, limits: Limits): boolean {
  const since = missingSince(conversation, 'counsellor')
  return since !== null && now - since >= limits.colleagueOffered
}

/** [CH6] A colleague took the place that rang for a visitor whose counsellor is gone (SE29a). */
export function moveOn(
  conversation: Conversation,
  change: Change | undefined,
  comer: Comer,
  now: Instant,
  limits: Limits,
): ChangeIn<'asked'> | Refused {
  if (!goesOn(conversation) || missingSince(conversation, 'counsellor') === null) return refuse('expired')
  if (change || conversation.counsellor === comer.counsellor) return refuse('expired')
  if (conversation.colleague?.counsellor === comer.counsellor) return refuse('expired')
  return asked(conversation.id, { reason: 'transfer', comer, isAlone: true }, now, limits)
}

function asked(
  conversation: ConversationId,
  who: Pick<ChangeIn<'asked'>, 'reason' | 'comer' | 'isAlone'>,
  now: Instant,
  limits: Limits,
): ChangeIn<'asked'> {
  return { stage: 'asked', conversation, ...who, until: now + limits.changeAnswer }
}

/**
 * [CH5] [CH6] The counsellor is back on the page that has the keys. Nobody else is needed any more whom nobody gave a
 * key yet: neither the same counsellor's page without keys, nor a colleague whom the visitor asked for.
 */
export function isNeedless(change: Change): boolean {
  return change.reason === 'back' || (change.stage === 'asked' && change.isAlone)
}

/** Who would come, as far as it is known. */
export function comerOf(change: Change): Comer | null {
  return change.stage === 'ringing' ? null : change.comer
}

/** The role in which somebody comes (SE14). */
export function comesAs({ reason }: Pick<Change, 'reason'>): HolderVoice {
  return reason === 'colleague' ? 'colleague' : 'counsellor'
}
