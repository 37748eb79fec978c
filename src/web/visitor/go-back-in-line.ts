import { toBase64url } from '../../crypto/bytes.ts'
import { makeConversationId } from '../../crypto/conversation-key.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import { leaveServer } from './end-conversation.ts'
import { reloadContentOf } from './kept-content.ts'
import type { ReloadContent } from './reload-content.ts'
import { type VisitorMemory, wipeWords } from './visitor-memory.ts'

/** [CH7] After a lost connection: asks for a ticket of a new conversation, with the time of the first one. */
export function askToGoBack({ state, attempt }: VisitorMemory) {
  if (state.value.is !== 'ended' || state.value.how !== 'lost-connection' || !attempt) return
  attempt.next = toBase64url(makeConversationId())
  attempt.connection.send({ t: 'again', next: attempt.next })
}

/** [CH7] The new ticket is there: only now the old conversation is let go. Nothing is asked twice. */
export function hearTicketAgain(
  memory: VisitorMemory,
  { next, ticket, bye }: Extract<ToVisitorFrame, { t: 'ticket-again' }>,
  beginFrom: (content: ReloadContent) => undefined,
): undefined {
  if (memory.attempt?.next !== next) return
  const content = reloadContentOf(memory)
  if (!content) return
  leaveServer(memory)
  wipeWords(memory)
  memory.state.value = { is: 'joining', isBusy: false }
  const again = { ...content, c: next, ticket, bye, hasPlace: false, talk: null }
  beginFrom(again)
  if (!memory.isSharedComputer.value) memory.reload.start(again)
}
