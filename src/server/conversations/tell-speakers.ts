import { type Conversation, missingSince } from '../../domain/conversation.ts'
import type { CounsellorId, Instant, Speaker, Voice } from '../../domain/people.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'

/** What a visitor's page and a desk both understand. */
export type BothFrame = ToVisitorFrame & ToDeskFrame

export type Opened = Exclude<LiveConversation, { state: 'taken' }>

/** What every page hears about the time. */
export function timeOf({ id: c, openedAt, plannedUntil, isCrisis }: Opened, now: Instant) {
  const elapsed = Math.max(0, now - openedAt)
  return { c, elapsed, planned: plannedUntil - openedAt, clock: !isCrisis }
}

/** Whether the side that this voice talks with can be seen, and since when not. */
export function peerFrame(conversation: Conversation, of: Speaker, now: Instant): BothFrame {
  const since = missingSince(conversation, of)
  const gone = since === null ? 0 : Math.max(0, now - since)
  return { t: 'peer', c: conversation.id, connected: since === null, gone }
}

/** Tells those who talk with this side whether it can be seen: the visitor hears of the counsellor, desks of the visitor. */
export function tellPeer(deps: ConversationDeps, conversation: LiveConversation, of: Speaker): void {
  const frame = peerFrame(conversation, of, deps.clock.now())
  if (of === 'counsellor') tellVoice(deps, conversation, 'visitor', frame)
  else tellOthers(deps, conversation, 'visitor', frame)
}

const everyone: readonly Voice[] = ['visitor', 'counsellor', 'colleague']

/** The account of who sits at this voice's desk, if there is one. */
export function deskOf(conversation: LiveConversation, voice: Voice): CounsellorId | undefined {
  if (voice === 'counsellor') return conversation.counsellor
  if (voice === 'visitor' || conversation.state === 'taken') return undefined
  return conversation.colleague?.counsellor
}

/** Tells one of those who talk. */
export function tellVoice(
  { delivery }: ConversationDeps,
  conversation: LiveConversation,
  voice: Voice,
  frame: BothFrame,
): void {
  if (voice === 'visitor') delivery.visitors.tell(conversation.id, frame)
  const desk = deskOf(conversation, voice)
  if (desk !== undefined) delivery.desks.tell(desk, frame)
}

export function tellOthers(
  deps: ConversationDeps,
  conversation: LiveConversation,
  voice: Voice,
  frame: BothFrame,
): void {
  for (const other of everyone) if (other !== voice) tellVoice(deps, conversation, other, frame)
}

export function tellAll(deps: ConversationDeps, conversation: LiveConversation, frame: BothFrame): void {
  for (const voice of everyone) tellVoice(deps, conversation, voice, frame)
}
