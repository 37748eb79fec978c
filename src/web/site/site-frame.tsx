import type { ComponentChildren } from 'preact'
import type { MenuPlace } from '../../protocol/site-pages.ts'
import { Announcers } from '../shared/announcers.tsx'
import { DemoBanner } from '../shared/demo-banner.tsx'
import type { IconName } from '../shared/icon.tsx'
import { NoticeBanner } from '../shared/notice-banner.tsx'
import { PublicPage } from '../shared/public-page.tsx'
import { sharedTexts } from '../shared/texts.ts'
import type { PageData } from './document.ts'

interface SiteFrameProps {
  readonly data: PageData
  readonly title: string
  readonly children: ComponentChildren
  /** What stands beside the page instead of the numbers to call. */
  readonly beside?: ComponentChildren
  readonly besideTitle?: string
  readonly besideIcon?: IconName
}

/** A page of the site, whole without script: the bar, the sheet, and at the foot who it is of and the other pages. */
export function SiteFrame({ data, title, children, ...side }: SiteFrameProps) {
  const { settings, status } = data
  return (
    <>
      <a class="skip-link" href="#inhoud">
        {sharedTexts.skipToContent}
      </a>
      <PublicPage
        settings={settings}
        banner={
          <>
            <DemoBanner isDemo={settings.isDemo} isUnattended={status.state === 'unattended'} />
            <NoticeBanner text={status.notice} />
            <Menu data={data} place="bar" />
          </>
        }
        home="/"
        title={title}
        {...(side.beside && { beside: side.beside })}
        {...(side.besideTitle && { numbersTitle: side.besideTitle })}
        {...(side.besideIcon && { besideIcon: side.besideIcon })}
      >
        <div id="inhoud">{children}</div>
      </PublicPage>
      <footer class="welcome-foot">
        <p>{settings.initiative}</p>
        <Menu data={data} place="foot" />
      </footer>
      <Announcers />
    </>
  )
}

function Menu({ data, place }: { readonly data: PageData; readonly place: MenuPlace }) {
  const entries = data.menu.filter(entry => entry.place === place)
  if (entries.length === 0) return null
  return (
    <nav class={`menu-${place}`} aria-label={place === 'bar' ? 'Pagina\u2019s' : 'Meer over ons'}>
      <ul>
        {entries.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
