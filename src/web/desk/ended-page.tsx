import { Thread } from '../shared/thread.tsx'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { AfterCrisis } from './crisis.tsx'
import { CrisisDecisionFold } from './crisis-decision-form.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { type End, isReleased } from './end-as-known.ts'
import { texts } from './texts.ts'

export const headings: Record<End, (name: string) => string> = {
  'by-me': texts.ended.byMe,
  'by-visitor': texts.ended.byVisitor,
  'quick-exit': texts.ended.quickExit,
  'lost-connection': texts.ended.lostConnection,
  broken: texts.ended.broken,
  'by-counsellor': () => texts.ended.byCounsellor,
  'handed-over': texts.ended.handedOver,
  left: () => texts.ended.left,
  'sent-away': () => texts.ended.sentAway,
  'moved-on': () => texts.ended.movedOn,
}

export const hints: Partial<Record<End, string>> = {
  'quick-exit': texts.ended.quickExitHint,
  broken: texts.ended.brokenHint,
  'sent-away': texts.ended.sentAwayHint,
}

interface EndedPageProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
}

/** After the end: how it ended, what became of the words, and the way on. Going on erases the last copy, here. */
export function EndedPage({ desk, conversation }: EndedPageProps) {
  const end = conversation.ending.end.value ?? 'broken'
  const isGivenAway = isReleased(end)
  const name = end === 'handed-over' ? conversation.ending.successor : conversation.name
  const lines = conversation.lines.value
  const hint = hints[end]
  return (
    <main class="duty-page alone" id="main">
      <div class="duty-sheet">
        <PageHeading>{headings[end](name)}</PageHeading>
        {hint && <p>{hint}</p>}
        <p role="status">
          <b>{isGivenAway ? texts.ended.released : erasedWords(conversation)}</b>{' '}
          {lines.length > 0 && texts.ended.stillHere}
        </p>
        <NotArrived lines={conversation.ending.notArrived.value} />
        <AfterCrisis desk={desk} conversation={conversation} />
        <p>{texts.ended.breathe}</p>
        <div class="button-row">
          <button type="button" class="button large" onClick={() => desk.ready()}>
            <Icon name="arrow-right" />
            {texts.ended.next}
          </button>
          <button type="button" class="button large quiet" onClick={() => desk.pause()}>
            <Icon name="coffee" />
            {texts.ended.pause}
          </button>
        </div>
        <CrisisDecisionFold />
        {lines.length > 0 && (
          <details class="fold reread">
            <summary>
              <Icon name="chevron-down" />
              {texts.ended.reread}
            </summary>
            <Thread label={texts.conversation.log(name)} lines={lines} otherName={name} />
            {!conversation.notes.value.isEmpty && (
              <section class="reread-notes">
                <h2>{texts.scratch.heading}</h2>
                <p>{conversation.notes.value.read()}</p>
              </section>
            )}
          </details>
        )}
      </div>
    </main>
  )
}

export function erasedWords({ ending: { isErased } }: DeskConversation): string {
  return isErased.value ? texts.ended.erased : texts.ended.erasing
}

/** Own words that nobody read: they can still be told to the colleague, by word of mouth. */
function NotArrived({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section class="not-arrived">
      <h2>{texts.ended.notArrived(lines.length)}</h2>
      <ul>
        {lines.map((line, index) => (
          <li key={`${index}-${line}`}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
