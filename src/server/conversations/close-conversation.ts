import { close } from '../../domain/conversation.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { ConversationDeps } from './conversations.ts'
import { eraseConversation, tellEnded } from './end-conversation.ts'
import { acknowledge, type From, isFrom, isOwn, nextOf } from './relay-message.ts'

/**
 * [CV7] A sealed close: relayed like any message, and then the conversation is closing, or closed when it was the
 * answer to the other's close.
 */
export async function closeConversation(
  deps: ConversationDeps,
  from: From,
  message: SealedMessage,
): Promise<Refused | undefined> {
  if (!isFrom(message, from)) return refuse('not-yours')
  const { commit, clock, limits } = deps
  const closed = await commit(async ({ conversations, messages }) => {
    const found = await conversations.find(from.conversation)
    if (!found) return refuse('conversation-ended')
    if (!isOwn(found, from)) return refuse('not-yours')
    const already = await messages.numberOf(message)
    if (already !== undefined) return { seq: already, conversation: found, next: found, isNew: false }
    const next = close(found, from.speaker, clock.now(), limits)
    if (isRefused(next)) return next
    const least = await nextOf(messages, message)
    // What was on its way when the other closed was refused and leaves a gap: that must not keep the answer out.
    const isInOrder = found.state === 'closing' ? message.q >= least : message.q === least
    if (!isInOrder) return refuse('out-of-order')
    if (next.state !== 'closed') await conversations.save(next)
    return { seq: await messages.keep(message), conversation: found, next, isNew: true }
  })
  if (isRefused(closed)) return closed
  const { conversation, next } = closed
  acknowledge(deps, from, closed, message)
  if (next.state === 'closing' && closed.isNew) await tellEnded(deps, conversation, next.endedBy)
  if (next.state === 'closed') await eraseConversation(deps, conversation)
  return undefined
}
