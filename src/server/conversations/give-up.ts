import { giveUp } from '../../domain/conversation.ts'
import type { ConversationId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { eraseConversation, tellEnded } from './end-conversation.ts'

/**
 * [CV14] A counsellor whose page lost its keys does not wait ten minutes: the visitor hears that it is broken, and may
 * start anew. With nobody left on the other side everything is erased at once.
 */
export async function giveUpConversation(
  deps: ConversationDeps,
  id: ConversationId,
): Promise<Refused | undefined> {
  const ended = await deps.commit(async ({ conversations }) => {
    const found = await conversations.find(id)
    if (!found) return refuse('conversation-ended')
    const next = giveUp(found, deps.clock.now(), deps.limits)
    if (!isRefused(next)) await conversations.save(next as LiveConversation)
    return isRefused(next) ? next : found
  })
  if (isRefused(ended)) return ended
  await tellEnded(deps, ended, 'lost-connection')
  if (!deps.delivery.visitors.has(id)) await eraseConversation(deps, ended)
  return undefined
}
