import type { DemoAccounts } from '../../protocol/page-settings.ts'
import { texts } from './texts.ts'

interface DemoSignInProps {
  readonly accounts: DemoAccounts
  readonly isBusy: boolean
  onChoose(account: DemoAccounts[number]): void
}

/** Demo only: one button a person. It fills in the form and walks the ordinary way, nothing less. */
export function DemoSignIn({ accounts, isBusy, onChoose }: DemoSignInProps) {
  return (
    <section class="demo-people" aria-labelledby="demo-people">
      <h2 id="demo-people">{texts.demoHeading}</h2>
      <p>{texts.demoLead}</p>
      <ul>
        {accounts.map(account => (
          <li key={account.username}>
            <button type="button" class="button quiet" disabled={isBusy} onClick={() => onChoose(account)}>
              {texts.signInAs(account.name)}
            </button>
            <span>
              {texts.roles[account.role]}
              {account.keyPhrase && (
                <small>
                  {texts.demoPhrase} <code>{account.keyPhrase}</code>
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
