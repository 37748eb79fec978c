import type { HistoryEntry } from '../../crypto/history.ts'
import type { Intake } from '../../crypto/message-content.ts'
import type { ThreadLines } from '../shared/thread-lines.ts'
import type { HolderRole } from './epoch-seals.ts'
import type { OwnWords } from './own-words.ts'
import type { PastRead } from './past.ts'
import { texts } from './texts.ts'

interface Reader {
  readonly role: HolderRole
  /** Epochs in which this counsellor spoke in this role. */
  readonly own: readonly number[]
  /** Who held the conversation before, where that is known. */
  readonly askedBy: string | null
  /** Of a card; undefined for a service that this helpline does not know (RF9). */
  nameOfService(id: string): string | undefined
}

/** Shows what was said before a page came, line by line at its minute (SE18). Gives what the visitor told beforehand. */
export function retell(
  { entries, lacksMessages }: PastRead,
  reader: Reader,
  thread: ThreadLines,
  words: OwnWords,
): Intake | undefined {
  let intake: Intake | undefined
  let at = Date.now()
  for (const entry of entries) {
    if ('refused' in entry) thread.restore({ kind: 'event', text: texts.change.unreadable, at })
    else if ('missing' in entry) thread.restore({ kind: 'event', text: texts.change.gap(entry.missing), at })
    else {
      at = Math.min(Date.now(), entry.atMinutes * 60_000)
      if (entry.content.k === 'intake') intake ??= entry.content
      tell(entry, at, { ...reader, visitor: intake?.nickname ?? texts.conversation.unnamed }, thread, words)
    }
  }
  if (lacksMessages) thread.addEvent(texts.change.missing)
  return intake
}

type Said = Extract<HistoryEntry, { content: unknown }>

function tell(
  { e, role, n, content }: Said,
  at: number,
  reader: Reader & { readonly visitor: string },
  thread: ThreadLines,
  words: OwnWords,
): void {
  if (content.k === 'line') return void thread.restore({ kind: 'event', text: content.t, at })
  if (content.k !== 'text' && content.k !== 'card') return
  const card = content.k === 'card' ? content.card : undefined
  const text = content.k === 'card' ? reader.nameOfService(content.card) : content.t
  if (text === undefined) return
  if (role === reader.role && reader.own.includes(e)) return void words.restore(text, { e, n, at }, card)
  const counsellor = reader.askedBy ?? texts.change.someColleague
  const name = role === 1 ? reader.visitor : role === 2 ? counsellor : texts.change.someColleague
  thread.restore({ kind: 'said', by: 'other', name, text, at, ...(card !== undefined && { card }) })
}
