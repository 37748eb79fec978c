import type { ComponentChildren } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { Icon, type IconName } from './icon.tsx'
import { NumberList } from './number-list.tsx'
import { QuickExitLink } from './quick-exit-link.tsx'
import { sharedTexts } from './texts.ts'
import { Wordmark } from './wordmark.tsx'

interface PublicPageProps {
  readonly settings: PageSettings
  /** The demo's banner, where there is one. */
  readonly banner?: ComponentChildren
  /** Where the name leads to; without it, nowhere. */
  readonly home?: string
  readonly title: string
  /** Stands before the heading, e.g. the place in the queue. */
  readonly above?: ComponentChildren
  readonly children: ComponentChildren
  /** Heading of the numbers to call; they stand on every page, in the same place. */
  readonly numbersTitle?: string
  /** What stands beside the page instead of those numbers; it has them too. */
  readonly beside?: ComponentChildren
  readonly besideIcon?: IconName
  /** Stands before "Snel weg". */
  readonly hide?: ComponentChildren
  /** Stands under what is beside the page. */
  readonly reader?: ComponentChildren
}

/** A page for visitors: a sheet with its margin line, and the numbers beside it or below. */
export function PublicPage(props: PublicPageProps) {
  const { settings, banner, home, title, above, children } = props
  return (
    <div class="public">
      {banner}
      <header class="top">
        <Wordmark name={settings.name} {...(home && { href: home })} />
        <div class="ways-out">
          {props.hide}
          <QuickExitLink target={settings.quickExit} />
        </div>
      </header>
      <div class="public-sheet">
        <main class="public-main">
          {above}
          <h1 tabIndex={-1}>{title}</h1>
          {children}
        </main>
        <aside class="public-side" aria-labelledby="numbers-title">
          <h2 id="numbers-title">
            <Icon name={props.besideIcon ?? 'phone'} />
            {props.numbersTitle ?? sharedTexts.urgent}
          </h2>
          {props.beside ?? <NumberList numbers={settings.numbers} />}
          {props.reader}
        </aside>
      </div>
    </div>
  )
}
