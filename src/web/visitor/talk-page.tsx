import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { Composer } from '../shared/composer.tsx'
import { Icon } from '../shared/icon.tsx'
import { QuickExitLink } from '../shared/quick-exit-link.tsx'
import { ServiceCard } from '../shared/service-card.tsx'
import { Thread, TypingSign } from '../shared/thread.tsx'
import { Wordmark } from '../shared/wordmark.tsx'
import { ConnectionStrip } from './connection-strip.tsx'
import { HandsCard } from './hands-card.tsx'
import { LaterPart } from './later-parts.tsx'
import type { PageProps } from './page-props.ts'
import { MoreMenu, SidePanel } from './side-panel.tsx'
import { SilenceNote } from './silence-note.tsx'
import { visitorTexts } from './texts.ts'
import { TimeBar, TimeNote } from './time-bar.tsx'
import { UnsentNote } from './unsent-note.tsx'
import type { VisitorState } from './visitor-state.ts'
import { whoWrites } from './who-writes.ts'

const texts = visitorTexts.talk
type TalkProps = PageProps & { readonly state: Extract<VisitorState, { is: 'talking' }> }

/** The conversation: who, time, words, field; and beside it what helps when it is urgent. */
export function TalkPage({ conversation, settings, state, status, ...page }: TalkProps) {
  const { banner, hide, reader } = page
  const { counsellor, colleague, opened } = state
  const names = colleague === null ? counsellor : texts.both(counsellor, colleague)
  const isAsking = useSignal(false)
  const talk = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const box = field.current
    box?.focus()
    box?.setSelectionRange(box.value.length, box.value.length)
  }, [])
  const askToStop = () => {
    isAsking.value = true
  }
  return (
    <div class="talk" ref={talk}>
      {banner}
      <header class="top talk-top">
        <Wordmark name={settings.name} />
        <Who state={state} words={settings.words} isConnected={conversation.isOtherConnected.value} />
        <span class="only-wide">{hide}</span>
        <button type="button" class="button quiet only-wide" onClick={askToStop}>
          {texts.stop}
        </button>
        <QuickExitLink target={settings.quickExit} />
      </header>
      <TimeBar opened={opened} />
      <main class="talk-main">
        <h1 class="unseen" tabIndex={-1}>
          {texts.title(names)}
        </h1>
        <Thread
          label={texts.title(names)}
          lines={conversation.lines.value}
          otherName={counsellor}
          drawCard={id => (
            <ServiceCard id={id} referrals={settings.referrals} openNow={status.peek()?.openNow ?? {}} />
          )}
        >
          <UnsentNote conversation={conversation} />
          {conversation.isOtherTyping.value && <TypingSign name={whoWrites(state)} />}
          <SilenceNote conversation={conversation} />
          <TimeNote conversation={conversation} opened={opened} />
        </Thread>
      </main>
      <footer class="write">
        <HandsCard
          conversation={conversation}
          state={state}
          onChosen={() => talk.current?.querySelector<HTMLElement>('.thread')?.focus()}
        />
        <LaterPart is="danger" />
        <ConnectionStrip conversation={conversation} counsellor={counsellor} />
        <Composer
          label={texts.messageTo(names)}
          placeholder={texts.writeHere}
          draft={conversation.draft}
          field={field}
          onSend={conversation.say}
          onTyping={conversation.typing}
        />
        <div class="chips">
          <button type="button" class="button quiet chip" onClick={conversation.thinkAloud}>
            <Icon name="hand" />
            <span>{texts.think}</span>
          </button>
          {colleague !== null && (
            <button type="button" class="button quiet chip" onClick={conversation.sendAway}>
              <Icon name="log-out" />
              <span>{texts.sendAway(colleague)}</span>
            </button>
          )}
          {!conversation.answers.typesSlowly.value && (
            <button type="button" class="button quiet chip only-wide" onClick={conversation.typeSlowly}>
              <Icon name="hourglass" />
              {texts.slow}
            </button>
          )}
          <span class="only-narrow">{hide}</span>
          <MoreMenu {...{ conversation, settings, reader, askToStop }} />
        </div>
        <p class="sealed-line">
          <Icon name="lock" />
          <span>
            <span class="only-wide">
              {colleague === null ? texts.sealed(counsellor) : texts.sealedThree(counsellor, colleague)}{' '}
            </span>
            {texts.noTrace}
          </span>
        </p>
      </footer>
      <SidePanel settings={settings} reader={reader} />
      <AskDialog
        isOpen={isAsking.value}
        title={texts.stopQuestion}
        yes={texts.stopYes}
        no={texts.stopNo}
        onYes={conversation.stop}
        onNo={() => {
          isAsking.value = false
        }}
      >
        <p>{texts.stopExplained}</p>
      </AskDialog>
    </div>
  )
}

interface WhoProps {
  readonly state: TalkProps['state']
  readonly words: TalkProps['settings']['words']
  readonly isConnected: boolean
}

function Who({ state: { counsellor, colleague }, isConnected, words }: WhoProps) {
  const role = colleague === null ? words.counsellorRole : words.counsellorRoles
  return (
    <div class="who">
      <span class="sheets" aria-hidden="true">
        <Sheet name={counsellor} />
        {colleague !== null && <Sheet name={colleague} />}
      </span>
      <div>
        <b>{colleague === null ? counsellor : texts.both(counsellor, colleague)}</b>
        <small class={isConnected ? 'here' : 'away'}>
          {isConnected ? role : awayWords(counsellor, colleague)}
        </small>
      </div>
    </div>
  )
}

const Sheet = ({ name }: { readonly name: string }) => <span class="sheet">{name.slice(0, 1)}</span>

function awayWords(counsellor: string, colleague: string | null): string {
  return colleague === null ? texts.isAway : `${counsellor} is ${texts.isAway}`
}
