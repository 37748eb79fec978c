import { type Signal, useSignal, useSignalEffect } from '@preact/signals'
import { Icon } from '../icon.tsx'
import { type PasswordState, passwordProblem, shortestPassword } from './password-rules.ts'
import { newPasswordField } from './sign-in-field.ts'
import { texts } from './texts.ts'

interface PasswordFieldProps {
  readonly id: string
  readonly value: Signal<string>
  readonly state: Signal<PasswordState>
  readonly own: readonly string[]
  readonly error?: string | undefined
}

/** A new password with its meter. Pasting is welcome; it can be shown; it is judged here and sent nowhere. */
export function PasswordField({ id, value, state, own, error }: PasswordFieldProps) {
  const isShown = useSignal(false)
  useSignalEffect(() => {
    const password = value.value
    const told = judge(password, own)
    state.value = told.now
    void told.later?.then(later => {
      if (value.peek() === password) state.value = later
    })
  })
  const kind: object = { ...newPasswordField, type: isShown.value ? 'text' : 'password' }
  return (
    <div class="field">
      <label for={id}>{texts.newPassword}</label>
      <span class="hint" id={`${id}-hint`}>
        {texts.newPasswordHint}
      </span>
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <Icon name="triangle-alert" />
          {error}
        </span>
      )}
      <div class="with-button">
        <input
          {...kind}
          class="input"
          id={id}
          value={value.value}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-hint ${id}-meter`}
          onInput={event => {
            value.value = event.currentTarget.value
          }}
        />
        <button
          type="button"
          class="button quiet"
          aria-pressed={isShown.value}
          onClick={() => {
            isShown.value = !isShown.value
          }}
        >
          {isShown.value ? texts.hide : texts.show}
        </button>
      </div>
      <Meter id={`${id}-meter`} state={state.value} length={[...value.value].length} />
    </div>
  )
}

/** Five squares, as everywhere in this house, and the same in words. */
function Meter({ id, state, length }: { id: string; state: PasswordState; length: number }) {
  const filled = filledSquares(state, length)
  return (
    <div class={`meter is-${state.is}`} id={id} aria-live="polite">
      <span class="meter-squares" aria-hidden="true">
        {[1, 2, 3, 4, 5].map(square => (
          <i key={square} class={square <= filled ? 'is-full' : ''} />
        ))}
      </span>
      <span>{texts.meter(state, length)}</span>
    </div>
  )
}

function filledSquares(state: PasswordState, length: number): number {
  switch (state.is) {
    case 'empty':
      return 0
    case 'wrong':
      return state.problem === 'too-short' ? Math.min(2, Math.floor((length / shortestPassword) * 3)) : 1
    case 'measuring':
    case 'not-measured':
      return 3
    case 'good':
      return 4
    case 'strong':
      return 5
  }
}

function judge(
  password: string,
  own: readonly string[],
): { now: PasswordState; later?: Promise<PasswordState> } {
  if (password === '') return { now: { is: 'empty' } }
  const problem = passwordProblem(password, own)
  if (problem) return { now: { is: 'wrong', problem } }
  return { now: { is: 'measuring' }, later: measure(password, own) }
}

/** [SI44] The answer of the meter. Without its dictionaries (no connection) nothing is known, and that is said. */
async function measure(password: string, own: readonly string[]): Promise<PasswordState> {
  try {
    const { strengthOf } = await import('./password-strength.ts')
    const score = await strengthOf(password, own)
    if (score < 3) return { is: 'wrong', problem: 'too-weak' }
    return { is: score === 3 ? 'good' : 'strong' }
  } catch {
    return { is: 'not-measured' }
  }
}

/** Whether this password may be used as far as is known now. */
export function isUsable(state: PasswordState): boolean {
  return state.is === 'good' || state.is === 'strong'
}
