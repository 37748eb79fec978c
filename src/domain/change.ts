import { type Conversation, type ConversationIn, comeBack, missingSince } from './conversation.ts'
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
      readonly until: Instant
    }
  | {
      readonly stage: 'handed-over'
      readonly conversation: ConversationId
      readonly reason: ChangeReason
      readonly comer: Comer | null
      readonly epoch: number
      /** Holders whose envelope came. */
      readonly given: readonly HolderVoice[]
      /** Holders whose hello has not come. */
      readonly awaits: readonly HolderVoice[]
      readonly until: Instant
    }

export type ChangeIn<Stage extends Change['stage']> = Extract<Change, { stage: Stage }>
type GoingOn = ConversationIn<'open' | 'interrupted'>

function goesOn(conversation: Conversation): conversation is GoingOn {
  return conversation.state === 'open' || conversation.state === 'interrupted'
}

/**
 * [CH1] The counsellor asks a colleague, to take over or to talk along: rung like an offer, without a word of the
 * conversation. Refuses while another change is under way, and a second colleague.
 */
export function ringColleague(
  conversation: Conversation,
  change: Change | undefined,
  asked: { reason: 'transfer' | 'colleague'; counsellor: CounsellorId; offer: string },
  now: Instant,
  limits: Limits,
): ChangeIn<'ringing'> | Refused {
  if (conversation.state !== 'open' || change) return refuse('out-of-order')
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
  const { conversation, reason } = change
  return { stage: 'asked', conversation, reason, comer, until: now + limits.changeAnswer }
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
  const until = now + limits.changeAnswer
  return { stage: 'asked', conversation: conversation.id, reason: 'back', comer, until }
}

/** [CH5] Whether the same counsellor goes on without the visitor being asked. */
export function isBackInTime(conversation: Conversation, now: Instant, limits: Limits): boolean {
  const since = missingSince(conversation, 'counsellor')
  return since === null || now - since < limits.sameCounsellor
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
  const until = now + limits.changeAnswer
  return { stage: 'asked', conversation: conversation.id, reason: 'transfer', comer, until }
}

/**
 * [CH3] The visitor's page made the next epoch and hands its key to one of its holders. `back`, `transfer` and
 * `colleague` need somebody who was asked; `colleague-left` and `repair` are the page's own. An epoch below or at the
 * highest one used is refused (SE13); so is a second envelope for the same holder, or another epoch in between.
 */
export function handOverChange(
  conversation: Conversation,
  change: Change | undefined,
  key: { reason: ChangeReason; epoch: number; to: HolderVoice },
  now: Instant,
  limits: Limits,
): ChangeIn<'handed-over'> | Refused {
  if (!goesOn(conversation)) return refuse('out-of-order')
  if (change?.stage === 'handed-over') return addKey(change, key, now)
  const isOwn = key.reason === 'colleague-left' || key.reason === 'repair'
  if (isOwn ? change !== undefined : change?.stage !== 'asked' || change.reason !== key.reason)
    return refuse('out-of-order')
  if (change && now >= change.until) return refuse('expired')
  if (key.epoch <= conversation.usedEpoch) return refuse('out-of-order')
  const holders = holdersAfter(conversation, key.reason)
  if (!holders.includes(key.to)) return refuse('not-yours')
  return {
    stage: 'handed-over',
    conversation: conversation.id,
    reason: key.reason,
    comer: change?.stage === 'asked' ? change.comer : null,
    epoch: key.epoch,
    given: [key.to],
    awaits: holders,
    until: now + limits.changeHello,
  }
}

function addKey(
  change: ChangeIn<'handed-over'>,
  { reason, epoch, to }: { reason: ChangeReason; epoch: number; to: HolderVoice },
  now: Instant,
): ChangeIn<'handed-over'> | Refused {
  if (change.reason !== reason || change.epoch !== epoch) return refuse('out-of-order')
  if (!change.awaits.includes(to) || change.given.includes(to)) return refuse('out-of-order')
  return now < change.until ? { ...change, given: [...change.given, to] } : refuse('expired')
}

/** Who holds the next epoch. With `back` a colleague goes: one unknown at a time. */
function holdersAfter({ colleague }: GoingOn, reason: ChangeReason): readonly HolderVoice[] {
  const stays = colleague !== null && (reason === 'transfer' || reason === 'repair')
  return reason === 'colleague' || stays ? ['counsellor', 'colleague'] : ['counsellor']
}

/**
 * [CH3] A hello in the next epoch. When it was the last one that was awaited, the conversation goes on in that epoch
 * with its new holders, and the change is over (null). Refuses `out-of-order` for who is not awaited.
 */
export function greetChange(
  conversation: Conversation,
  change: Change | undefined,
  hello: { voice: HolderVoice; epoch: number },
  now: Instant,
): { conversation: GoingOn; change: ChangeIn<'handed-over'> | null } | Refused {
  if (!goesOn(conversation) || change?.stage !== 'handed-over') return refuse('out-of-order')
  if (hello.epoch !== change.epoch || !change.awaits.includes(hello.voice)) return refuse('out-of-order')
  if (now >= change.until) return refuse('expired')
  const awaits = change.awaits.filter(voice => voice !== hello.voice)
  if (awaits.length > 0) return { conversation, change: { ...change, awaits } }
  return { conversation: inNewHands(conversation, change), change: null }
}

function inNewHands(conversation: GoingOn, change: ChangeIn<'handed-over'>): GoingOn {
  const { epoch, reason, comer } = change
  const epochs = { epoch, usedEpoch: epoch }
  switch (reason) {
    case 'back':
    case 'transfer': {
      const colleague = reason === 'back' ? null : conversation.colleague
      const here = comeBack({ ...conversation, ...epochs, colleague }, 'counsellor') as GoingOn
      return { ...here, ...comer }
    }
    case 'colleague':
      return { ...conversation, ...epochs, colleague: comer }
    case 'colleague-left':
      return { ...conversation, ...epochs, colleague: null }
    case 'repair':
      return { ...conversation, ...epochs }
  }
}

/** [CH4] Nothing came of it: an epoch whose key was handed over is burned, and never used again (SE13). */
export function dropChange(conversation: Conversation, change: Change): Conversation {
  if (!goesOn(conversation) || change.stage !== 'handed-over') return conversation
  return { ...conversation, usedEpoch: Math.max(conversation.usedEpoch, change.epoch) }
}

/** [CH8] The colleague goes, or is sent away: out of the conversation at once; the next epoch follows (SE32). */
export function withoutColleague(conversation: Conversation): Conversation | Refused {
  if (!goesOn(conversation) || conversation.colleague === null) return refuse('out-of-order')
  return { ...conversation, colleague: null }
}

/** [CH3] Whether words of the running epoch are still taken: not while the next one is being opened (SE20). */
export function isEpochOver(change: Change | undefined): boolean {
  return change?.stage === 'handed-over'
}
