import type { Signal } from '@preact/signals'
import { texts } from './texts.ts'

interface DurationFieldProps {
  readonly id: string
  readonly label: string
  readonly options: readonly number[]
  readonly minutes: Signal<number | null>
  /** Words for "no end", which then is the last choice. */
  readonly withoutEnd?: string
}

/** How long, out of a few lengths: typing minutes is work, and wrong at times. */
export function DurationField({ id, label, options, minutes, withoutEnd }: DurationFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        autocomplete="off"
        value={minutes.value ?? 'none'}
        onChange={({ currentTarget: { value } }) => {
          minutes.value = value === 'none' ? null : Number(value)
        }}
      >
        {options.map(option => (
          <option key={option} value={option}>
            {texts.decisions.duration(option)}
          </option>
        ))}
        {withoutEnd && <option value="none">{withoutEnd}</option>}
      </select>
    </div>
  )
}
