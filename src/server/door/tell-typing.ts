import { goesOn } from '../../domain/change.ts'
import type { Voice } from '../../domain/people.ts'
import type { LiveConversation } from '../conversations/book.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { tellOthers } from '../conversations/tell-speakers.ts'

/** [SE21] "… schrijft": a plain frame without content, passed on and never stored. */
export function tellTyping(
  deps: ConversationDeps,
  conversation: LiveConversation | undefined,
  voice: Voice,
): void {
  if (conversation && goesOn(conversation))
    tellOthers(deps, conversation, voice, { t: 'typing', c: conversation.id })
}
