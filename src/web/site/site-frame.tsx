import type { ComponentChildren } from 'preact'
import type { MenuEntry, SiteLanguage } from '../../protocol/site-pages.ts'
import { Announcers } from '../shared/announcers.tsx'
import { DemoBanner } from '../shared/demo-banner.tsx'
import { Icon, type IconName } from '../shared/icon.tsx'
import { NoticeBanner } from '../shared/notice-banner.tsx'
import { NumberList } from '../shared/number-list.tsx'
import { QuickExitLink } from '../shared/quick-exit-link.tsx'
import { sharedTexts } from '../shared/texts.ts'
import { Wordmark } from '../shared/wordmark.tsx'
import type { PageData } from './document.ts'
import { ExitHint } from './exit-hint.tsx'
import { siteTexts } from './texts.ts'

interface SiteFrameProps {
  readonly data: PageData
  readonly title: string
  readonly children: ComponentChildren
  /** The path of this page, as the menu names it: there it is marked. */
  readonly here?: string
  /** The language of what stands in the sheet; what stands around it is Dutch. */
  readonly language?: SiteLanguage
  /** Instead of the plain heading: the squared paper of the welcome page. It holds the `h1`. */
  readonly hero?: ComponentChildren
  /** What stands beside the page, under the numbers to call. */
  readonly beside?: ComponentChildren
  readonly besideTitle?: string
  readonly besideIcon?: IconName
}

/** [WP1] A page of the site, whole without script: the bar, the sheet, the numbers to call, and at the foot the rest. */
export function SiteFrame({ data, title, children, here, language = 'nl', hero, ...side }: SiteFrameProps) {
  const { settings, status } = data
  const dutch = language === 'nl' ? {} : { lang: 'nl-BE' }
  return (
    <div class="public site">
      <a class="skip-link" href="#inhoud" {...dutch}>
        {sharedTexts.skipToContent}
      </a>
      <div {...dutch}>
        <DemoBanner isDemo={settings.isDemo} isUnattended={status.state === 'unattended'} />
        <NoticeBanner id="notice" text={status.notice} />
      </div>
      <header class="top" {...dutch}>
        <Wordmark name={settings.name} href="/" {...(here === '/' && { isHere: true })} />
        <QuickExitLink target={settings.quickExit} />
      </header>
      <Bar entries={data.menu.filter(({ place }) => place === 'bar')} {...{ here, language }} />
      <div class="public-sheet">
        <main id="inhoud" class={hero ? 'public-main welcome-main' : 'public-main'} tabIndex={-1}>
          {hero ?? <h1>{title}</h1>}
          {children}
        </main>
        <Side settings={settings} {...side} {...dutch} />
      </div>
      <Foot data={data} here={here} {...dutch} />
      <Announcers />
    </div>
  )
}

interface MenuProps {
  readonly entries: readonly MenuEntry[]
  readonly here: string | undefined
}

/** [SP4] In the language of the page. On a phone the pages stand behind a fold, so that the page itself begins at the top; no script opens it. */
function Bar({ entries, here, language }: MenuProps & { readonly language: SiteLanguage }) {
  if (entries.length === 0) return null
  const { menu, pages } = siteTexts.bar[language]
  return (
    <nav class="bar" aria-label={pages}>
      <details class="bar-fold fold">
        <summary>
          {menu}
          <Icon name="chevron-down" />
        </summary>
        <Links entries={entries} here={here} />
      </details>
      <div class="bar-row">
        <Links entries={entries} here={here} />
      </div>
    </nav>
  )
}

function Links({ entries, here }: MenuProps) {
  return (
    <ul>
      {entries.map(({ href, label }) => (
        <li key={href}>
          <a href={href} {...(href === here && { 'aria-current': 'page' })}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

type SideProps = Pick<SiteFrameProps, 'beside' | 'besideTitle' | 'besideIcon'> & {
  readonly settings: PageData['settings']
  readonly lang?: string
}

/** [WP2] Whom to call stands in the same place on each page. */
function Side({ settings, beside, besideTitle, besideIcon, lang }: SideProps) {
  return (
    <aside class="public-side" aria-labelledby="numbers-title" {...(lang && { lang })}>
      <h2 id="numbers-title">
        <Icon name="phone" />
        {sharedTexts.urgent}
      </h2>
      <p class="hint">{sharedTexts.alternatives.talkFirst}</p>
      <NumberList numbers={settings.numbers} />
      {besideTitle && (
        <h2>
          <Icon name={besideIcon ?? 'info'} />
          {besideTitle}
        </h2>
      )}
      {beside}
      {besideTitle !== siteTexts.exitTitle && (
        <>
          <h2>
            <Icon name="door-open" />
            {siteTexts.exitTitle}
          </h2>
          <ExitHint />
        </>
      )}
    </aside>
  )
}

function Foot({
  data: { settings, menu, deskHref },
  here,
  lang,
}: Pick<SiteFrameProps, 'data'> & Omit<MenuProps, 'entries'> & { readonly lang?: string }) {
  const staff: readonly MenuEntry[] = deskHref
    ? [{ href: deskHref, label: siteTexts.footerStaff, place: 'foot' }]
    : []
  return (
    <footer class="site-foot" {...(lang && { lang })}>
      <nav aria-label={siteTexts.frame.more}>
        <Links entries={[...menu.filter(({ place }) => place === 'foot'), ...staff]} here={here} />
      </nav>
      <p>{settings.initiative}</p>
    </footer>
  )
}
