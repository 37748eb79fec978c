import { Icon } from '../shared/icon.tsx'
import type { Bell } from '../staff/bell.ts'
import { PageHeading } from '../staff/page-heading.tsx'
import { ShiftNoteList } from '../staff/shift-note-parts.tsx'
import type { Desk } from './desk.ts'
import { NoticeLine } from './notice-line.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { ShiftChecks } from './shift-checks.tsx'
import { TeamPanel } from './team-panel.tsx'
import { texts } from './texts.ts'
import { UnfiledList } from './unfiled-list.tsx'

interface StartPageProps {
  readonly desk: Desk
  readonly bell: Bell
  readonly person: { readonly id: string; readonly name: string }
}

/** Between conversations: one quiet page that says where one stands, with one main action. */
export function StartPage({ desk, bell, person }: StartPageProps) {
  const status = desk.status.value
  const notice = desk.notice.value
  const isConnected = desk.state.value.is === 'connected'
  const missed = status === 'away' && notice?.about === 'offer' && notice.why === 'missed' ? notice : null
  const isMissed = missed !== null
  const missedLines = missed?.isCall ? texts.start.missed.callLines : texts.start.missed.lines
  const isOnDuty = status === 'free' || status === 'ringing'
  // Browsers let a page be heard only after a press: this one is the last chance before the first ring.
  const begin = () => {
    void bell.sounds.unlock()
    desk.ready()
  }
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
          <div class="button-row">
            {isOnDuty ? (
              <button type="button" class="button large quiet" onClick={() => desk.pause()}>
                <Icon name="coffee" />
                {texts.start.pause}
              </button>
            ) : (
              <button type="button" class="button large" disabled={!isConnected} onClick={begin}>
                <Icon name="hand" />
                {isMissed ? texts.start.readyAgain : texts.start.ready}
              </button>
            )}
          </div>
          <UnfiledList desk={desk} />
          <ShiftNoteList notes={desk.shiftNotes} />
          <ShiftChecks bell={bell} isConnected={isConnected} />
        </div>
      </main>
      <aside class="duty-aside">
        <QueuePanel board={desk.board.value} isTalking={false} />
        <TeamPanel board={desk.board.value} ownId={person.id} />
      </aside>
    </div>
  )
}
