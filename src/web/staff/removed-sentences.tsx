import { useSignal } from '@preact/signals'
import type { RemovedSentence } from '../../protocol/sentences.ts'
import { changeShared } from './change-shared.ts'
import type { DeskMaterial } from './desk-material.ts'
import { Icon } from './icon.tsx'
import { dayInWords, sentenceSectionTexts as texts } from './texts-sentences.ts'

interface RemovedSentencesProps {
  readonly material: DeskMaterial
  readonly removed: readonly RemovedSentence[]
}

/** What ships and was taken away: it can come back. */
export function RemovedSentences({ material, removed }: RemovedSentencesProps) {
  const failure = useSignal<string | undefined>(undefined)
  const words = texts.shared
  if (removed.length === 0) return null
  return (
    <details class="fold">
      <summary>
        <Icon name="chevron-down" />
        {words.removedHeading} ({removed.length})
      </summary>
      {failure.value && <p class="field-error">{failure.value}</p>}
      <ul class="sentence-list">
        {removed.map(({ name, text, by, at }) => (
          <li key={name}>
            <p class="sentence-words">
              <b>{name}</b> <small>{words.removed(by, dayInWords(at))}</small>
              <span>{text}</span>
            </p>
            <button
              type="button"
              class="button quiet compact"
              aria-label={`${words.reset}: ${name}`}
              onClick={async () => {
                failure.value = await changeShared(material, { act: 'reset', name })
              }}
            >
              {words.reset}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
