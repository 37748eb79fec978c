import { Icon } from '../staff/icon.tsx'

interface SelectFieldProps<Choice extends string> {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: Choice
  readonly words: Readonly<Record<Choice, string>>
  onChoose(choice: Choice): void
}

/** One of many, folded. */
export function SelectField<Choice extends string>(props: SelectFieldProps<Choice>) {
  const { id, label, choices, chosen, words, onChoose } = props
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="input"
        id={id}
        autocomplete="off"
        value={chosen}
        onChange={event => {
          const choice = choices.find(one => one === event.currentTarget.value)
          if (choice) onChoose(choice)
        }}
      >
        {choices.map(choice => (
          <option key={choice} value={choice}>
            {words[choice]}
          </option>
        ))}
      </select>
    </div>
  )
}

interface TickFieldProps<Choice extends string> {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly choices: readonly { readonly id: Choice; readonly label: string }[]
  readonly ticked: readonly Choice[]
  /** Shown first and marked: what the visitor's own words point at. */
  readonly first?: readonly Choice[]
  readonly error?: string | undefined
  onTick(ticked: readonly Choice[]): void
}

/** Any number of some. */
export function TickField<Choice extends string>(props: TickFieldProps<Choice>) {
  const { id, label, hint, choices, ticked, first = [], error, onTick } = props
  const isFirst = (choice: Choice) => first.includes(choice)
  const shown = [...choices.filter(one => isFirst(one.id)), ...choices.filter(one => !isFirst(one.id))]
  return (
    <fieldset class="field closing-group" id={id} tabIndex={-1}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      {error && (
        <p class="field-error">
          <Icon name="triangle-alert" />
          {error}
        </p>
      )}
      <div class="ticks">
        {shown.map(one => (
          <label key={one.id} class={isFirst(one.id) ? 'choice tick is-first' : 'choice tick'}>
            <input
              type="checkbox"
              autocomplete="off"
              checked={ticked.includes(one.id)}
              onChange={event => {
                const others = ticked.filter(other => other !== one.id)
                onTick(event.currentTarget.checked ? [...others, one.id] : others)
              }}
            />
            {one.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
