import type { DeskStatus } from '../../protocol/desk-frames.ts'
import { Wordmark } from '../shared/wordmark.tsx'
import { Icon } from './icon.tsx'
import { SectionNav, type Sections } from './sections.tsx'
import { texts } from './texts.ts'

interface DeskBarProps {
  readonly site: string
  /** Null when this page can do no more: no part of it opens then. */
  readonly sections: Sections | null
  readonly person: string
  /** Null for who is not rung: then no status is shown. */
  readonly status: DeskStatus | null
  readonly isConnected: boolean
  /** Absent while a conversation goes on: leaving then would lose it. */
  readonly onSignOut?: (() => void) | undefined
}

/** The bar at the top: where one is, who one is, and whether one can be rung. */
export function DeskBar({ site, sections, person, status, isConnected, onSignOut }: DeskBarProps) {
  return (
    <header class="desk-bar">
      <Wordmark name={site} />
      {sections && <SectionNav sections={sections} />}
      <div class="desk-who">
        {!isConnected && (
          <span class="desk-status" role="status">
            <Icon name="wifi-off" />
            {texts.bar.lost}
          </span>
        )}
        {isConnected && status && (
          <span class={`desk-status is-${status}`} role="status">
            <i aria-hidden="true" />
            <span class="unseen">{texts.bar.status}: </span>
            {texts.statuses[status]}
          </span>
        )}
        <span class="desk-person">
          <Icon name="circle-user-round" />
          <span class="unseen">{texts.bar.signedInAs} </span>
          {person}
        </span>
        {onSignOut && (
          <button type="button" class="button bar-button" aria-label={texts.signOut} onClick={onSignOut}>
            <Icon name="log-out" />
            <span>{texts.signOut}</span>
          </button>
        )}
      </div>
    </header>
  )
}
