import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { longestSentence, sentencePhases } from '../../protocol/sentences.ts'
import { privateField } from '../shared/private-field.ts'
import { focusSoon } from './focus-soon.ts'
import { phaseNames } from './phase-words.ts'
import { faultsOf, type SentenceDraft, type SentenceDrafts, tidyName } from './sentence-drafts.ts'
import { sentenceSectionTexts as texts } from './texts-sentences.ts'

interface SentenceFormProps {
  readonly drafts: SentenceDrafts
  /** Which of the open forms this is. */
  readonly formKey: string
  /** A sentence that everybody knows by its name keeps it. */
  readonly isNameFixed: boolean
  isTaken(name: string): boolean
  /** Keeps it; gives what to say when that did not work. */
  onSave(draft: SentenceDraft): Promise<string | undefined> | string | undefined
}

const words = texts.form

/** [DK39] One sentence, to be written. What was typed stays until it is kept or thrown away on purpose. */
export function SentenceForm({ drafts, formKey, isNameFixed, isTaken, onSave }: SentenceFormProps) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const isTried = useSignal(false)
  const failure = useSignal<string | undefined>(undefined)
  const draft = drafts.open.value.get(formKey)
  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([disabled]), textarea')?.focus(), [])
  if (!draft) return null
  const faults = isTried.value ? faultsOf(draft, isTaken) : {}
  const close = () => {
    drafts.close(formKey)
    focusSoon(`open-${formKey}`)
  }
  const change = (changed: Partial<SentenceDraft>) => drafts.write(formKey, { ...draft, ...changed })

  async function save(written: SentenceDraft) {
    isTried.value = true
    const { name, text } = faultsOf(written, isTaken)
    if (name ?? text) return document.getElementById(`${id}-${name ? 'name' : 'text'}`)?.focus()
    failure.value = undefined
    const failed = await onSave({ ...written, name: tidyName(written.name), text: written.text.trim() })
    if (failed === undefined) close()
    else failure.value = failed
  }
  return (
    <form
      class="sentence-form"
      autocomplete="off"
      noValidate
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        void save(draft)
      }}
    >
      {!isNameFixed && (
        <div class="field">
          <label for={`${id}-name`}>{words.name}</label>
          <span class="hint" id={`${id}-name-hint`}>
            {words.nameHint}
          </span>
          {faults.name && (
            <span class="field-error" id={`${id}-name-fault`}>
              {words.faults[`name-${faults.name}`]}
            </span>
          )}
          <input
            {...privateField}
            autocapitalize="none"
            class="input"
            id={`${id}-name`}
            aria-describedby={`${id}-name-hint ${id}-name-fault`}
            aria-invalid={faults.name !== undefined}
            value={draft.name}
            onInput={event => change({ name: event.currentTarget.value })}
          />
        </div>
      )}
      <PhaseField id={`${id}-phase`} draft={draft} onChange={phase => change({ phase })} />
      <div class="field">
        <label for={`${id}-text`}>{words.text}</label>
        <span class="hint" id={`${id}-text-hint`}>
          {words.textHint}
        </span>
        {faults.text && (
          <span class="field-error" id={`${id}-text-fault`}>
            {words.faults[`text-${faults.text}`]}
          </span>
        )}
        <textarea
          {...privateField}
          class="input"
          id={`${id}-text`}
          rows={3}
          aria-describedby={`${id}-text-hint ${id}-text-fault ${id}-text-left`}
          aria-invalid={faults.text !== undefined}
          value={draft.text}
          onInput={event => change({ text: event.currentTarget.value })}
        />
        <span class="hint" id={`${id}-text-left`}>
          {words.left(longestSentence - draft.text.trim().length)}
        </span>
      </div>
      {failure.value && (
        <p class="field-error" role="alert">
          {failure.value}
        </p>
      )}
      <div class="button-row">
        <button type="submit" class="button">
          {words.save}
        </button>
        <button type="button" class="button quiet" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

interface PhaseFieldProps {
  readonly id: string
  readonly draft: SentenceDraft
  onChange(phase: SentenceDraft['phase']): void
}

function PhaseField({ id, draft, onChange }: PhaseFieldProps) {
  return (
    <div class="field">
      <label for={id}>{words.phase}</label>
      <select
        class="input"
        id={id}
        autocomplete="off"
        value={draft.phase}
        onChange={event => {
          const chosen = sentencePhases.find(phase => phase === event.currentTarget.value)
          if (chosen) onChange(chosen)
        }}
      >
        {sentencePhases.map(phase => (
          <option key={phase} value={phase}>
            {phaseNames[phase]}
          </option>
        ))}
      </select>
    </div>
  )
}
