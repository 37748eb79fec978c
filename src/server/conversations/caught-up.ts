import type { Change } from '../../domain/change.ts'
import type { Voice } from '../../domain/people.ts'
import type { SealedEnvelope, SignedObject } from '../../protocol/sealed.ts'
import type { KeptMessage, LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { roles } from './roles.ts'
import { type BothFrame, peerFrame, timeOf } from './tell-speakers.ts'

/** What a page missed, as it stands in one transaction. */
export interface Missed {
  readonly conversation: LiveConversation
  readonly missed: readonly KeptMessage[]
  /** The page's own words come as messages too: it never had them, or lost them (SE18). */
  readonly whole: boolean
  readonly envelope: SealedEnvelope | undefined
  readonly certificate: SignedObject | undefined
}

/** [WR4] Everything that was said and happened after the number that a page has, in order. */
export function missedFrames(
  deps: ConversationDeps,
  { conversation, missed, whole }: Missed,
  voice: Voice,
): BothFrame[] {
  if (conversation.state === 'taken') return []
  const { id: c } = conversation
  const frames: BothFrame[] = [
    { t: 'opened', ...timeOf(conversation, deps.clock.now()) },
    ...missed.map(kept => missedFrame(kept, voice, whole)),
    otherSide(deps, conversation, voice),
  ]
  return conversation.state === 'closing' ? [...frames, { t: 'ended', c, by: conversation.endedBy }] : frames
}

/**
 * One's own message is told as accepted, another's as a message: so nothing is sent or shown twice. A page that reads
 * everything again gets its own as messages.
 */
function missedFrame({ seq, message }: KeptMessage, voice: Voice, whole: boolean): BothFrame {
  return message.r === roles[voice] && !whole
    ? { t: 'accepted', s: message.s, q: message.q, seq }
    : { t: 'message', seq, message }
}

function otherSide(
  { delivery, clock }: ConversationDeps,
  conversation: Exclude<LiveConversation, { state: 'taken' }>,
  voice: Voice,
): BothFrame {
  const other = voice === 'visitor' ? 'counsellor' : 'visitor'
  if (conversation.state !== 'closing') return peerFrame(conversation, other, clock.now())
  // At the end nobody is waited for any more; who is connected can still answer.
  const { id: c, counsellor } = conversation
  const connected = other === 'counsellor' ? delivery.desks.has(counsellor) : delivery.visitors.has(c)
  return { t: 'peer', c, connected, gone: 0 }
}

/** The last of what was missed: what stands now. */
export function caughtUp(conversation: LiveConversation, change: Change | undefined): BothFrame {
  const { id: c, epoch: e } = conversation
  const withColleague = conversation.state !== 'taken' && conversation.colleague !== null
  const underWay = change && {
    stage: change.stage,
    why: change.reason,
    e: change.stage === 'handed-over' ? change.epoch : null,
  }
  return { t: 'caught-up', c, e, withColleague, change: underWay ?? null }
}
