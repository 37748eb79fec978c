import { useEffect } from 'preact/hooks'
import { standardLimits } from '../../domain/limits.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { sayAloud } from '../shared/announcer.ts'
import { Thread } from '../shared/thread.tsx'
import { useAction } from '../staff/actions.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { isSave } from './choice-key.ts'
import type { Closing } from './closing.ts'
import { ClosingForm } from './closing-form.tsx'
import { AfterCrisis } from './crisis.tsx'
import { CrisisDecisionFold } from './crisis-decision-form.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { erasedWords, headings, hints } from './ended-page.tsx'
import { OwnTime } from './own-time.tsx'
import { texts as deskTexts } from './texts.ts'
import { texts } from './texts-closing.ts'
import { closingWords } from './unfiled-list.tsx'

interface ClosingPageProps {
  readonly desk: Desk
  readonly closing: Closing
  readonly settings: PageSettings
  readonly examples: CheckedExamples
  /** The one that ended just now; null for a closing that was left for later. */
  readonly conversation: DeskConversation | null
}

/** [RG2] After the end: the closing form, beside it one's notes and what was said, and time that nothing cuts. */
export function ClosingPage({ desk, closing, settings, examples, conversation }: ClosingPageProps) {
  const file = () => void desk.after.file(closing)
  const isFiled = closing.filing.value.is === 'filed'
  useAction('closing-save', texts.closing.save, file, !isFiled && closing.draft.value.type === 'conversation')
  useAction('pause', texts.closing.pause, () => desk.pause())
  useAction('next', texts.closing.next, () => desk.ready())
  return (
    <main class="closing" id="main" onKeyDown={event => isSave(event) && !isFiled && file()}>
      <div class="closing-sheet">
        {isFiled ? (
          <Filed desk={desk} closing={closing} />
        ) : (
          <>
            <ClosingHeading closing={closing} conversation={conversation} />
            <NotFiled closing={closing} />
            <ClosingForm
              closing={closing}
              settings={settings}
              examples={examples}
              onFile={file}
              onAskForm={() => void desk.closings.look()}
            />
            <div class="button-row closing-later">
              <button type="button" class="button quiet" onClick={() => desk.pause()}>
                <Icon name="coffee" />
                {deskTexts.ended.pause}
              </button>
              <button type="button" class="button quiet" onClick={() => desk.ready()}>
                <Icon name="arrow-right" />
                {deskTexts.ended.next}
              </button>
              <span class="hint">{texts.closing.laterHint}</span>
            </div>
          </>
        )}
      </div>
      <aside class="closing-aside" aria-label={texts.closing.beside}>
        {(desk.status.value === 'rounding-off' || desk.status.value === 'paused') && (
          <OwnTime desk={desk} minutes={standardLimits.protectedTime / 60_000} />
        )}
        {conversation && <AfterCrisis desk={desk} conversation={conversation} />}
        <CrisisDecisionFold />
        {!isFiled && <Beside closing={closing} conversation={conversation} />}
      </aside>
    </main>
  )
}

function ClosingHeading({ closing, conversation }: Pick<ClosingPageProps, 'closing' | 'conversation'>) {
  const end = closing.end ?? 'broken'
  const hint = hints[end]
  const name = closing.name.value || texts.closing.unknownName
  if (!conversation)
    return (
      <>
        <PageHeading>{texts.closing.form}</PageHeading>
        <p>{closingWords(closing)}</p>
      </>
    )
  return (
    <>
      <PageHeading>{headings[end](name)}</PageHeading>
      {hint && <p>{hint}</p>}
      <p role="status">
        <b>{erasedWords(conversation)}</b> {deskTexts.ended.stillHere}
      </p>
    </>
  )
}

function NotFiled({ closing }: Pick<ClosingPageProps, 'closing'>) {
  const filing = closing.filing.value
  if (filing.is !== 'not-filed') return null
  return (
    <p class="note alarm" role="alert">
      {texts.closing.notFiled(filing.code)}
    </p>
  )
}

/** One's own notes, read only, and the thread: both go when it is filed. */
function Beside({ closing, conversation }: Pick<ClosingPageProps, 'closing' | 'conversation'>) {
  const lines = conversation?.lines.value ?? []
  const name = closing.name.value || texts.closing.unknownName
  const notes = closing.notes.value
  return (
    <>
      <section class="closing-notes">
        <h2>
          <Icon name="notebook-pen" />
          {texts.closing.notes}
          <small>{texts.closing.notesErased}</small>
        </h2>
        <p>{notes.isEmpty ? texts.closing.noNotes : notes.read()}</p>
      </section>
      {lines.length > 0 && (
        <details class="fold reread">
          <summary>
            <Icon name="chevron-down" />
            {deskTexts.ended.reread}
          </summary>
          <Thread label={deskTexts.conversation.log(name)} lines={lines} otherName={name} />
        </details>
      )}
    </>
  )
}

function Filed({ desk, closing }: Pick<ClosingPageProps, 'desk' | 'closing'>) {
  const { type } = closing.draft.value
  const heading = type ? texts.closing.filed(texts.types[type]) : ''
  useEffect(() => sayAloud(heading), [heading])
  return (
    <>
      <PageHeading>{heading}</PageHeading>
      {texts.closing.filedLines.map(line => (
        <p key={line}>{line}</p>
      ))}
      <div class="button-row">
        <button type="button" class="button large" onClick={() => desk.ready()}>
          <Icon name="arrow-right" />
          {texts.closing.next}
        </button>
        <button type="button" class="button large quiet" onClick={() => desk.pause()}>
          <Icon name="coffee" />
          {texts.closing.pause}
        </button>
        <button type="button" class="button quiet" onClick={() => closing.correct()}>
          <Icon name="pencil" />
          {texts.closing.change}
        </button>
      </div>
    </>
  )
}
