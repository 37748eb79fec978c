import type { Change } from '../../domain/change.ts'
import type { CounsellorId, Voice } from '../../domain/people.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { SealedEnvelope, SignedObject } from '../../protocol/sealed.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { afterPage, type HistoryPage } from './give-history.ts'
import { changeFrame, nextKeyFrame, readyFrame, type Seen } from './tell-change.ts'
import { type BothFrame, peerFrame, timeOf } from './tell-speakers.ts'

/** A conversation and what is under way beside it, as both stand in one transaction. */
export interface Standing {
  readonly conversation: LiveConversation
  readonly seen: Seen | undefined
}

/** What a page missed. */
export interface Missed extends Standing {
  readonly page: HistoryPage
  readonly envelope: SealedEnvelope | undefined
  readonly certificate: SignedObject | undefined
}

/** [WR4] What was said and happened after the number that a page has, in order: the first page of it (WR9). */
export function missedFrames(
  deps: ConversationDeps,
  { conversation, page }: Missed,
  voice: Voice,
): BothFrame[] {
  if (conversation.state === 'taken') return []
  return [
    { t: 'opened', ...timeOf(conversation, deps.clock.now()) },
    ...page.frames,
    otherSide(deps, conversation, voice),
    ...afterPage(conversation, page),
  ]
}

/** After the last page, for the visitor: who would come, and what stands. */
export async function standsForVisitor(
  deps: ConversationDeps,
  standing: Standing,
): Promise<ToVisitorFrame[]> {
  const { conversation, seen } = standing
  const asked = seen && (await changeFrame(deps, seen))
  return [...(asked ? [asked] : []), caughtUp(conversation, seen?.change)]
}

/** After the last page, for a desk that holds the conversation: the colleague it called, its next key, and what stands. */
export async function standsForDesk(
  deps: ConversationDeps,
  standing: Standing,
  account: CounsellorId,
): Promise<ToDeskFrame[]> {
  const { conversation, seen } = standing
  const ready = seen && conversation.counsellor === account && (await readyFrame(deps, seen))
  const key = seen && (await nextKeyFrame(deps, seen, account))
  return [...(ready ? [ready] : []), ...(key ? [key] : []), caughtUp(conversation, seen?.change)]
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
