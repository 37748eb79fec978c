import { useSignal } from '@preact/signals'
import type { SharedSentence } from '../../protocol/sentences.ts'
import { changeShared } from './change-shared.ts'
import type { DeskMaterial } from './desk-material.ts'
import { ExampleMark } from './example-mark.tsx'
import { exampleOfSentence } from './example-of.ts'
import { ExampleTick } from './example-tick.tsx'
import { Icon } from './icon.tsx'
import { SentenceForm } from './sentence-form.tsx'
import { dayInWords, sentenceSectionTexts as texts } from './texts-sentences.ts'

const words = texts.shared

interface SharedRowProps {
  readonly sentence: SharedSentence
  readonly material: DeskMaterial
  readonly mayEdit: boolean
  onRemove(): void
}

/** One shared sentence: where it comes from, whether it was looked at, and what a coordinator can do with it. */
export function SharedRow({ sentence, material, mayEdit, onRemove }: SharedRowProps) {
  const { drafts, examples } = material
  const { name, phase, text, is } = sentence
  const key = `shared-${name}`
  const failure = useSignal<string | undefined>(undefined)
  if (mayEdit && drafts.open.value.has(key))
    return (
      <div class="sentence-edit">
        <b>{name}</b>
        <SentenceForm
          drafts={drafts}
          formKey={key}
          isNameFixed
          isTaken={() => false}
          onSave={draft => changeShared(material, { act: 'change', ...draft, name })}
        />
      </div>
    )
  async function reset() {
    failure.value = await changeShared(material, { act: 'reset', name })
  }
  return (
    <>
      <p class="sentence-words">
        <b>{name}</b> {is !== 'shipped' && <small>{words[is](sentence.by, dayInWords(sentence.at))}</small>}
        <span>{text}</span>
        {is === 'shipped' && !mayEdit && <ExampleMark {...exampleOfSentence(sentence)} examples={examples} />}
        {failure.value && <small class="field-error">{failure.value}</small>}
      </p>
      {mayEdit && (
        <span class="sentence-acts">
          {is === 'shipped' && (
            <ExampleTick example={exampleOfSentence(sentence)} label={name} examples={examples} />
          )}
          <button
            type="button"
            class="button quiet compact"
            id={`open-${key}`}
            aria-label={texts.editOne(name)}
            onClick={() => drafts.write(key, { name, phase, text })}
          >
            <Icon name="pencil" />
            {texts.edit}
          </button>
          {is === 'changed' && (
            <button type="button" class="button quiet compact" onClick={() => void reset()}>
              {words.reset}
            </button>
          )}
          <button
            type="button"
            class="button quiet compact"
            aria-label={texts.removeOne(name)}
            onClick={onRemove}
          >
            <Icon name="x" />
            {texts.remove}
          </button>
        </span>
      )}
    </>
  )
}
