import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { StartSound } from './start-sound.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

/** What stands around every page of the visitor, the form included. */
export interface PageFrameProps {
  readonly settings: PageSettings
  /** What is told above every page: the coordinator's words, and in the demo that it is one. */
  readonly banner: ComponentChildren
  /** What the door is like now; null when that is not known. */
  readonly status: ReadonlySignal<PublicStatus | null>
  /** Hides the page for a moment; reading otherwise. Both come after the page itself. */
  readonly hide: ComponentChildren
  readonly reader: ComponentChildren
}

/** What every page after the form gets. */
export interface PageProps extends PageFrameProps {
  readonly conversation: VisitorConversation
  readonly sound: StartSound
}
