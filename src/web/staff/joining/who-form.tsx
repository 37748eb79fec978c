import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { privateField } from '../../shared/private-field.ts'
import { Icon } from '../icon.tsx'
import { usernameField } from '../way-in/sign-in-field.ts'
import { TextField } from '../way-in/text-field.tsx'
import { joiningTexts } from './texts.ts'
import { type Who, whoProblems } from './who-problems.ts'

interface WhoFormProps {
  readonly before: Who
  /** A name that the server said is taken. */
  readonly taken: string | undefined
  readonly goOn: string
  onWho(who: Who): void
}

const { who: texts, secrecy } = joiningTexts

/** [SI48] Chat name, username, and secrecy read and acknowledged: without all three nobody goes on. */
export function WhoForm({ before, taken, goOn, onWho }: WhoFormProps) {
  const name = useSignal(before.name)
  const username = useSignal(before.username)
  const agrees = useSignal(false)
  const hasTried = useSignal(taken !== undefined)
  const form = useRef<HTMLFormElement>(null)
  const who = { name: name.value.trim(), username: username.value.trim().toLowerCase() }
  const problems = hasTried.value ? whoProblems(who, agrees.value, taken) : {}

  function submit() {
    hasTried.value = true
    if (Object.keys(whoProblems(who, agrees.value, taken)).length === 0) return onWho(who)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  return (
    <form
      ref={form}
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <TextField
        id="chat-name"
        label={texts.name}
        hint={texts.nameHint}
        error={problems.name && texts.nameWrong}
        value={name}
        field={{ ...privateField, type: 'text', autocapitalize: 'words' }}
      />
      <TextField
        id="username"
        label={texts.username}
        hint={texts.usernameHint}
        error={usernameError(problems.username)}
        value={username}
        field={usernameField}
      />
      <section class="secrecy" aria-labelledby="secrecy-heading">
        <h2 id="secrecy-heading">{secrecy.heading}</h2>
        <ul>
          {secrecy.lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {problems.secrecy && (
          <span class="field-error" id="secrecy-error">
            <Icon name="triangle-alert" />
            {secrecy.missing}
          </span>
        )}
        <label class="choice tall">
          <input
            type="checkbox"
            autocomplete="off"
            checked={agrees.value}
            aria-invalid={problems.secrecy !== undefined}
            aria-describedby={problems.secrecy ? 'secrecy-error' : undefined}
            onChange={event => {
              agrees.value = event.currentTarget.checked
            }}
          />
          <span>{secrecy.agree}</span>
        </label>
      </section>
      <button type="submit" class="button large">
        {goOn}
        <Icon name="arrow-right" />
      </button>
    </form>
  )
}

function usernameError(problem: 'wrong' | 'taken' | undefined): string | undefined {
  if (problem === undefined) return undefined
  return problem === 'taken' ? texts.usernameTaken : texts.usernameWrong
}
