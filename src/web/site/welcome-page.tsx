import { sessionInWords } from '../../domain/hours-in-words.ts'
import { AlternativeRow } from '../shared/alternatives.tsx'
import { doorWords } from '../shared/door-words.ts'
import { Icon } from '../shared/icon.tsx'
import { type Alternative, sortAlternatives } from '../shared/sort-alternatives.ts'
import type { PageData } from './document.ts'
import { PageVersions } from './page-versions.tsx'
import { SiteFrame } from './site-frame.tsx'
import { siteTexts } from './texts.ts'

/** Known in five seconds: is it open, is it for me, what now. */
export function Welcome(data: PageData) {
  const { settings, status } = data
  return (
    <SiteFrame
      data={data}
      title={siteTexts.hero}
      here="/"
      hero={
        <section class="hero">
          <h1>{siteTexts.hero}</h1>
          <p class="lead">{siteTexts.heroLead}</p>
          <Door status={status} />
          <Elsewhere settings={settings} status={status} />
          <PageVersions versions={data.versions} />
        </section>
      }
    >
      <Hours text={settings.hoursText} />
      <HolidaySessions status={status} />
      <Questions />
    </SiteFrame>
  )
}

const openWays = ({ id, ways }: Alternative) =>
  ways
    .filter(({ state }) => state === 'open')
    .map(({ kind }) => `${id}/${kind}`)
    .join(' ')

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
export function Door({ status }: { readonly status: PageData['status'] }) {
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
