import type { ComponentChildren } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { DemoBanner } from '../shared/demo-banner.tsx'
import { Icon } from '../shared/icon.tsx'
import { NumberList } from '../shared/number-list.tsx'
import { QuickExitLink } from '../shared/quick-exit-link.tsx'
import { sharedTexts } from '../shared/texts.ts'
import { Wordmark } from '../shared/wordmark.tsx'

interface SimplePageProps {
  readonly settings: PageSettings
  leaveQuickly(): void
  readonly title: string
  /** Stands before the heading, e.g. the place in the queue. */
  readonly above?: ComponentChildren
  readonly children: ComponentChildren
  /** Heading of the numbers; they stand on every page, in the same place. */
  readonly numbersTitle?: string
}

/** A page of one column: heading, words, and the numbers that always stand below. */
export function SimplePage(props: SimplePageProps) {
  const { settings, leaveQuickly, title, above, children, numbersTitle = sharedTexts.urgent } = props
  return (
    <div class="simple">
      <DemoBanner isDemo={settings.isDemo} />
      <header class="top">
        <Wordmark name={settings.name} />
        <QuickExitLink target={settings.quickExit} leaveQuickly={leaveQuickly} />
      </header>
      <main class="page">
        {above}
        <h1 tabIndex={-1}>{title}</h1>
        {children}
        <section class="block">
          <h2>
            <Icon name="phone" />
            {numbersTitle}
          </h2>
          <NumberList numbers={settings.numbers} />
        </section>
      </main>
    </div>
  )
}
