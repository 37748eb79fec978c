import {
  type Change,
  type ChangeIn,
  type ChangeReason,
  type Comer,
  comesAs,
  type GoingOn,
  goesOn,
  type HolderVoice,
} from './change.ts'
import { type Conversation, comeBack } from './conversation.ts'
import type { Limits } from './limits.ts'
import type { Instant } from './people.ts'
import { type Refused, refuse } from './refusal.ts'

interface Key {
  readonly reason: ChangeReason
  readonly epoch: number
  readonly to: HolderVoice
  /** How many holders the visitor's page made the epoch for. */
  readonly holders: number
}

/**
 * [CH3] The visitor's page made the next epoch and hands its key to one of its holders. `back`, `transfer` and
 * `colleague` need somebody who was asked; `colleague-left` and `repair` are the page's own. An epoch below or at the
 * highest one used is refused (SE13); so is a second envelope for the same holder, or another epoch in between.
 */
export function handOverChange(
  conversation: Conversation,
  change: Change | undefined,
  key: Key,
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
  // A colleague who left in the same moment stands in what the page made: a key of it would open nowhere.
  if (holders.length !== key.holders) return refuse('out-of-order')
  const came = change?.stage === 'asked' ? change : { comer: null, isAlone: false }
  return {
    stage: 'handed-over',
    conversation: conversation.id,
    reason: key.reason,
    comer: came.comer,
    isAlone: came.isAlone,
    epoch: key.epoch,
    given: [key.to],
    awaits: holders,
    until: now + limits.changeHello,
  }
}

function addKey(
  change: ChangeIn<'handed-over'>,
  { reason, epoch, to }: Key,
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

/** Every holder has a key: from now on they may say hello. */
export function isWholeInKeys({ given, awaits }: ChangeIn<'handed-over'>): boolean {
  return awaits.every(voice => given.includes(voice))
}

/** Who holds this role in the epoch that was handed over. */
export function holderOfNext(
  conversation: GoingOn,
  change: ChangeIn<'handed-over'>,
  voice: HolderVoice,
): Comer | null {
  if (!change.given.includes(voice) && !change.awaits.includes(voice)) return null
  if (change.comer && comesAs(change) === voice) return change.comer
  return holderOf(conversation, voice)
}

/** Who holds this role in the epoch that stands. */
export function holderOf({ counsellor, take, colleague }: GoingOn, voice: HolderVoice): Comer | null {
  return voice === 'counsellor' ? { counsellor, take } : colleague
}

/**
 * [CH3] A hello in the next epoch. When it was the last one that was awaited, the conversation goes on in that epoch
 * with its new holders, and the change is over (null). Refuses `out-of-order` for who is not awaited, and before every
 * holder has a key.
 */
export function greetChange(
  conversation: Conversation,
  change: Change | undefined,
  hello: { voice: HolderVoice; epoch: number },
  now: Instant,
): { conversation: GoingOn; change: ChangeIn<'handed-over'> | null } | Refused {
  if (!goesOn(conversation) || change?.stage !== 'handed-over') return refuse('out-of-order')
  if (hello.epoch !== change.epoch || !change.awaits.includes(hello.voice)) return refuse('out-of-order')
  if (!isWholeInKeys(change)) return refuse('out-of-order')
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
export function dropChange<Kept extends Conversation>(conversation: Kept, change: Change): Kept {
  if (!goesOn(conversation) || change.stage !== 'handed-over') return conversation
  return { ...conversation, usedEpoch: Math.max(conversation.usedEpoch, change.epoch) }
}

/** [CH8] The colleague goes, or is sent away: out of the conversation at once; the next epoch follows (SE32). */
export function withoutColleague(conversation: Conversation): GoingOn | Refused {
  if (!goesOn(conversation) || conversation.colleague === null) return refuse('out-of-order')
  return { ...conversation, colleague: null }
}

/** [CH3] Whether words of the running epoch are still taken: not while the next one is being opened (SE20). */
export function isEpochOver(change: Change | undefined): boolean {
  return change?.stage === 'handed-over'
}

/** [CH4] What the clock does to a change: it ends, and the conversation goes on as it was. */
export function isChangeDue({ until }: Change, now: Instant): boolean {
  return now >= until
}
