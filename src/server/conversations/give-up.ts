import { giveUp } from '../../domain/conversation.ts'
import type { ConversationId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { dropBeside, tellBesideGone } from './drop-beside.ts'
import { eraseConversation, tellEnded } from './end-conversation.ts'

/**
 * [CV14] A counsellor whose page lost its keys does not wait ten minutes: the visitor hears that it is broken, and may
 * start anew. With nobody left on the other side everything is erased at once.
 */
export async function giveUpConversation(
  deps: ConversationDeps,
  id: ConversationId,
): Promise<Refused | undefined> {
  const ended = await deps.commit(async stores => {
    const found = await stores.conversations.find(id)
    if (!found) return refuse('conversation-ended')
    const next = giveUp(found, deps.clock.now(), deps.limits)
    if (isRefused(next)) return next
    const beside = await dropBeside(stores, id)
    await stores.conversations.save(next as LiveConversation)
    return { found, beside }
  })
  if (isRefused(ended)) return ended
  const { found, beside } = ended
  await tellBesideGone(deps, beside, 'called-off')
  await tellEnded(deps, found, 'lost-connection')
  if (!deps.delivery.visitors.has(id)) await eraseConversation(deps, found)
  return undefined
}
