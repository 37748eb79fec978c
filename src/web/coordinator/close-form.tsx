import { useSignal } from '@preact/signals'
import { privateField } from '../shared/private-field.ts'
import { DurationField } from './duration-field.tsx'
import type { Question } from './question.ts'
import { texts } from './texts.ts'

type Kind = 'closed' | 'paused'
const kinds: readonly Kind[] = ['closed', 'paused']

interface CloseFormProps {
  readonly waiting: number
  ask(question: Question): void
}

/** Closes now, with a reason that visitors read. It asks once more before it shuts the door. */
export function CloseForm({ waiting, ask }: CloseFormProps) {
  const words = texts.decisions.close
  const kind = useSignal<Kind>('closed')
  const reason = useSignal<string>(words.reasons.closed)
  const minutes = useSignal<number | null>(null)
  const isMissing = useSignal(false)

  function submit() {
    const text = reason.value.trim()
    isMissing.value = text === ''
    if (text === '') return document.getElementById('close-reason')?.focus()
    const frame = { t: 'close-now', kind: kind.value, reason: text, minutes: minutes.value } as const
    ask({ title: words.question, lines: [words.waiting(waiting), words.hint], yes: words.yes, frame })
  }

  /** The ready sentence goes along with the kind, as long as nobody wrote an own one. */
  function choose(chosen: Kind) {
    if (reason.value === words.reasons[kind.value]) reason.value = words.reasons[chosen]
    kind.value = chosen
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
      <p class="hint">{words.hint}</p>
      <fieldset class="field">
        <legend>{words.kind}</legend>
        {kinds.map(option => (
          <label key={option} class="choice">
            <input
              type="radio"
              autocomplete="off"
              checked={kind.value === option}
              onChange={() => choose(option)}
            />
            {words.kinds[option]}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="close-reason">{words.reason}</label>
        <span class="hint" id="close-reason-hint">
          {words.reasonHint}
        </span>
        {isMissing.value && <span class="field-error">{words.reasonMissing}</span>}
        <input
          {...privateField}
          class="input"
          id="close-reason"
          type="text"
          maxLength={200}
          aria-describedby="close-reason-hint"
          aria-invalid={isMissing.value}
          value={reason.value}
          onInput={event => {
            reason.value = event.currentTarget.value
          }}
        />
      </div>
      <DurationField
        id="close-minutes"
        label={words.howLong}
        options={[15, 30, 60, 120]}
        minutes={minutes}
        withoutEnd={words.untilLifted}
      />
      <button type="submit" class="button ink">
        {words.act}
      </button>
    </form>
  )
}
