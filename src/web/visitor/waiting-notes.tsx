import { useNow } from '../shared/use-now.ts'
import type { PageProps } from './page-props.ts'
import { closingWords } from './place-words.ts'
import { visitorTexts } from './texts.ts'

const texts = visitorTexts.waiting

/** Honest lines, each only when it is so: nobody came yet, it takes longer, it closes. Said softly elsewhere. */
export function WaitingNotes({ conversation, status }: Pick<PageProps, 'conversation' | 'status'>) {
  const { isDelayed, closing, expectedBy } = conversation.news
  const now = useNow(5_000)
  const isLonger = expectedBy.value !== null && now > expectedBy.value
  if (closing.value && !closing.value.isReached)
    return (
      <section class="note attention">
        <h2>{texts.notReachedTitle}</h2>
        <p>{closingWords(closing.value, now, status.value)}</p>
        <p>{texts.notReachedNext}</p>
      </section>
    )
  return (
    <>
      {closing.value && <p class="note">{closingWords(closing.value, now, status.value)}</p>}
      {(isDelayed.value || isLonger) && (
        <div class="note attention">
          <p>{isDelayed.value ? texts.delay : texts.longer}</p>
          <p>{texts.orElse}</p>
        </div>
      )}
    </>
  )
}
