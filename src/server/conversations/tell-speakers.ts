import { type Instant, otherSpeaker, type Speaker } from '../../domain/people.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'

type BothFrame = ToVisitorFrame & ToDeskFrame

type Opened = Exclude<LiveConversation, { state: 'taken' }>

/** What both pages hear about their time. */
export function timeOf({ id: c, openedAt, plannedUntil, isCrisis }: Opened, now: Instant) {
  const elapsed = Math.max(0, now - openedAt)
  return { c, elapsed, planned: plannedUntil - openedAt, clock: !isCrisis }
}

/** Tells one of the two who talk. */
export function tellSpeaker(
  { delivery }: ConversationDeps,
  { id, counsellor }: LiveConversation,
  speaker: Speaker,
  frame: BothFrame,
): void {
  if (speaker === 'visitor') delivery.visitors.tell(id, frame)
  else delivery.desks.tell(counsellor, frame)
}

export function tellOther(
  deps: ConversationDeps,
  conversation: LiveConversation,
  speaker: Speaker,
  frame: BothFrame,
): void {
  tellSpeaker(deps, conversation, otherSpeaker(speaker), frame)
}

export function tellBoth(deps: ConversationDeps, conversation: LiveConversation, frame: BothFrame): void {
  tellSpeaker(deps, conversation, 'visitor', frame)
  tellSpeaker(deps, conversation, 'counsellor', frame)
}
