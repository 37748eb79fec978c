import { sessionInWords, timeInWords } from '../../domain/hours-in-words.ts'
import type { WelcomeLink, WelcomeWords } from '../../protocol/welcome-words.ts'
import { AlternativeRow } from '../shared/alternatives.tsx'
import { doorWords } from '../shared/door-words.ts'
import { Icon } from '../shared/icon.tsx'
import { type Alternative, sortAlternatives } from '../shared/sort-alternatives.ts'
import type { PageData } from './document.ts'
import { languagesInWords } from './languages-in-words.ts'
import { PageVersions } from './page-versions.tsx'
import { SiteFrame } from './site-frame.tsx'
import { siteTexts } from './texts.ts'

export type WelcomeData = PageData & { readonly words: WelcomeWords }

/** [WP3] Known in five seconds: is it open, is it for me, what now. Then what one asks oneself, in that order. */
export function Welcome(data: WelcomeData) {
  const { settings, status, words } = data
  return (
    <SiteFrame
      data={data}
      title={words.hero}
      here="/"
      hero={
        <section class="hero">
          <h1>{words.hero}</h1>
          <p class="lead">{words.lead}</p>
          <Door status={status} />
          <Elsewhere settings={settings} status={status} />
          <Purposes words={words} status={status} />
          <PageVersions versions={data.versions} />
        </section>
      }
    >
      <Questions words={words} />
      <Hours text={settings.hoursText} />
      <HolidaySessions status={status} />
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
      <p class="alone">
        <a href="/bezet">{siteTexts.elsewhere.more}</a>
      </p>
    </section>
  )
}

/** The ids are what `welcome.ts` keeps fresh. */
export function Door({ status }: Pick<PageData, 'status'>) {
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
        <noscript>
          <p class="door-more">{siteTexts.statusAt(timeInWords(status.now.time))}</p>
        </noscript>
      </section>
      <a id="start" class="button large" href="/chat" hidden={!mayCome}>
        {siteTexts.start}
        <Icon name="arrow-right" />
      </a>
    </>
  )
}

function Purposes({ words, status }: Pick<WelcomeData, 'words' | 'status'>) {
  return (
    <>
      <ul class="purposes">
        {words.purposes.map(purpose => (
          <li key={purpose}>{purpose}</li>
        ))}
      </ul>
      <p class="hint">{languagesInWords(status.languages)}</p>
    </>
  )
}

function Links({ links }: { readonly links: readonly WelcomeLink[] }) {
  if (links.length === 0) return null
  return (
    <ul class="ways">
      {links.map(({ label, href }) => (
        <li key={href}>
          <a href={href} {...(href.startsWith('https:') && { rel: 'noopener noreferrer' })}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Questions({ words }: Pick<WelcomeData, 'words'>) {
  return (
    <>
      {words.questions.map(({ title, lines, links }) => (
        <section key={title} class="question">
          <h2>{title}</h2>
          {lines.map(line => (
            <p key={line}>{line}</p>
          ))}
          <Links links={links} />
        </section>
      ))}
    </>
  )
}

/** The week, one line for days with the same hours; nothing where the helpline tells no week. */
function Hours({ text }: { readonly text: string | undefined }) {
  return (
    <section class="question">
      <h2>{siteTexts.hoursTitle}</h2>
      {text && (
        <ul class="hours">
          {text.split(/(?<=\.)\s+(?=\p{Lu})/u).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p class="hint">{siteTexts.hoursHolidays}</p>
      <Links links={[{ label: siteTexts.allHours, href: '/openingsuren' }]} />
    </section>
  )
}

/** Nobody has to guess whether the chat is there in a holiday. */
function HolidaySessions({ status }: Pick<PageData, 'status'>) {
  if (status.holidaySessions.length === 0) return null
  return (
    <section class="question">
      <h2>{siteTexts.holidays}</h2>
      <ul class="hours">
        {status.holidaySessions.map(({ opensAt, closesAt }) => (
          <li key={opensAt.date + opensAt.time}>{sessionInWords(opensAt, closesAt, status.now)}</li>
        ))}
      </ul>
    </section>
  )
}
