import type { ConversationId, Voice } from '../../domain/people.ts'
import type { KeptMessage, LiveConversation, Messages } from './book.ts'
import { roles } from './roles.ts'
import type { BothFrame } from './tell-speakers.ts'

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
 * One's own message is told as accepted, another's as a message: so nothing is sent or shown twice. A page that reads
 * everything again (`whole`) gets its own as messages.
 */
export function missedBy(voice: Voice, whole = false): TellKept {
  return ({ seq, message }) =>
    message.r === roles[voice] && !whole
      ? { t: 'accepted', s: message.s, q: message.q, seq }
      : { t: 'message', seq, message }
}
