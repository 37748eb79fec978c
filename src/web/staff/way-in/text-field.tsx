import type { Signal } from '@preact/signals'
import { Icon } from '../icon.tsx'

interface TextFieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** What is wrong with it is said elsewhere. */
  readonly isWrong?: boolean
  readonly value: Signal<string>
  /** The attributes of its kind: who may fill it in, and who may learn of it. */
  readonly field: object
}

/** A labelled field; its error stands above it and is read with it. */
export function TextField({ id, label, hint, error, isWrong, value, field }: TextFieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <Icon name="triangle-alert" />
          {error}
        </span>
      )}
      <input
        {...field}
        class="input"
        id={id}
        value={value.value}
        aria-invalid={isWrong === true || error !== undefined}
        aria-describedby={described || undefined}
        onInput={event => {
          value.value = event.currentTarget.value
        }}
      />
    </div>
  )
}
