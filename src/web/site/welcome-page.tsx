import { sessionInWords } from '../../domain/hours-in-words.ts'
import { AlternativeRow } from '../shared/alternatives.tsx'
import { DemoBanner } from '../shared/demo-banner.tsx'
import { doorWords } from '../shared/door-words.ts'
import { Icon } from '../shared/icon.tsx'
import { NoticeBanner } from '../shared/notice-banner.tsx'
import { NumberList } from '../shared/number-list.tsx'
import { QuickExitLink } from '../shared/quick-exit-link.tsx'
import { type Alternative, sortAlternatives } from '../shared/sort-alternatives.ts'
import { sharedTexts } from '../shared/texts.ts'
import { Wordmark } from '../shared/wordmark.tsx'
import type { PageData } from './document.ts'
import { siteTexts } from './texts.ts'

/** Known in five seconds: is it open, is it for me, what now. */
export function Welcome({ settings, status }: PageData) {
  return (
    <div class="welcome">
      <a class="skip-link" href="#inhoud">
        {sharedTexts.skipToContent}
      </a>
      <DemoBanner isDemo={settings.isDemo} isUnattended={status.state === 'unattended'} />
      <NoticeBanner id="notice" text={status.notice} />
      <header class="top">
        <Wordmark name={settings.name} />
        <QuickExitLink target={settings.quickExit} />
      </header>
      <div class="public-sheet">
        <main id="inhoud" class="public-main welcome-main">
          <section class="hero">
            <h1>{siteTexts.hero}</h1>
            <p class="lead">{siteTexts.heroLead}</p>
            <Door status={status} />
            <Elsewhere settings={settings} status={status} />
          </section>
          <Hours text={settings.hoursText} />
          <HolidaySessions status={status} />
          <Questions />
        </main>
        <aside class="public-side" aria-label={sharedTexts.urgent}>
          <h2>
            <Icon name="phone" />
            {sharedTexts.urgent}
          </h2>
          <p class="hint">{siteTexts.talkFirst}</p>
          <NumberList numbers={settings.numbers} />
          <h2>
            <Icon name="door-open" />
            {siteTexts.exitTitle}
          </h2>
          <ExitHint />
        </aside>
      </div>
      <footer class="welcome-foot">
        <p>{settings.initiative}</p>
        <a href="/desk">{siteTexts.footerStaff}</a>
      </footer>
    </div>
  )
}

const openWays = ({ id, ways }: Alternative) =>
  ways
    .filter(({ state }) => state === 'open')
    .map(({ kind }) => `${id}/${kind}`)
    .join(' ')

export function ExitHint() {
  return (
    <p class="hint">
      {siteTexts.exitBefore}
      <kbd>Shift</kbd>
      {siteTexts.exitAfter}
    </p>
  )
}

/** While nobody may come in: who does answer now. `welcome.ts` hides who closes meanwhile. */
function Elsewhere({ settings: { referrals }, status }: Pick<PageData, 'settings' | 'status'>) {
  const { always, open } = sortAlternatives(referrals, status.openNow)
  return (
    <section id="elsewhere" class="elsewhere" hidden={status.mayCome} aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">{siteTexts.elsewhere.now}</h2>
      <ul class="alternative-list">
        {always.map(alternative => (
          <li key={alternative.id}>
            <AlternativeRow alternative={alternative} />
          </li>
        ))}
        {open.map(alternative => (
          <li key={alternative.id} data-open={openWays(alternative)}>
            <AlternativeRow alternative={alternative} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/bezet">{siteTexts.elsewhere.more}</a>
      </p>
    </section>
  )
}

/** Nobody has to guess whether the chat is there in a holiday. */
function HolidaySessions({ status }: { readonly status: PageData['status'] }) {
  if (status.holidaySessions.length === 0) return null
  return (
    <section class="question">
      <h2>{siteTexts.holidays}</h2>
      <ul>
        {status.holidaySessions.map(({ opensAt, closesAt }) => (
          <li key={opensAt.date + opensAt.time}>{sessionInWords(opensAt, closesAt, status.now)}</li>
        ))}
      </ul>
    </section>
  )
}

/** The ids are what `welcome.ts` keeps fresh. */
function Door({ status }: { readonly status: PageData['status'] }) {
  const { words, more, mayCome } = doorWords(status)
  return (
    <>
      <section id="status" class="door" data-state={status.state} aria-label={siteTexts.statusTitle}>
        <p class="door-words" id="status-words">
          {words}
        </p>
        <p id="status-more" class="door-more" hidden={more === ''}>
          {more}
        </p>
      </section>
      <a id="start" class="button large" href="/chat" hidden={!mayCome}>
        {siteTexts.start}
        <Icon name="arrow-right" />
      </a>
    </>
  )
}

/** The week, one line for days with the same hours; nothing where the helpline tells no week. */
function Hours({ text }: { readonly text: string | undefined }) {
  if (!text) return null
  return (
    <section class="question">
      <h2>{siteTexts.hoursTitle}</h2>
      <ul class="hours">
        {text.split(/(?<=\.)\s+(?=\p{Lu})/u).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="hint">{siteTexts.hoursHolidays}</p>
    </section>
  )
}

function Questions() {
  return (
    <>
      {siteTexts.questions.map(({ title, lines }) => (
        <section key={title} class="question">
          <h2>{title}</h2>
          {lines.map(line => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
    </>
  )
}
