import { useSignal } from '@preact/signals'
import { privateField } from '../shared/private-field.ts'
import type { Evening } from './evening.ts'
import type { DecisionFrame } from './live-board.ts'
import type { Question } from './question.ts'
import { texts } from './texts.ts'

const highest = 500

interface CapFormProps {
  readonly evening: Evening
  ask(question: Question): void
  decide(frame: DecisionFrame): void
}

/** At most so many in the queue; 0 shuts it, and asks first. */
export function CapForm({ evening, ask, decide }: CapFormProps) {
  const words = texts.decisions.cap
  const typed = useSignal('')
  const isWrong = useSignal(false)

  function submit() {
    const most = mostOf(typed.value)
    isWrong.value = most === null
    if (most === null) return document.getElementById('cap-most')?.focus()
    const frame = { t: 'cap', most } as const
    if (most > 0) decide(frame)
    else ask({ title: words.question, lines: [words.none], yes: words.yes, frame })
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
        <b>{evening.cap === null ? words.byRule : words.most(evening.cap)}</b>
      </p>
      <div class="field">
        <label for="cap-most">{words.field}</label>
        {isWrong.value && <span class="field-error">{words.wrong}</span>}
        <input
          {...privateField}
          class="input short"
          id="cap-most"
          type="text"
          inputMode="numeric"
          maxLength={3}
          aria-invalid={isWrong.value}
          value={typed.value}
          onInput={event => {
            typed.value = event.currentTarget.value
          }}
        />
      </div>
      <div class="button-row">
        <button type="submit" class="button">
          {words.act}
        </button>
        {evening.cap !== null && (
          <button type="button" class="button quiet" onClick={() => decide({ t: 'cap', most: null })}>
            {words.lift}
          </button>
        )}
      </div>
    </form>
  )
}

/** A whole number of people, or null when it is none. */
function mostOf(typed: string): number | null {
  const text = typed.trim()
  return /^\d{1,3}$/.test(text) && Number(text) <= highest ? Number(text) : null
}
