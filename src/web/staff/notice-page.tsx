import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { PageHeading } from './page-heading.tsx'

interface NoticePageProps {
  readonly icon: IconName
  readonly heading: string
  readonly lines: readonly string[]
  readonly isAlarm?: boolean
  /** The way on, if there is one. */
  readonly children?: ComponentChildren
}

/** One thing to know, said on a page of its own. */
export function NoticePage({ icon, heading, lines, isAlarm = false, children }: NoticePageProps) {
  return (
    <main class="duty-page alone" id="main">
      <div class={isAlarm ? 'duty-sheet is-alarm' : 'duty-sheet'}>
        <Icon name={icon} />
        <PageHeading>{heading}</PageHeading>
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
        {children && <div class="button-row">{children}</div>}
      </div>
    </main>
  )
}
