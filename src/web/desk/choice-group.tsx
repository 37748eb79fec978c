import { useRef } from 'preact/hooks'
import { Icon } from '../staff/icon.tsx'
import { numberOf } from './choice-key.ts'

interface ChoiceGroupProps<Choice extends string> {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly choices: readonly Choice[]
  readonly chosen: Choice | null
  readonly words: Readonly<Record<Choice, string>>
  readonly hints?: Readonly<Record<Choice, string>>
  readonly error?: string | undefined
  readonly isBusy?: boolean
  onChoose(choice: Choice): void
}

/**
 * One of a few, by a press, by Enter or Space, or by its number key (DK50). The keys are read by their place on the
 * keyboard: on Belgian AZERTY the row above the letters gives no digits. Arrows move the focus and choose nothing,
 * because a choice may file a form at once.
 */
export function ChoiceGroup<Choice extends string>(props: ChoiceGroupProps<Choice>) {
  const { id, label, hint, choices, chosen, words, hints, error, isBusy, onChoose } = props
  const group = useRef<HTMLDivElement>(null)
  const focusable = chosen ?? choices[0]

  function press(event: KeyboardEvent) {
    const number = numberOf(event)
    const choice = number === undefined ? undefined : choices[number - 1]
    if (choice && !isBusy) {
      event.preventDefault()
      onChoose(choice)
      group.current?.querySelectorAll('button')[choices.indexOf(choice)]?.focus()
    } else if (number === undefined) moveFocus(event)
  }

  function moveFocus(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowDown: 1,
      ArrowLeft: -1,
      ArrowUp: -1,
    }
    const step = steps[event.key]
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])]
    const focused = document.activeElement
    const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1
    if (step === undefined || at < 0) return
    event.preventDefault()
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }

  return (
    <div class="field closing-group">
      <h2 class="field-label" id={`${id}-label`}>
        {label}
      </h2>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error">
          <Icon name="triangle-alert" />
          {error}
        </p>
      )}
      <div
        ref={group}
        id={id}
        role="toolbar"
        class={error ? 'choice-buttons is-wrong' : 'choice-buttons'}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint && `${id}-hint`}
        onKeyDown={press}
      >
        {choices.map((choice, index) => (
          <button
            key={choice}
            type="button"
            class="choice-button"
            aria-pressed={chosen === choice}
            tabIndex={choice === focusable ? 0 : -1}
            disabled={isBusy}
            onClick={() => onChoose(choice)}
          >
            <span class="choice-key" aria-hidden="true">
              {index + 1}
            </span>
            <span>
              <b>{words[choice]}</b>
              {hints && <small>{hints[choice]}</small>}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
