import { handOver } from '../../domain/conversation.ts'
import type { ConversationId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import type { ConversationDeps } from './conversations.ts'

/** [CV2] The visitor's page hands over the epoch's key, sealed for the one counsellor who took the conversation. */
export async function handOverKey(
  { commit, delivery, clock, limits }: ConversationDeps,
  conversation: ConversationId,
  envelope: SealedEnvelope,
): Promise<Refused | undefined> {
  if (envelope.conv !== conversation) return refuse('not-yours')
  const handed = await commit(async ({ conversations }) => {
    const found = await conversations.find(conversation)
    if (!found) return refuse('conversation-ended')
    const taken = handOver(found, envelope.e, clock.now(), limits)
    if (isRefused(taken)) return taken
    await conversations.save(taken)
    await conversations.keepEnvelope(conversation, envelope)
    return taken
  })
  if (isRefused(handed)) return handed
  delivery.desks.tell(handed.counsellor, { t: 'envelope', envelope })
  return undefined
}
