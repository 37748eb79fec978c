import { useAction } from '../staff/actions.ts'
import type { Bell } from '../staff/bell.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import type { Sections } from '../staff/sections.tsx'
import { ShiftNoteList } from '../staff/shift-note-parts.tsx'
import type { Desk } from './desk.ts'
import { NewsPanel } from './news-panel.tsx'
import { NoticeLine } from './notice-line.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { ShiftChecks, SkippedChecks } from './shift-checks.tsx'
import type { StartOfShift } from './start-of-shift.ts'
import { TeamPanel } from './team-panel.tsx'
import { texts } from './texts.ts'
import { startTexts } from './texts-start.ts'
import { UnfiledList } from './unfiled-list.tsx'

export interface StartPageProps {
  readonly desk: Desk
  readonly bell: Bell
  readonly person: { readonly id: string; readonly name: string }
  readonly shift: StartOfShift
  readonly sections: Sections
}

/** Between conversations: one quiet page that says where one stands, with one main action. */
export function StartPage({ desk, bell, person, shift, sections }: StartPageProps) {
  const status = desk.status.value
  const notice = desk.notice.value
  const isConnected = desk.state.value.is === 'connected'
  const missed = status === 'away' && notice?.about === 'offer' && notice.why === 'missed' ? notice : null
  const isMissed = missed !== null
  const missedLines = missed?.isCall ? texts.start.missed.callLines : texts.start.missed.lines
  const isOnDuty = status === 'free' || status === 'ringing'
  const words = isOnDuty ? texts.start.free : texts.start.away
  return (
    <div class="duty">
      <main class="duty-page" id="main">
        <div class="duty-sheet">
          <PageHeading key={isMissed ? 'missed' : status} keepFocus={desk.offer.value !== null}>
            {isMissed ? texts.start.missed.heading : words.heading(person.name)}
          </PageHeading>
          {(isMissed ? missedLines : words.lines).map(line => (
            <p key={line}>{line}</p>
          ))}
          {!isMissed && <NoticeLine notice={notice} />}
          <UnfiledList desk={desk} />
          <ShiftNoteList notes={desk.shiftNotes} />
          <ShiftChecks
            key={isOnDuty ? 'free' : 'away'}
            bell={bell}
            preflight={shift.preflight}
            isConnected={isConnected}
          />
          <MainAction {...{ desk, shift, isConnected, isOnDuty, isMissed }} />
          <BesideDuty {...{ shift, sections, isOnDuty }} />
        </div>
      </main>
      <aside class="duty-aside">
        <QueuePanel board={desk.board.value} isTalking={false} />
        <TeamPanel board={desk.board.value} ownId={person.id} />
      </aside>
    </div>
  )
}

interface MainActionProps extends Pick<StartPageProps, 'desk' | 'shift'> {
  readonly isConnected: boolean
  readonly isOnDuty: boolean
  readonly isMissed: boolean
}

/** [DK64] After the checks, and always in view: it sticks to the lower edge as long as the page goes on under it. */
function MainAction({ desk, shift, isConnected, isOnDuty, isMissed }: MainActionProps) {
  const readyWords = isMissed ? texts.start.readyAgain : texts.start.ready
  useAction('ready', readyWords, () => shift.begin(), !isOnDuty && isConnected)
  useAction('pause', texts.start.pause, () => desk.pause(), isOnDuty)
  return (
    <div class="main-action">
      {isOnDuty ? (
        <button type="button" class="button large quiet" onClick={() => desk.pause()}>
          <Icon name="coffee" />
          {texts.start.pause}
        </button>
      ) : (
        <button type="button" class="button large" disabled={!isConnected} onClick={() => shift.begin()}>
          <Icon name="hand" />
          {readyWords}
        </button>
      )}
      {!isOnDuty && <SkippedChecks preflight={shift.preflight} />}
    </div>
  )
}

type BesideDutyProps = Pick<StartPageProps, 'shift' | 'sections'> & { readonly isOnDuty: boolean }

/** What may be read or tried before beginning; a ring must not come in the middle of it (DK71). */
function BesideDuty({ shift, sections, isOnDuty }: BesideDutyProps) {
  const { practice } = startTexts
  return (
    <div class="beside-duty">
      <NewsPanel news={shift.news.now.value} lastShift={shift.memory.lastShift} />
      {!isOnDuty && (
        <section class="practice-way" aria-labelledby="practice-way">
          <h2 id="practice-way">{practice.heading}</h2>
          <p>{practice.line}</p>
          <button type="button" class="button quiet check-button" onClick={() => sections.go('practice')}>
            <Icon name="notebook-pen" />
            {practice.go}
          </button>
        </section>
      )}
    </div>
  )
}
