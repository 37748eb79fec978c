import type { ComponentChildren } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

/** What every page of the visitor gets. */
export interface PageProps {
  readonly conversation: VisitorConversation
  readonly settings: PageSettings
  /** The demo's banner; null elsewhere. */
  readonly banner: ComponentChildren
  leaveQuickly(): void
}
