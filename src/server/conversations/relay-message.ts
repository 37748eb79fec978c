import { loseSight, speak } from '../../domain/conversation.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { LiveConversation, Messages } from './book.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { tellBoth, tellOther, tellSpeaker, timeOf } from './tell-speakers.ts'

const roles = { visitor: 1, counsellor: 2 } as const

export type From =
  | { readonly speaker: 'visitor'; readonly conversation: ConversationId }
  | {
      readonly speaker: 'counsellor'
      readonly conversation: ConversationId
      /** Whose desk it is: another's conversation does not exist for it. */
      readonly counsellor: CounsellorId
    }

interface Relayed {
  readonly seq: number
  readonly conversation: LiveConversation
  readonly isNew: boolean
  readonly justOpened: boolean
  /** This side has now written so much that the desk hears of it. */
  readonly isMany: boolean
}

/**
 * [WR2] One sealed message: kept under its number, then acknowledged, then handed over. Sent again, it gets the same
 * number and is not handed over twice (SE15). Refuses as `speak` does, and `out-of-order` for a gap in `q`.
 */
export async function relayMessage(
  deps: ConversationDeps,
  from: From,
  message: SealedMessage,
): Promise<Refused | undefined> {
  if (!isFrom(message, from)) return refuse('not-yours')
  const relayed = await deps.commit(stores => keepMessage(deps, stores, from, message))
  if (isRefused(relayed)) return relayed
  if (relayed.justOpened) {
    await deps.queue.counter.count('answered')
    tellOpened(deps, relayed.conversation)
  }
  acknowledge(deps, from, relayed, message)
  // [WR8] Nothing ends by it.
  if (relayed.isMany)
    deps.delivery.desks.tell(relayed.conversation.counsellor, { t: 'many-messages', c: from.conversation })
  return undefined
}

/** Whether a conversation is one of who sends this. The page of a visitor proved it by its ticket. */
export function isOwn({ counsellor }: LiveConversation, from: From): boolean {
  return from.speaker === 'visitor' || from.counsellor === counsellor
}

/** Whether the labels of a sealed message are those of who sends it. */
export function isFrom(message: SealedMessage, { speaker, conversation }: From): boolean {
  return message.r === roles[speaker] && message.c === conversation
}

async function keepMessage(
  { clock, limits, delivery }: ConversationDeps,
  { conversations, messages }: LiveStores,
  from: From,
  message: SealedMessage,
): Promise<Relayed | Refused> {
  const { speaker, conversation } = from
  const found = await conversations.find(conversation)
  if (!found) return refuse('conversation-ended')
  if (!isOwn(found, from)) return refuse('not-yours')
  const already = await messages.numberOf(message)
  if (already !== undefined)
    return { seq: already, conversation: found, isNew: false, justOpened: false, isMany: false }
  const spoken = speak(found, speaker, message.e, clock.now(), limits)
  if (isRefused(spoken)) return spoken
  if (message.q !== (await nextOf(messages, message))) return refuse('out-of-order')
  const before = await messages.countOf(conversation, speaker)
  if (before >= limits.messagesPerSide) return refuse('too-fast')
  const justOpened = found.state === 'taken'
  // A visitor who went between the key and the hello is waited for like one who goes later (CV6).
  const isAlone = justOpened && !delivery.visitors.has(conversation)
  const next = isAlone ? (loseSight(spoken, 'visitor', clock.now(), limits) as LiveConversation) : spoken
  if (next !== found) await conversations.save(next)
  if (justOpened) await conversations.dropEnvelope(conversation)
  const isMany = before + 1 === limits.messagesBeforeNotice
  return { seq: await messages.keep(message), conversation: next, isNew: true, justOpened, isMany }
}

/** [WR3] The number that this sender's next message must have: without a gap, so that what is kept is what was said. */
export async function nextOf(messages: Messages, message: SealedMessage): Promise<number> {
  const last = await messages.lastOf(message)
  return last === undefined ? 0 : last + 1
}

/** Only after the commit: the sender hears the number, the other gets the message. */
export function acknowledge(
  deps: ConversationDeps,
  from: From,
  { seq, conversation, isNew }: Pick<Relayed, 'seq' | 'conversation' | 'isNew'>,
  message: SealedMessage,
): void {
  tellSpeaker(deps, conversation, from.speaker, { t: 'accepted', s: message.s, q: message.q, seq })
  if (isNew) tellOther(deps, conversation, from.speaker, { t: 'message', seq, message })
}

function tellOpened(deps: ConversationDeps, conversation: LiveConversation): void {
  if (conversation.state !== 'open' && conversation.state !== 'interrupted') return
  const time = timeOf(conversation, conversation.openedAt)
  tellBoth(deps, conversation, { t: 'opened', ...time })
  if (conversation.state === 'interrupted')
    tellSpeaker(deps, conversation, 'counsellor', { t: 'peer', c: time.c, connected: false })
}
