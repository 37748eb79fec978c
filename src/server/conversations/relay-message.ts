import { loseSight, speak } from '../../domain/conversation.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { LiveConversation, Messages } from './book.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { type Greeted, greetNext, tellGreeted } from './greet-next.ts'
import { roles, voices } from './roles.ts'
import { deskOf, peerFrame, tellAll, tellOthers, tellVoice, timeOf } from './tell-speakers.ts'

/** Who sends: the visitor's page of this conversation, or a desk; which voice a desk has, the message says. */
export type From =
  | { readonly speaker: 'visitor'; readonly conversation: ConversationId }
  | { readonly speaker: 'desk'; readonly account: CounsellorId }

interface Relayed {
  readonly seq: number
  readonly conversation: LiveConversation
  readonly isNew: boolean
  readonly justOpened: boolean
  readonly greeted?: Greeted
  /** This side has now written so much that the desk hears of it. */
  readonly isMany?: boolean
}

/**
 * [WR2] One sealed message: kept under its number, then acknowledged, then handed over to everyone else who talks. Sent
 * again, it gets the same number and is not handed over twice (SE15). Refuses as `speak` does, `out-of-order` for a gap
 * in `q` and while the next epoch is being opened (CH3), and `not-yours` for a voice that the sender does not have.
 */
export async function relayMessage(
  deps: ConversationDeps,
  from: From,
  message: SealedMessage,
): Promise<Refused | undefined> {
  if (!isFrom(message, from)) return refuse('not-yours')
  const relayed = await deps.commit(stores => keepMessage(deps, stores, from, message))
  if (isRefused(relayed)) return relayed
  const { seq, greeted } = relayed
  if (relayed.justOpened) {
    await deps.queue.counter.count('answered')
    tellOpened(deps, relayed.conversation)
  }
  tellSender(deps, from, { t: 'accepted', s: message.s, q: message.q, seq })
  if (greeted) await tellGreeted(deps, greeted, { t: 'message', seq, message })
  else if (relayed.isNew) tellHearers(deps, relayed.conversation, { seq, message })
  // [WR8] Nothing ends by it.
  if (relayed.isMany)
    deps.delivery.desks.tell(relayed.conversation.counsellor, { t: 'many-messages', c: message.c })
  return undefined
}

/** Whether the labels of a sealed message may be those of who sends it: a page speaks for itself only. */
export function isFrom({ r, c }: SealedMessage, from: From): boolean {
  return from.speaker === 'visitor' ? r === roles.visitor && c === from.conversation : r !== roles.visitor
}

/** Whether this sender has this voice in the conversation as it stands. */
export function hasVoice(conversation: LiveConversation, from: From, { r }: SealedMessage): boolean {
  return from.speaker === 'visitor' || deskOf(conversation, voices[r]) === from.account
}

async function keepMessage(
  deps: ConversationDeps,
  stores: LiveStores,
  from: From,
  message: SealedMessage,
): Promise<Relayed | Refused> {
  const { conversations, messages, changes } = stores
  const found = await conversations.find(message.c)
  if (!found) return refuse('conversation-ended')
  const change = await changes.of(message.c)
  if (change?.stage === 'handed-over' && from.speaker === 'desk' && message.e === change.epoch)
    return greetNext(deps, stores, { found, change, account: from.account }, message)
  if (!hasVoice(found, from, message)) return refuse('not-yours')
  const already = await messages.numberOf(message)
  if (already !== undefined) return { seq: already, conversation: found, isNew: false, justOpened: false }
  // Words of the old epoch would be read by nobody: the page seals them anew in the next one (SE20).
  if (change?.stage === 'handed-over') return refuse('out-of-order')
  return keepNew(deps, stores, found, message)
}

async function keepNew(
  { clock, limits, delivery }: ConversationDeps,
  { conversations, messages }: LiveStores,
  found: LiveConversation,
  message: SealedMessage,
): Promise<Relayed | Refused> {
  const spoken = speak(found, voices[message.r], message.e, clock.now(), limits)
  if (isRefused(spoken)) return spoken
  if (message.q !== (await nextOf(messages, message))) return refuse('out-of-order')
  const before = await messages.countOf(found.id, voices[message.r])
  if (before >= limits.messagesPerSide) return refuse('too-fast')
  const justOpened = found.state === 'taken'
  // A visitor who went between the key and the hello is waited for like one who goes later (CV6).
  const isAlone = justOpened && !delivery.visitors.has(found.id)
  const next = isAlone ? (loseSight(spoken, 'visitor', clock.now(), limits) as LiveConversation) : spoken
  if (next !== found) await conversations.save(next)
  if (justOpened) await conversations.dropEnvelope(found.id)
  const isMany = before + 1 === limits.messagesBeforeNotice
  return { seq: await messages.keep(message), conversation: next, isNew: true, justOpened, isMany }
}

/** [WR3] The number that this sender's next message must have: without a gap, so that what is kept is what was said. */
export async function nextOf(messages: Messages, message: SealedMessage): Promise<number> {
  const last = await messages.lastOf(message)
  return last === undefined ? 0 : last + 1
}

/** Only after the commit: the sender hears the number. */
export function tellSender(
  { delivery }: ConversationDeps,
  from: From,
  accepted: { t: 'accepted'; s: string; q: number; seq: number },
): void {
  if (from.speaker === 'visitor') delivery.visitors.tell(from.conversation, accepted)
  else delivery.desks.tell(from.account, accepted)
}

/** Only after the commit: everyone else who talks gets the message. */
export function tellHearers(
  deps: ConversationDeps,
  conversation: LiveConversation,
  kept: { seq: number; message: SealedMessage },
): void {
  tellOthers(deps, conversation, voices[kept.message.r], { t: 'message', ...kept })
}

function tellOpened(deps: ConversationDeps, conversation: LiveConversation): void {
  if (conversation.state !== 'open' && conversation.state !== 'interrupted') return
  tellAll(deps, conversation, { t: 'opened', ...timeOf(conversation, conversation.openedAt) })
  if (conversation.state === 'interrupted')
    tellVoice(deps, conversation, 'counsellor', peerFrame(conversation, 'visitor', deps.clock.now()))
}
