import { Icon } from '../staff/icon.tsx'
import type { DeskConversation } from './desk-conversation.ts'
import { texts } from './texts.ts'

/** On top of a conversation that came from a colleague: what may be read of it, and what the colleague gives along. */
export function HandedNote({ conversation }: { readonly conversation: DeskConversation }) {
  const { change, name } = conversation
  const mayRead = change.acquaintance.mayRead.value
  const summary = change.acquaintance.summary.value
  const asker = change.acquaintance.askedBy.value ?? texts.change.someColleague
  if (mayRead === null) return null
  const anew = conversation.role === 3 ? texts.change.readsOn : texts.change.startsAnew
  const about = mayRead ? texts.change.mayRead(name) : anew(name)
  if (summary === '')
    return (
      <p class="handed">
        <Icon name={mayRead ? 'eye' : 'refresh-cw'} />
        {about}
      </p>
    )
  return (
    <details class="handed" open>
      <summary>
        <Icon name="eye" />
        {about}
        <Icon name="chevron-down" />
      </summary>
      <h2>{texts.change.summaryOf(asker)}</h2>
      <p class="handed-words">{summary}</p>
    </details>
  )
}
