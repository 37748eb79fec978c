import type { Refusal } from '../../domain/refusal.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { Alternatives } from '../shared/alternatives.tsx'
import { doorWords } from '../shared/door-words.ts'
import { PublicPage } from '../shared/public-page.tsx'
import { useNow } from '../shared/use-now.ts'
import type { PageProps } from './page-props.ts'
import { SoundSwitch } from './sound-switch.tsx'
import { refusalWords, visitorTexts } from './texts.ts'
import type { VisitorState } from './visitor-state.ts'
import { WaitingNotes } from './waiting-notes.tsx'

type ElsewhereProps = Pick<PageProps, 'settings' | 'status'> & { readonly show?: 'folded' | 'now' }

/** The work before a ticket, or the line to the server: in words only when it takes long, and with a way out. */
export function JoiningPage({ conversation, state, ...page }: PageProps & { readonly state: Joins }) {
  const texts = visitorTexts.joining
  const now = useNow(1_000)
  const note = state.is === 'working' ? noteOfWork(conversation, now) : noteOfLine(conversation, state, now)
  return (
    <PublicPage {...page} title={texts.title}>
      <p class="lead">{texts.lead}</p>
      <div role="status">{note && <p class="note attention">{texts[note]}</p>}</div>
      <p>
        <button type="button" class="button quiet" onClick={conversation.leaveQueue}>
          {visitorTexts.waiting.leave}
        </button>
      </p>
    </PublicPage>
  )
}

type Joins = Extract<VisitorState, { is: 'working' | 'joining' }>

function noteOfWork({ work }: PageProps['conversation'], now: number) {
  const { is, since } = work.value
  if (now - since < 3_000) return undefined
  return is === 'no-line' ? 'slow' : is === 'busy' ? 'busy' : 'working'
}

function noteOfLine(
  { connection }: PageProps['conversation'],
  { isBusy }: Extract<VisitorState, { is: 'joining' }>,
  now: number,
) {
  const { is, since } = connection.value
  if (is !== 'connected' && now - since > 5_000) return 'slow'
  return isBusy ? 'busy' : undefined
}

/** After a reload: what was there is fetched. Quietly, because what is gone is nothing to worry about; with a way out. */
export function ResumingPage({ conversation, isTalk, ...page }: PageProps & { readonly isTalk: boolean }) {
  const texts = visitorTexts.resuming
  return (
    <PublicPage {...page} title={isTalk ? texts.talkTitle : texts.title}>
      <p class="lead">{texts.lead}</p>
      <p>
        <button type="button" class="button quiet" onClick={conversation.startAgain}>
          {isTalk ? texts.stop : texts.anew}
        </button>
      </p>
    </PublicPage>
  )
}

/** Where one can go now; live as long as the page hears of the door. */
export function Elsewhere({ settings, status, show = 'folded' }: ElsewhereProps) {
  return <Alternatives referrals={settings.referrals} openNow={status.value?.openNow ?? {}} show={show} />
}

export function FullPage({ conversation, ...page }: PageProps) {
  const texts = visitorTexts.full
  return (
    <PublicPage {...page} title={texts.title} numbersTitle={texts.meanwhile} beside={<Elsewhere {...page} />}>
      <p class="lead">{texts.lead}</p>
      <WaitingNotes conversation={conversation} status={page.status} />
      <p class="hint">{texts.kept}</p>
      <p class="button-row">
        <SoundSwitch sound={page.sound} />
        <button type="button" class="button quiet" onClick={conversation.leaveQueue}>
          {visitorTexts.waiting.leave}
        </button>
      </p>
    </PublicPage>
  )
}

/** The door said no. Never a dead end: numbers, the answers kept, and a way to try again. */
export function NotLetInPage({ conversation, why, ...page }: PageProps & { readonly why: Refusal }) {
  if (why === 'closed-now' || why === 'paused')
    return <ClosedPage conversation={conversation} why={why} {...page} />
  const texts = visitorTexts.notLetIn
  const { title, lead } = refusalWords[why]
  return (
    <PublicPage {...page} title={title} numbersTitle={texts.help} beside={<Elsewhere {...page} />}>
      <p class="lead">{lead}</p>
      {why !== 'blocked' && (
        <>
          {why !== 'already-open' && <p class="hint">{texts.kept}</p>}
          <p class="button-row">
            <button type="button" class="button" onClick={conversation.tryAgain}>
              {texts.again}
            </button>
          </p>
        </>
      )}
    </PublicPage>
  )
}

/** Closed: why, when it opens again, and a button as soon as it does. The answers stay. */
function ClosedPage({ conversation, why, ...page }: PageProps & { readonly why: 'closed-now' | 'paused' }) {
  const texts = visitorTexts.notLetIn
  const door = page.status.value && doorWords(page.status.value)
  const mayCome = door?.mayCome === true
  const shut = door ? door.words.replace(/\.$/, '') : refusalWords[why].title
  const title = mayCome ? texts.openTitle : shut
  return (
    <PublicPage {...page} title={title} numbersTitle={texts.help} beside={<Elsewhere {...page} />}>
      <div role="status">
        {mayCome ? (
          <p class="note">{texts.isOpenAgain}</p>
        ) : (
          <p class="lead">{door?.more || refusalWords[why].lead}</p>
        )}
      </div>
      <p class="hint">
        {texts.kept} {!mayCome && texts.opensByItself}
      </p>
      {(mayCome || !door) && (
        <p class="button-row">
          <button type="button" class="button" onClick={conversation.join}>
            {mayCome ? texts.join : texts.again}
          </button>
        </p>
      )}
    </PublicPage>
  )
}

export function LeftQueuePage({ conversation, ...page }: PageProps) {
  const texts = visitorTexts.leftQueue
  return (
    <PublicPage {...page} title={texts.title} beside={<Elsewhere {...page} />}>
      <p class="lead">{texts.lead}</p>
      <p class="button-row">
        <button type="button" class="button" onClick={conversation.startAgain}>
          {visitorTexts.end.again}
        </button>
        <a class="button quiet" href="/">
          {visitorTexts.home}
        </a>
      </p>
    </PublicPage>
  )
}

/** [SE12] A visible stop that shows other help, never a silent way on. */
export function StoppedPage({
  conversation,
  why,
  ...page
}: PageProps & { readonly why: 'not-verified' | 'damaged' }) {
  const texts = visitorTexts.stopped
  return (
    <PublicPage {...page} title={texts[why].title} numbersTitle={texts.help} beside={<Elsewhere {...page} />}>
      <p class="note alarm">{texts[why].lead}</p>
      <p class="button-row">
        <button type="button" class="button" onClick={conversation.startAgain}>
          {texts.again}
        </button>
      </p>
    </PublicPage>
  )
}

export function TooOldPage(page: { readonly settings: PageSettings }) {
  const texts = visitorTexts.tooOld
  return (
    <PublicPage {...page} title={texts.title} numbersTitle={visitorTexts.notLetIn.help}>
      <p class="lead">{texts.lead}</p>
      {page.settings.hoursText && (
        <p>
          {texts.hours} {page.settings.hoursText}
        </p>
      )}
    </PublicPage>
  )
}
