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

/** One page per state after the form. */
export function VisitorApp(props: PageProps) {
  return <PageOf state={props.conversation.state.value} {...props} />
}

function PageOf({ state, ...props }: PageProps & { readonly state: VisitorState }) {
  switch (state.is) {
    case 'before':
      return null
    case 'working':
    case 'joining':
      return <JoiningPage {...props} state={state} />
    case 'resuming':
      return <ResumingPage {...props} isTalk={state.isTalk} />
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
