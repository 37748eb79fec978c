interface ChoiceRowProps<Value extends string> {
  readonly label: string
  readonly options: Readonly<Record<Value, string>>
  readonly chosen: Value | null
  readonly isDisabled?: boolean
  onChoose(value: Value): void
}

/** A question with its answers as buttons: pressed or not, so that a press may also take an answer back. */
export function ChoiceRow<Value extends string>(props: ChoiceRowProps<Value>) {
  const { label, options, chosen, isDisabled, onChoose } = props
  return (
    <fieldset class="field" disabled={isDisabled}>
      <legend>{label}</legend>
      <div class="choices">
        {(Object.entries(options) as [Value, string][]).map(([value, words]) => (
          <button
            key={value}
            type="button"
            class="button chip"
            aria-pressed={chosen === value}
            onClick={() => onChoose(value)}
          >
            {words}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
