import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { DemoAccounts } from '../../protocol/page-settings.ts'
import { Icon } from '../shared/icon.tsx'
import { privateField } from '../shared/private-field.ts'
import { Wordmark } from '../shared/wordmark.tsx'
import { DemoSignIn } from './demo-accounts.tsx'
import { PageHeading } from './page-heading.tsx'
import type { SignInRefusal } from './sign-in.ts'
import { texts } from './texts.ts'

interface SignInPageProps {
  readonly name: string
  readonly demoAccounts: DemoAccounts
  /** Signs in and opens what comes next; gives why not. */
  signIn(person: { username: string; password: string }): Promise<SignInRefusal | undefined>
}

const field = { ...privateField, autocapitalize: 'none' } as const

/** Who are you? Nothing typed here stays anywhere: the password is forgotten as soon as it was stretched. */
export function SignInPage({ name, demoAccounts, signIn }: SignInPageProps) {
  const username = useSignal('')
  const password = useSignal('')
  const isBusy = useSignal(false)
  const problems = useSignal<readonly Problem[]>([])
  const summary = useRef<HTMLDivElement>(null)

  async function submit() {
    if (isBusy.value) return
    const missing = missingIn(username.value, password.value)
    if (missing.length > 0) return show(missing)
    problems.value = []
    isBusy.value = true
    const refused = await signIn({ username: username.value, password: password.value })
    isBusy.value = false
    password.value = ''
    if (refused) show([{ text: texts.refusals[refused], field: 'username' }])
  }

  function show(found: readonly Problem[]) {
    problems.value = found
    requestAnimationFrame(() => summary.current?.focus())
  }

  return (
    <div class="sign-in">
      <main class="sign-in-sheet">
        <Wordmark name={name} />
        <PageHeading>{texts.heading}</PageHeading>
        <p class="lead">{texts.lead}</p>
        {problems.value.length > 0 && (
          <div class="note alarm" ref={summary} tabIndex={-1} role="alert">
            <h2>{texts.refusedHeading}</h2>
            {problems.value.map(problem => (
              <p key={problem.text}>
                <a href={`#${problem.field}`}>{problem.text}</a>
              </p>
            ))}
          </div>
        )}
        <form
          autocomplete="off"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            void submit()
          }}
        >
          <div class="field">
            <label for="username">{texts.username}</label>
            <input
              {...field}
              class="input"
              id="username"
              type="text"
              value={username.value}
              aria-invalid={problems.value.some(problem => problem.field === 'username')}
              onInput={event => {
                username.value = event.currentTarget.value
              }}
            />
          </div>
          <div class="field">
            <label for="password">{texts.password}</label>
            <input
              {...field}
              class="input"
              id="password"
              type="password"
              value={password.value}
              aria-invalid={problems.value.some(problem => problem.field === 'password')}
              onInput={event => {
                password.value = event.currentTarget.value
              }}
            />
          </div>
          <button type="submit" class="button large" aria-disabled={isBusy.value}>
            <Icon name="lock" />
            {texts.signIn}
          </button>
          <p class="opening-keys" aria-live="polite">
            {isBusy.value && (
              <>
                <b>{texts.opening}</b> {texts.openingHint}
              </>
            )}
          </p>
        </form>
      </main>
      <div class="sign-in-aside">
        {demoAccounts.length > 0 && (
          <DemoSignIn
            accounts={demoAccounts}
            isBusy={isBusy.value}
            onChoose={account => {
              username.value = account.username
              password.value = account.password
              void submit()
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

interface Problem {
  readonly text: string
  readonly field: 'username' | 'password'
}

function missingIn(username: string, password: string): Problem[] {
  const problems: Problem[] = []
  if (username.trim() === '') problems.push({ text: texts.usernameMissing, field: 'username' })
  if (password === '') problems.push({ text: texts.passwordMissing, field: 'password' })
  return problems
}
