import { useLayoutEffect, useRef } from 'preact/hooks'
import { BeforePage } from './before-page.tsx'
import { EndPage } from './end-page.tsx'
import type { PageProps } from './page-props.ts'
import {
  FullPage,
  JoiningPage,
  LeftQueuePage,
  NotLetInPage,
  ResumingPage,
  StoppedPage,
} from './refused-pages.tsx'
import { TalkPage } from './talk-page.tsx'
import type { VisitorState } from './visitor-state.ts'
import { PassedOverPage, WaitingPage } from './waiting-page.tsx'

/** One page per state. A new page gets the focus on its heading, so that a screen reader starts there. */
export function VisitorApp(props: PageProps) {
  const state = props.conversation.state.value
  const page = pageNameOf(state)
  const frame = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    // The talk page puts the focus in the field, and nobody wants it moved on arrival.
    if (!isFirst.current && page !== 'talking') frame.current?.querySelector('h1')?.focus()
    isFirst.current = false
    scrollTo(0, 0)
  }, [page])
  return (
    <div class="app" ref={frame}>
      <PageOf state={state} {...props} />
    </div>
  )
}

/** Waiting and meeting are one page: what is being typed there must not lose its field. */
function pageNameOf({ is }: VisitorState): VisitorState['is'] {
  return is === 'meeting' ? 'waiting' : is
}

function PageOf({ state, ...props }: PageProps & { readonly state: VisitorState }) {
  switch (state.is) {
    case 'before':
      return <BeforePage {...props} />
    case 'joining':
      return <JoiningPage {...props} isBusy={state.isBusy} />
    case 'resuming':
      return <ResumingPage {...props} />
    case 'full':
      return <FullPage {...props} />
    case 'not-let-in':
      return <NotLetInPage {...props} why={state.why} />
    case 'waiting':
    case 'meeting':
      return <WaitingPage {...props} state={state} />
    case 'passed-over':
      return <PassedOverPage {...props} />
    case 'talking':
      return <TalkPage {...props} state={state} />
    case 'ended':
      return <EndPage {...props} state={state} />
    case 'left-queue':
      return <LeftQueuePage {...props} />
    case 'stopped':
      return <StoppedPage {...props} why={state.why} />
  }
}
