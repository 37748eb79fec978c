import type { DemoAccounts } from '../../protocol/page-settings.ts'
import { Announcers } from '../shared/announcers.tsx'
import { DemoBanner } from '../shared/demo-banner.tsx'
import { NoticeBanner } from '../shared/notice-banner.tsx'
import { PublicPage } from '../shared/public-page.tsx'
import { htmlDocument, type PageData } from './document.ts'
import { SiteFrame } from './site-frame.tsx'
import { siteTexts } from './texts.ts'
import { Welcome, type WelcomeData } from './welcome-page.tsx'

export { contactPage, contactSentPage } from './contact/contact-page.tsx'
export { elsewherePage } from './elsewhere-page.tsx'
export { hoursPage } from './hours-page.tsx'
export { privacyPage } from './privacy-page.tsx'
export { reportsPage } from './reports-page.tsx'
export { rightsPage } from './rights-page.tsx'
export { statementPage } from './statement-page.tsx'
export { statusButton, statusSvg } from './status-button.tsx'
export { textPage } from './text-page.tsx'

/** The public welcome page. It says everything without script; the script only keeps the status fresh. */
export function welcomePage(data: WelcomeData): string {
  return htmlDocument(data, {
    title: `${data.settings.name}: ${data.words.title}`,
    isForEveryone: true,
    body: <Welcome {...data} />,
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
          <PublicPage
            settings={data.settings}
            banner={<Banner {...data} />}
            home="/"
            title={siteTexts.chatTitle}
          >
            <p class="lead">{siteTexts.chatLead}</p>
            <noscript>
              <div class="note attention">
                <p>{siteTexts.chatNoScript}</p>
                <p>{siteTexts.chatNoScriptNext}</p>
              </div>
            </noscript>
          </PublicPage>
        </div>
        <Announcers />
      </>
    ),
    data: { settings: data.settings, status: data.status },
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
          <Banner {...data} />
          <main class="served">
            <h1>{siteTexts.deskTitle}</h1>
            <p>{siteTexts.deskLead}</p>
            <noscript>
              <p class="note attention">{siteTexts.deskNoScript}</p>
            </noscript>
          </main>
        </div>
        <Announcers />
      </>
    ),
    data: demoAccounts ? { settings, 'demo-accounts': demoAccounts } : { settings },
  })
}

/** The shells of the pages for who joins: the set-up by its printed link, and an invitation. */
export function joiningPage(data: PageData & { readonly what: 'set-up' | 'invitation' }): string {
  const { settings, what } = data
  const title = siteTexts.joining[what]
  return htmlDocument(data, {
    title: `${title}: ${settings.name}`,
    body: (
      <>
        <div id="app">
          <main class="served">
            <h1>{title}</h1>
            <p>{siteTexts.joining.lead}</p>
            <noscript>
              <p class="note attention">{siteTexts.joining.noScript}</p>
            </noscript>
          </main>
        </div>
        <Announcers />
      </>
    ),
    data: { settings },
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
      <SiteFrame data={data} title={title}>
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
      </SiteFrame>
    ),
    data: { settings },
  })
}

/** The banner of the demo, with the way to the desk as long as nobody is there, and the coordinator's. */
function Banner({ settings, status }: PageData) {
  return (
    <>
      <DemoBanner isDemo={settings.isDemo} isUnattended={status.state === 'unattended'} />
      <NoticeBanner text={status.notice} />
    </>
  )
}
