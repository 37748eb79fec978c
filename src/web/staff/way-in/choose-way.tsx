import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import type { Post } from '../post.ts'
import { makeCodeSeed } from './code-app.ts'
import { CodeAppSetup } from './code-app-setup.tsx'
import { codeTyped } from './code-typed.ts'
import type { ChosenWay } from './make-way.ts'
import { knowsPasskeys, makePasskey } from './passkey.ts'
import { isUsable, PasswordField } from './password-field.tsx'
import { ownWords, type PasswordState } from './password-rules.ts'
import { usernameField } from './sign-in-field.ts'
import { texts } from './texts.ts'

export interface ChooseWayProps {
  readonly post: Post
  readonly org: string
  readonly site: string
  readonly username: string
  readonly name: string
  /** Only in the demo a password stands alone. */
  readonly isDemo: boolean
  /** What is being made or sent, in words; empty when nothing is. */
  readonly busy: string
  /** Why the last try did not end well, in words. */
  readonly problem: string | undefined
  /** The button's words: what happens after this. */
  readonly goOn: string
  onChosen(way: ChosenWay): void
}

/** [SI41] [SI44] [SI45] One's own way in: a passkey that also unlocks, or a password with codes from an app. */
export function ChooseWay(props: ChooseWayProps) {
  const kind = useSignal<'passkey' | 'password'>(knowsPasskeys() && !props.isDemo ? 'passkey' : 'password')
  const { passkey, password, passwordInDemo, legend } = texts.choose
  const words = { passkey, password: props.isDemo ? passwordInDemo : password }
  return (
    <div class="choose-way">
      <fieldset class="way-choices">
        <legend class="unseen">{legend}</legend>
        {(['passkey', 'password'] as const).map(each => (
          <label key={each} class="way-choice">
            <input
              type="radio"
              name="way"
              autocomplete="off"
              value={each}
              checked={kind.value === each}
              disabled={props.busy !== '' || (each === 'passkey' && !knowsPasskeys())}
              onChange={() => {
                kind.value = each
              }}
            />
            <span>
              <b>{words[each].title}</b>
              <small>
                {each === 'passkey' && !knowsPasskeys()
                  ? texts.passkeyRefusals['no-passkeys-here']
                  : words[each].lead}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      {props.problem && (
        <p class="note alarm" role="alert">
          {props.problem}
        </p>
      )}
      {kind.value === 'passkey' ? <PasskeyWay {...props} /> : <PasswordWay {...props} />}
    </div>
  )
}

function PasskeyWay({ post, org, site, username, name, busy, goOn, onChosen }: ChooseWayProps) {
  const isPressing = useSignal(false)
  const refused = useSignal<string | undefined>(undefined)

  async function make() {
    if (isPressing.value || busy !== '') return
    refused.value = undefined
    isPressing.value = true
    const made = await makePasskey({ post, org }, { site, username, name })
    isPressing.value = false
    if ('refused' in made) refused.value = texts.passkeyRefusals[made.refused]
    else onChosen({ kind: 'passkey', label: texts.choose.thisDevice, made })
  }

  return (
    <div class="way-form">
      <p>{texts.choose.passkey.how}</p>
      {refused.value && (
        <p class="note alarm" role="alert">
          {refused.value}
        </p>
      )}
      <button type="button" class="button large" aria-disabled={busy !== ''} onClick={() => void make()}>
        <Icon name="key" />
        {isPressing.value ? texts.choose.pressing : goOn}
      </button>
      <Busy words={busy} />
    </div>
  )
}

function PasswordWay(props: ChooseWayProps) {
  const { org, site, username, name, isDemo, busy, goOn, onChosen } = props
  const password = useSignal('')
  const state = useSignal<PasswordState>({ is: 'empty' })
  const code = useSignal('')
  const hasTried = useSignal(false)
  const seed = useMemo(makeCodeSeed, [])
  const own = useMemo(() => ownWords([site, org, username, name]), [site, org, username, name])
  const typedCode = codeTyped(code.value)

  function submit() {
    hasTried.value = true
    if (busy !== '' || !isUsable(state.value)) return
    if (isDemo) return onChosen({ kind: 'password', password: password.value, codes: null })
    if (typedCode === undefined) return
    onChosen({ kind: 'password', password: password.value, codes: { seed, code: typedCode } })
  }

  return (
    <form
      class="way-form"
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {/* A password manager keeps the password under this name. */}
      <input {...usernameField} class="unseen" value={username} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField
        id="new-password"
        value={password}
        state={state}
        own={own}
        error={hasTried.value && !isUsable(state.value) ? texts.passwordNotYet : undefined}
      />
      {!isDemo && (
        <CodeAppSetup
          seed={seed}
          site={site}
          username={username}
          code={code}
          error={hasTried.value && typedCode === undefined ? texts.codeMissing : undefined}
        />
      )}
      <button type="submit" class="button large" aria-disabled={busy !== ''}>
        <Icon name="lock" />
        {goOn}
      </button>
      <Busy words={busy} />
    </form>
  )
}

function Busy({ words }: { readonly words: string }) {
  return (
    <p class="opening-keys" role="status">
      {words}
    </p>
  )
}
