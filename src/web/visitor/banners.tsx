import type { ReadonlySignal } from '@preact/signals'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { NoticeBanner } from '../shared/notice-banner.tsx'
import { DemoGuide } from './demo-guide.tsx'
import type { VisitorConversation } from './visitor-conversation.ts'

interface BannersProps {
  readonly conversation: VisitorConversation
  readonly status: ReadonlySignal<PublicStatus | null>
  readonly isDemo: boolean
}

/** Above every page, whatever its state. */
export function Banners({ conversation, status, isDemo }: BannersProps) {
  return (
    <div class="banners">
      {isDemo && <DemoGuide state={conversation.state} status={status} />}
      <NoticeBanner text={conversation.notice.value} />
    </div>
  )
}
