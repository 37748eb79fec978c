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
      lines={linesFor(why)}
    >
      <button type="button" class="button large" onClick={onAgain}>
        {texts.stopped.again}
      </button>
    </NoticePage>
  )
}

/** [SI55] Somebody with a new device, or who was sent away, reads whom to call; the page is not told which it was. */
function linesFor(why: StopReason): readonly string[] {
  const { stopped } = texts
  switch (why) {
    case 'elsewhere':
      return [stopped[why], stopped.elsewhereAlarm]
    case 'signed-out':
      return [stopped[why], stopped.signedOutHelp]
    case 'other-person':
      return [stopped[why]]
  }
}
