import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { ReferralsAnswer } from '../../protocol/referral-checks.ts'
import { saySoftly } from '../shared/announcer.ts'
import { findService } from '../shared/find-service.ts'
import { focusSoon } from '../staff/focus-soon.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { daysSince, inOrderOfNeed, isOverdue, type ReferralChecks } from './referral-checks.ts'
import { dayInWords, referralTexts as texts } from './texts-referrals.ts'

interface ReferralsSectionProps {
  readonly checks: ReferralChecks
  readonly referrals: PageSettings['referrals']
}

/** [RF8] Every other service, with when its hours were looked up; what is due stands first. */
export function ReferralsSection({ checks, referrals }: ReferralsSectionProps) {
  const state = checks.state.value
  useEffect(() => void checks.load(), [checks])
  return (
    <main class="duty-page" id="main">
      <div class="duty-sheet section-sheet">
        <PageHeading>{texts.heading}</PageHeading>
        {texts.lead.map(line => (
          <p key={line}>{line}</p>
        ))}
        {state.is === 'loading' && <p role="status">{texts.loading}</p>}
        {state.is === 'failed' && (
          <p class="note attention" role="alert">
            {texts.failed}{' '}
            <button type="button" class="button quiet compact" onClick={() => void checks.load()}>
              {texts.again}
            </button>
          </p>
        )}
        {state.is === 'loaded' && <Services {...{ checks, referrals }} answer={state} />}
      </div>
    </main>
  )
}

interface ServicesProps extends ReferralsSectionProps {
  readonly answer: ReferralsAnswer
}

function Services({ answer, ...props }: ServicesProps) {
  const all = inOrderOfNeed(answer)
  const due = all.filter(one => isOverdue(one, answer.today))
  const rest = all.filter(one => !isOverdue(one, answer.today))
  const list = (services: typeof all) => (
    <ul class="sentence-list">
      {services.map(one => (
        <li key={one.id}>
          <ServiceRow {...props} checked={one} today={answer.today} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <p class={due.length > 0 ? 'note attention' : 'note'} role="status">
        {texts.due(due.length)}
      </p>
      {due.length > 0 && <h2>{texts.dueHeading}</h2>}
      {list(due)}
      {rest.length > 0 && <h2>{texts.restHeading}</h2>}
      {list(rest)}
    </>
  )
}

interface ServiceRowProps extends ReferralsSectionProps {
  readonly checked: ReferralsAnswer['referrals'][number]
  readonly today: string
}

function ServiceRow({ checks, referrals, checked, today }: ServiceRowProps) {
  const hasFailed = useSignal(false)
  const service = findService(referrals, checked.id)
  if (!service) return null
  const { id, name, purpose, channels } = service
  const isToday = checked.checked?.day === today
  const site = channels.find(({ kind }) => kind === 'site') ?? channels.find(({ kind }) => kind !== 'phone')
  async function press() {
    hasFailed.value = !(await checks.check(id, !isToday))
    focusSoon(`check-${id}`)
    saySoftly(hasFailed.value ? texts.refused : isToday ? texts.undoOne(name) : texts.checkOne(name))
  }
  return (
    <>
      <p class="sentence-words">
        <b>{name}</b>{' '}
        <small>{channels.flatMap(({ kind, to }) => (kind === 'phone' ? to : [])).join(', ')}</small>
        <span>{purpose}</span>
        <small>{lastWords(checked, today)}</small>
        {hasFailed.value && <small class="field-error">{texts.refused}</small>}
      </p>
      <span class="sentence-acts">
        {site && (
          <a href={site.to} target="_blank" rel="noopener noreferrer" aria-label={texts.siteOf(name)}>
            {texts.site}
          </a>
        )}
        <button
          type="button"
          class={isToday ? 'button quiet compact' : 'button soft compact'}
          id={`check-${id}`}
          aria-label={isToday ? texts.undoOne(name) : texts.checkOne(name)}
          onClick={() => void press()}
        >
          {!isToday && <Icon name="check" />}
          {isToday ? texts.undo : texts.check}
        </button>
      </span>
    </>
  )
}

function lastWords({ lastChecked, checked }: ServiceRowProps['checked'], today: string): string {
  if (lastChecked === null) return texts.never
  const words = texts.last(dayInWords(lastChecked), daysSince(lastChecked, today))
  return checked && checked.day === lastChecked ? `${words} ${texts.by(checked.by)}` : words
}
