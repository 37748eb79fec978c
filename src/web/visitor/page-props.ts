import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { StartSound } from './start-sound.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

/** What every page of the visitor gets. */
export interface PageProps {
  readonly conversation: VisitorConversation
  readonly settings: PageSettings
  /** What is told above every page: the coordinator's words, and in the demo that it is one. */
  readonly banner: ComponentChildren
  /** What the door is like now; null when that is not known. */
  readonly status: ReadonlySignal<PublicStatus | null>
  readonly sound: StartSound
  /** Hides the page for a moment; reading otherwise. Both come after the page itself. */
  readonly hide: ComponentChildren
  readonly reader: ComponentChildren
  leaveQuickly(): void
}
