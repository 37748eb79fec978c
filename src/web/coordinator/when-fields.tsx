import { rosterTexts as texts } from './roster-texts.ts'
import type { ShiftEdit } from './shift-edit.ts'

interface WhenFieldsProps {
  readonly edit: ShiftEdit
  readonly wrong: string | undefined
}

/** Day, begin and end, with the browser's own fields. */
export function WhenFields({ edit, wrong }: WhenFieldsProps) {
  const { date, from, to } = edit.draft.value
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
          hint={words.midnight}
          onInput={to => edit.set({ to })}
        />
      </div>
    </fieldset>
  )
}

interface WhenFieldProps {
  readonly id: string
  readonly label: string
  readonly type: 'date' | 'time'
  readonly value: string
  readonly wrong: string | undefined
  readonly hint?: string
  onInput(value: string): void
}

function WhenField({ id, label, type, value, wrong, hint, onInput }: WhenFieldProps) {
  return (
    <div class="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        class="input"
        type={type}
        autocomplete="off"
        value={value}
        aria-invalid={wrong === id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={event => onInput(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
