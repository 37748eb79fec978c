import { useEffect } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { useNow } from '../shared/use-now.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

const texts = visitorTexts.talk
const quietFor = 5 * 60_000

/** After five minutes without a word: a kind question. Nothing ends on silence, whatever the answer. */
export function SilenceNote({ conversation }: { readonly conversation: VisitorConversation }) {
  const isQuiet = useNow(5_000) - conversation.lastSign.value >= quietFor
  useEffect(() => {
    if (isQuiet) saySoftly(texts.silence)
  }, [isQuiet])
  if (!isQuiet) return null
  return (
    <section class="note silence-note">
      <p>{texts.silence}</p>
      <p>
        <button type="button" class="button quiet" onClick={conversation.beHere}>
          {texts.stillHere}
        </button>
      </p>
    </section>
  )
}
