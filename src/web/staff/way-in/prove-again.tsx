import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { codeTyped } from './code-typed.ts'
import { knowsPasskeys } from './passkey.ts'
import { codeField, passwordField, usernameField } from './sign-in-field.ts'
import type { StepUp, StepUpRefusal } from './step-up.ts'
import { texts } from './texts.ts'

interface ProveAgainProps {
  readonly stepUp: StepUp
  /** Only in the demo a password stands alone. */
  readonly isDemo: boolean
}

/** [SI51] "Toon nog eens wie je bent". Stands once in the page; it opens when something asks for it. */
export function ProveAgain({ stepUp, isDemo }: ProveAgainProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isAsking = stepUp.isAsking.value
  useLayoutEffect(() => {
    if (!isAsking) return dialog.current?.close()
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [isAsking])
  return (
    <dialog
      class="ask"
      ref={dialog}
      aria-labelledby="prove-title"
      onClose={() => isAsking && stepUp.cancel()}
    >
      {isAsking && <ProveForm stepUp={stepUp} isDemo={isDemo} />}
    </dialog>
  )
}

function ProveForm({ stepUp, isDemo }: ProveAgainProps) {
  const typed = { username: useSignal(''), password: useSignal(''), code: useSignal('') }
  const isBusy = useSignal(false)
  const problem = useSignal<string | undefined>(undefined)

  async function prove(how: () => Promise<StepUpRefusal | undefined>) {
    if (isBusy.value) return
    problem.value = undefined
    isBusy.value = true
    const refused = await how()
    isBusy.value = false
    typed.password.value = ''
    typed.code.value = ''
    if (refused) problem.value = texts.stepUp.refusal(refused)
  }

  function byPassword() {
    const [username, password] = [typed.username.value, typed.password.value]
    const code = isDemo ? null : codeTyped(typed.code.value)
    if (username.trim() === '') return say(texts.usernameMissing)
    if (password === '') return say(texts.passwordMissing)
    if (code === undefined) return say(texts.codeMissing)
    void prove(() => stepUp.proveByPassword({ username, password, code }))
  }

  function say(what: string) {
    problem.value = what
  }

  return (
    <form
      class="prove-again"
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        byPassword()
      }}
    >
      <h2 id="prove-title">{texts.stepUp.title}</h2>
      <p>{texts.stepUp.lead}</p>
      {problem.value && (
        <p class="note alarm" role="alert">
          {problem.value}
        </p>
      )}
      {knowsPasskeys() && (
        <>
          <button
            type="button"
            class="button"
            aria-disabled={isBusy.value}
            onClick={() => void prove(() => stepUp.proveByPasskey())}
          >
            <Icon name="lock" />
            {texts.stepUp.passkey}
          </button>
          <p class="or-line">{texts.stepUp.orPassword}</p>
        </>
      )}
      <Field id="prove-username" label={texts.username} value={typed.username} field={usernameField} />
      <Field
        id="prove-password"
        label={texts.password}
        value={typed.password}
        field={{ ...passwordField, type: 'password' }}
      />
      {!isDemo && <Field id="prove-code" label={texts.code} value={typed.code} field={codeField} />}
      <div class="button-row">
        <button type="submit" class="button ink" aria-disabled={isBusy.value}>
          {isBusy.value ? texts.busy : texts.stepUp.prove}
        </button>
        <button type="button" class="button quiet" onClick={() => stepUp.cancel()}>
          {texts.stepUp.stop}
        </button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: { value: string }
  readonly field: object
}

function Field({ id, label, value, field }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...field}
        class="input"
        id={id}
        value={value.value}
        onInput={event => {
          value.value = event.currentTarget.value
        }}
      />
    </div>
  )
}
