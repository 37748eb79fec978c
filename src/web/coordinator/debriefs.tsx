import { useEffect } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { Icon } from '../staff/icon.tsx'
import type { LiveBoard } from './live-board.ts'
import { texts } from './texts-debriefs.ts'

/** [RG8] Who asks to talk about a heavy conversation: a name, and one press that tells them who will call. */
export function Debriefs({ live }: { readonly live: LiveBoard }) {
  const asked = live.evening.value?.debriefs ?? []
  if (asked.length === 0) return null
  return (
    <section class="debriefs" aria-label={texts.region}>
      {asked.map(({ id, name, answeredBy }) => (
        <Debrief
          key={id}
          words={answeredBy === null ? texts.asks(name) : texts.answered(name, answeredBy)}
          onAnswer={
            answeredBy === null
              ? () => live.connection.send({ t: 'answer-debrief', counsellor: id })
              : undefined
          }
        />
      ))}
    </section>
  )
}

interface DebriefProps {
  readonly words: string
  readonly onAnswer: (() => void) | undefined
}

function Debrief({ words, onAnswer }: DebriefProps) {
  useEffect(() => saySoftly(words), [words])
  return (
    <div class={onAnswer ? 'note attention debrief' : 'note debrief'}>
      <Icon name="phone" />
      <p>{words}</p>
      {onAnswer && (
        <button type="button" class="button quiet" onClick={onAnswer}>
          {texts.answer}
        </button>
      )}
    </div>
  )
}
