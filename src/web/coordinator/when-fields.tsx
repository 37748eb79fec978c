import { dayInFull, timesInWords } from '../staff/roster-texts.ts'
import { rosterTexts as texts } from './roster-texts.ts'
import { planOfDraft } from './shift-draft.ts'
import type { ShiftEdit } from './shift-edit.ts'

interface WhenFieldsProps {
  readonly edit: ShiftEdit
  readonly wrong: string | undefined
}

/** Day, begin and end, with the browser's own fields. */
export function WhenFields({ edit, wrong }: WhenFieldsProps) {
  const draft = edit.draft.value
  const { date, from, to } = draft
  const isFilled = !Number.isNaN(Date.parse(date)) && from !== '' && to !== ''
  const words = texts.editor
  return (
    <fieldset>
      <legend>{words.when}</legend>
      <div class="when">
        <WhenField
          {...{ id: 'shift-date', label: words.date, type: 'date', value: date, wrong }}
          onInput={date => edit.set({ date })}
        />
        <WhenField
          {...{ id: 'shift-from', label: words.from, type: 'time', value: from, wrong }}
          onInput={from => edit.set({ from })}
        />
        <WhenField
          {...{ id: 'shift-to', label: words.to, type: 'time', value: to, wrong }}
          onInput={to => edit.set({ to })}
        />
      </div>
      {/* In words: a browser writes dates and times in the order of its own language. */}
      <p class="hint" id="shift-when">
        {isFilled && <b>{`${dayInFull(date)}, ${timesInWords(planOfDraft(draft))}. `}</b>}
        {words.midnight}
      </p>
    </fieldset>
  )
}

interface WhenFieldProps {
  readonly id: string
  readonly label: string
  readonly type: 'date' | 'time'
  readonly value: string
  readonly wrong: string | undefined
  onInput(value: string): void
}

function WhenField({ id, label, type, value, wrong, onInput }: WhenFieldProps) {
  return (
    <div class="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        class="input"
        type={type}
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-invalid={wrong === id}
        aria-describedby="shift-when"
        onInput={event => onInput(event.currentTarget.value)}
      />
    </div>
  )
}
