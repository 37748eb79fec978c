import { useEffect } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { saySoftly } from '../shared/announcer.ts'
import { Icon } from '../shared/icon.tsx'
import { sharedTexts } from '../shared/texts.ts'
import type { DangerWatch } from './danger-watch.ts'
import { dangerTexts } from './texts-danger.ts'

interface DangerNoteProps {
  readonly watch: DangerWatch
  readonly numbers: PageSettings['numbers']
}

/** [VP32] Calm, once, and for the eyes of the visitor only. It takes no focus; one press and it is gone. */
export function DangerNote({ watch, numbers }: DangerNoteProps) {
  const advice = watch.shown.value
  const title = advice && dangerTexts.titles[advice]
  useEffect(() => {
    if (title) saySoftly(`${title} ${dangerTexts.lead}`)
  }, [title])
  if (!advice) return null
  const first = advice === '1813' ? '1813' : '112'
  const always = numbers.filter(one => one.always)
  const ordered = [
    ...always.filter(one => one.number === first),
    ...always.filter(one => one.number !== first),
  ]
  return (
    <section class="note attention danger-note" aria-labelledby="danger-title">
      <h2 id="danger-title">{title}</h2>
      <p>{dangerTexts.lead}</p>
      <p class="button-row">
        {ordered.map(({ number, name }) => (
          <a
            key={number}
            class="button ink"
            href={`tel:${number}`}
            aria-label={sharedTexts.call(name, number)}
          >
            <Icon name="phone" />
            {number}
          </a>
        ))}
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            watch.dismiss()
            backToField()
          }}
        >
          {dangerTexts.goOn}
        </button>
      </p>
    </section>
  )
}

/** The pressed button goes with the note: on with what one was typing. */
function backToField(): void {
  document.querySelector<HTMLElement>('.composer textarea, #first-text, #nickname')?.focus()
}
