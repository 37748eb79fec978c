import type { ConversationId } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { KeptMessage, LiveConversation, Messages } from './book.ts'
import type { ConversationDeps } from './conversations.ts'

type BothFrame = ToVisitorFrame & ToDeskFrame

/** How one kept message is told to who asks: one's own as accepted, another's as a message. */
export type TellKept = (kept: KeptMessage) => BothFrame

/** A part of what was said that fits on a line at once. `more` is the number to go on after, if there is more. */
export interface HistoryPage {
  readonly frames: readonly BothFrame[]
  readonly more: number | undefined
}

/** Characters of JSON text, all of them ASCII; half of what may wait on a line before it is cut (security.md 5.5). */
const mostInPage = 128 * 1024
const readAtOnce = 32

/** [WR9] The next page after number `after`, oldest first. Inside one transaction. */
export async function historyPage(
  messages: Pick<Messages, 'after'>,
  id: ConversationId,
  after: number,
  tellKept: TellKept,
): Promise<HistoryPage> {
  const frames: BothFrame[] = []
  let size = 0
  let last = after
  for (;;) {
    const read = await messages.after(id, last, readAtOnce)
    for (const kept of read) {
      const frame = tellKept(kept)
      size += JSON.stringify(frame).length
      if (size > mostInPage) return { frames, more: last }
      frames.push(frame)
      last = kept.seq
    }
    if (read.length < readAtOnce) return { frames, more: undefined }
  }
}

/** What follows a page: that there is more, or, after the last one, that it ended meanwhile. */
export function afterPage(conversation: LiveConversation, { more }: HistoryPage): readonly BothFrame[] {
  const { id: c } = conversation
  if (more !== undefined) return [{ t: 'more', c, after: more }]
  return conversation.state === 'closing' ? [{ t: 'ended', c, by: conversation.endedBy }] : []
}

/**
 * [WR9] A page that is catching up has dealt with what it got, and goes on after number `after`.
 * Refuses `conversation-ended` when there is no such conversation any more.
 */
export async function giveHistory(
  { commit }: ConversationDeps,
  { c, after }: { readonly c: ConversationId; readonly after: number },
  tellKept: TellKept,
): Promise<readonly BothFrame[] | Refused> {
  return commit(async ({ conversations, messages }) => {
    const found = await conversations.find(c)
    if (!found) return refuse('conversation-ended')
    const page = await historyPage(messages, c, after, tellKept)
    return [...page.frames, ...afterPage(found, page)]
  })
}
