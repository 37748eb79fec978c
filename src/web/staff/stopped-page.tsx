import { NoticePage } from './notice-page.tsx'
import type { StopReason } from './stop-reason.ts'
import { texts } from './texts.ts'

interface StoppedPageProps {
  readonly why: StopReason
  onAgain(): void
}

/** The end of this page's work, and the way back to signing in. */
export function StoppedPage({ why, onAgain }: StoppedPageProps) {
  return (
    <NoticePage icon="log-out" heading={texts.stopped.heading} lines={[texts.stopped[why]]}>
      <button type="button" class="button large" onClick={onAgain}>
        {texts.stopped.again}
      </button>
    </NoticePage>
  )
}
