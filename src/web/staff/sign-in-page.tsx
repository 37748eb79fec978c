import { useSignal } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import type { DemoAccounts } from '../../protocol/page-settings.ts'
import { Wordmark } from '../shared/wordmark.tsx'
import { DemoSignIn } from './demo-accounts.tsx'
import { Icon } from './icon.tsx'
import { PageHeading } from './page-heading.tsx'
import type { SignInRefusal, Typed } from './sign-in.ts'
import { texts } from './texts.ts'
import { WaitingTurn } from './waiting-turn.ts'
import { codeTyped } from './way-in/code-typed.ts'
import { knowsPasskeys } from './way-in/passkey.ts'
import { codeField, passwordField, usernameField } from './way-in/sign-in-field.ts'
import { TextField } from './way-in/text-field.tsx'
import { texts as wayTexts } from './way-in/texts.ts'

interface SignInPageProps {
  readonly name: string
  readonly isDemo: boolean
  readonly demoAccounts: DemoAccounts
  /** Signs in and opens what comes next; gives why not. */
  signIn(how: Typed | 'passkey'): Promise<SignInRefusal | undefined>
  /** Somebody has a new device, or lost every way in. */
  onNewDevice(): void
}

interface Problem {
  readonly text: string
  readonly field?: 'username' | 'password' | 'code'
}

/** Guesses: the server makes who guesses wait, and the page counts along. */
const guesses: readonly SignInRefusal[] = ['not-signed-in', 'too-fast']

/** [SI46] Who are you? Nothing typed here stays anywhere: the password is forgotten as soon as it was stretched. */
export function SignInPage(props: SignInPageProps) {
  const { name, isDemo, demoAccounts } = props
  const [username, password, code] = [useSignal(''), useSignal(''), useSignal('')]
  const busyWith = useSignal<'nothing' | 'password' | 'passkey'>('nothing')
  const problems = useSignal<readonly Problem[]>([])
  const summary = useRef<HTMLDivElement>(null)
  const turn = useMemo(() => new WaitingTurn(), [])
  const seconds = turn.seconds.value
  const isBusy = busyWith.value !== 'nothing' || seconds > 0

  async function go(how: Typed | 'passkey') {
    if (isBusy) return
    problems.value = []
    busyWith.value = how === 'passkey' ? 'passkey' : 'password'
    const refused = await props.signIn(how)
    busyWith.value = 'nothing'
    password.value = ''
    code.value = ''
    if (!refused) return turn.succeeded()
    if (guesses.includes(refused)) turn.failed()
    show([{ text: texts.refusals[refused], ...(how === 'passkey' ? {} : { field: 'username' }) }])
  }

  function submit() {
    const typedCode = isDemo ? null : codeTyped(code.value)
    const missing = missingIn(username.value, password.value, typedCode)
    if (missing.length > 0) return show(missing)
    void go({ username: username.value, password: password.value, code: typedCode ?? null })
  }

  function show(found: readonly Problem[]) {
    problems.value = found
    requestAnimationFrame(() => summary.current?.focus())
  }

  const byPasskey = (
    <PasskeyButton
      isFirst={!isDemo}
      isBusy={isBusy}
      isPressing={busyWith.value === 'passkey'}
      onPress={() => void go('passkey')}
    />
  )
  const isWrong = (field: Problem['field']) => problems.value.some(problem => problem.field === field)
  return (
    <div class="sign-in">
      <main class="sign-in-sheet" id="main">
        <Wordmark name={name} />
        <PageHeading>{texts.heading}</PageHeading>
        <p class="lead">{isDemo ? texts.lead : texts.leadPasskey}</p>
        {problems.value.length > 0 && (
          <div class="note alarm" ref={summary} tabIndex={-1} role="alert">
            <h2>{texts.refusedHeading}</h2>
            {problems.value.map(({ text, field }) => (
              <p key={text}>{field ? <a href={`#${field}`}>{text}</a> : text}</p>
            ))}
          </div>
        )}
        {!isDemo && knowsPasskeys() && (
          <div class="by-passkey">
            {byPasskey}
            <p class="or-line">{texts.orPassword}</p>
          </div>
        )}
        <form
          autocomplete="off"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            submit()
          }}
        >
          <TextField
            id="username"
            label={texts.username}
            value={username}
            isWrong={isWrong('username')}
            field={usernameField}
          />
          <TextField
            id="password"
            label={texts.password}
            value={password}
            isWrong={isWrong('password')}
            field={{ ...passwordField, type: 'password' }}
          />
          {!isDemo && (
            <TextField
              id="code"
              label={wayTexts.code}
              hint={wayTexts.codeHint}
              value={code}
              isWrong={isWrong('code')}
              field={codeField}
            />
          )}
          <button
            type="submit"
            class={isDemo || !knowsPasskeys() ? 'button large' : 'button quiet large'}
            aria-disabled={isBusy}
          >
            <Icon name="lock" />
            {texts.signIn}
          </button>
          <p class="opening-keys" aria-live="polite">
            {busyWith.value === 'password' && (
              <>
                <b>{texts.opening}</b> {texts.openingHint}
              </>
            )}
            {seconds > 0 && texts.waitFor(seconds)}
          </p>
        </form>
        {/* The demo's own people have passwords; somebody who was invited may have a passkey. */}
        {isDemo && knowsPasskeys() && <div>{byPasskey}</div>}
        <p>
          <button type="button" class="link-button" onClick={props.onNewDevice}>
            {texts.newDevice}
          </button>
        </p>
      </main>
      <div class="sign-in-aside">
        {demoAccounts.length > 0 && (
          <DemoSignIn
            accounts={demoAccounts}
            isBusy={isBusy}
            onChoose={account => {
              username.value = account.username
              password.value = account.password
              submit()
            }}
          />
        )}
        <aside aria-labelledby="good-to-know">
          <h2 id="good-to-know">{texts.asideHeading}</h2>
          <ul class="good-to-know">
            {texts.aside.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </aside>
      </div>
    </div>
  )
}

interface PasskeyButtonProps {
  /** The way that most people here use. */
  readonly isFirst: boolean
  readonly isBusy: boolean
  readonly isPressing: boolean
  onPress(): void
}

function PasskeyButton({ isFirst, isBusy, isPressing, onPress }: PasskeyButtonProps) {
  return (
    <button
      type="button"
      class={isFirst ? 'button large' : 'button quiet large'}
      aria-disabled={isBusy}
      onClick={onPress}
    >
      <Icon name="key" />
      {isPressing ? wayTexts.choose.pressing : texts.byPasskey}
    </button>
  )
}

function missingIn(username: string, password: string, code: string | null | undefined): Problem[] {
  const problems: Problem[] = []
  if (username.trim() === '') problems.push({ text: texts.usernameMissing, field: 'username' })
  if (password === '') problems.push({ text: texts.passwordMissing, field: 'password' })
  if (code === undefined) problems.push({ text: wayTexts.codeMissing, field: 'code' })
  return problems
}
