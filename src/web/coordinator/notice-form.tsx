import { useSignal } from '@preact/signals'
import { privateField } from '../shared/private-field.ts'
import type { Evening } from './evening.ts'
import type { DecisionFrame } from './live-board.ts'
import { texts } from './texts.ts'

const longest = 300

interface NoticeFormProps {
  readonly evening: Evening
  decide(frame: DecisionFrame): void
}

/** One text on every open page, for everyone. */
export function NoticeForm({ evening, decide }: NoticeFormProps) {
  const words = texts.decisions.notice
  const typed = useSignal('')
  const isMissing = useSignal(false)

  function submit() {
    const text = typed.value.trim()
    isMissing.value = text === ''
    if (text === '') return document.getElementById('notice-text')?.focus()
    decide({ t: 'notice', text })
    typed.value = ''
  }
  return (
    <form
      class="decision-form"
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <p>
        <b>{evening.notice === null ? words.none : words.now(evening.notice)}</b>
      </p>
      <div class="field">
        <label for="notice-text">{words.field}</label>
        <span class="hint" id="notice-hint">
          {words.hint}
        </span>
        {isMissing.value && <span class="field-error">{words.missing}</span>}
        <textarea
          {...privateField}
          class="input"
          id="notice-text"
          rows={3}
          maxLength={longest}
          aria-describedby="notice-hint notice-left"
          aria-invalid={isMissing.value}
          value={typed.value}
          onInput={event => {
            typed.value = event.currentTarget.value
          }}
        />
        <span class="hint" id="notice-left">
          {words.left(longest - typed.value.length)}
        </span>
      </div>
      <div class="button-row">
        <button type="submit" class="button">
          {words.act}
        </button>
        {evening.notice !== null && (
          <button type="button" class="button quiet" onClick={() => decide({ t: 'notice', text: null })}>
            {words.lift}
          </button>
        )}
      </div>
    </form>
  )
}
