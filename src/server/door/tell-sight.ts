import { goesOn } from '../../domain/change.ts'
import type { LiveConversation } from '../conversations/book.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { deskOf } from '../conversations/tell-speakers.ts'

/** [DK38] Whether the visitor looks at the page: passed on to the desks of this conversation, and never stored. */
export function tellSight(
  { delivery }: ConversationDeps,
  conversation: LiveConversation | undefined,
  isLooking: boolean,
): void {
  if (!conversation || !goesOn(conversation)) return
  for (const voice of ['counsellor', 'colleague'] as const) {
    const desk = deskOf(conversation, voice)
    if (desk !== undefined) delivery.desks.tell(desk, { t: 'looking', c: conversation.id, isLooking })
  }
}
