import type { ComponentChildren } from 'preact'
import type { DemoAccounts } from '../../protocol/page-settings.ts'
import { Announcers } from '../shared/announcers.tsx'
import { DemoBanner } from '../shared/demo-banner.tsx'
import { Icon } from '../shared/icon.tsx'
import { NumberList } from '../shared/number-list.tsx'
import { QuickExitLink } from '../shared/quick-exit-link.tsx'
import { sharedTexts } from '../shared/texts.ts'
import { Wordmark } from '../shared/wordmark.tsx'
import { htmlDocument, type PageData } from './document.ts'
import { siteTexts } from './texts.ts'
import { Welcome } from './welcome-page.tsx'

/** The public welcome page. It says everything without script; the script only keeps the status fresh. */
export function welcomePage(data: PageData): string {
  return htmlDocument(data, {
    title: `${data.settings.name}: ${siteTexts.title}`,
    isIndexed: true,
    body: (
      <>
        <Welcome {...data} />
        <Announcers />
      </>
    ),
    data: { settings: data.settings },
  })
}

/** The shell of the chat: useful as it stands, and replaced by the page's script. Its title stays neutral. */
export function chatPage(data: PageData): string {
  return htmlDocument(data, {
    title: data.settings.name,
    body: (
      <>
        <div id="app">
          <Shell data={data} title={siteTexts.chatTitle} hasExit>
            <p class="lead">{siteTexts.chatLead}</p>
            <noscript>
              <p class="note attention">{siteTexts.chatNoScript}</p>
            </noscript>
            <Numbers data={data} />
          </Shell>
        </div>
        <Announcers />
      </>
    ),
    data: { settings: data.settings },
  })
}

/** The shell of the staff desk. Only the demo gives accounts. */
export function deskPage(data: PageData & { readonly demoAccounts?: DemoAccounts }): string {
  const { settings, demoAccounts } = data
  return htmlDocument(data, {
    title: `${siteTexts.deskTitle} ${settings.name}`,
    body: (
      <>
        <div id="app">
          <Shell data={data} title={siteTexts.deskTitle}>
            <p class="lead">{siteTexts.deskLead}</p>
            <noscript>
              <p class="note attention">{siteTexts.deskNoScript}</p>
            </noscript>
          </Shell>
        </div>
        <Announcers />
      </>
    ),
    data: demoAccounts ? { settings, 'demo-accounts': demoAccounts } : { settings },
  })
}

/** A page that only says something: not found, not set up yet. */
export function noticePage(
  data: PageData & { readonly title: string; readonly lines: readonly string[] },
): string {
  const { settings, title, lines } = data
  return htmlDocument(data, {
    title: `${title}: ${settings.name}`,
    body: (
      <>
        <Shell data={data} title={title} hasExit>
          {lines.map(line => (
            <p key={line} class="lead">
              {line}
            </p>
          ))}
          <p>
            <a class="button" href="/">
              {siteTexts.home}
            </a>
          </p>
          <Numbers data={data} />
        </Shell>
        <Announcers />
      </>
    ),
    data: { settings },
  })
}

interface ShellProps {
  readonly data: PageData
  readonly title: string
  /** Pages of visitors have "Snel weg"; here it is a plain link. */
  readonly hasExit?: boolean
  readonly children: ComponentChildren
}

function Shell({ data: { settings, status }, title, hasExit = false, children }: ShellProps) {
  return (
    <div class="simple">
      <DemoBanner isDemo={settings.isDemo} isUnattended={status.state === 'unattended'} />
      <header class="top">
        <Wordmark name={settings.name} href="/" />
        {hasExit && <QuickExitLink target={settings.quickExit} />}
      </header>
      <main class="page">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </main>
    </div>
  )
}

function Numbers({ data }: { readonly data: PageData }) {
  return (
    <section class="block">
      <h2>
        <Icon name="phone" />
        {sharedTexts.urgent}
      </h2>
      <NumberList numbers={data.settings.numbers} />
    </section>
  )
}
