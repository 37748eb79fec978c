import { NoticePage } from './notice-page.tsx'
import type { StopReason } from './stop-reason.ts'
import { texts } from './texts.ts'

interface StoppedPageProps {
  readonly why: StopReason
  onAgain(): void
}

/** The end of this page's work, and the way back to signing in. A page that was displaced is alarmed about it (SE27). */
export function StoppedPage({ why, onAgain }: StoppedPageProps) {
  const isElsewhere = why === 'elsewhere'
  return (
    <NoticePage
      icon={isElsewhere ? 'shield-alert' : 'log-out'}
      isAlarm={isElsewhere}
      heading={isElsewhere ? texts.stopped.elsewhereHeading : texts.stopped.heading}
      lines={isElsewhere ? [texts.stopped[why], texts.stopped.elsewhereAlarm] : [texts.stopped[why]]}
    >
      <button type="button" class="button large" onClick={onAgain}>
        {texts.stopped.again}
      </button>
    </NoticePage>
  )
}
