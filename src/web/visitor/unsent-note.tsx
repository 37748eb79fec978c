import { useEffect } from 'preact/hooks'
import { sayAloud } from '../shared/announcer.ts'
import { isLate } from '../shared/thread-lines.ts'
import { useNow } from '../shared/use-now.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

const texts = visitorTexts.talk

/** After ten seconds on its way: "Nog niet verstuurd", with a way to hurry. It stands outside the log. */
export function UnsentNote({ conversation }: { readonly conversation: VisitorConversation }) {
  // While somebody is being let in, what is typed waits on purpose, and the strip says so.
  const isHeld = conversation.comesNow.value !== null
  const late = isLate(conversation.lines.value, useNow(1_000)) && !isHeld
  useEffect(() => {
    if (late) sayAloud(texts.unsent)
  }, [late])
  if (!late) return null
  return (
    <p class="message-state">
      {texts.unsent}{' '}
      <button type="button" class="text-button" onClick={conversation.tryNow}>
        {texts.again}
      </button>
    </p>
  )
}
