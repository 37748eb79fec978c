import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { useNow } from '../shared/use-now.ts'
import { BannerLine } from '../staff/banner-line.tsx'
import type { Bell } from '../staff/bell.ts'
import { type Board, countWith } from '../staff/board.ts'
import { DeskBar } from '../staff/desk-bar.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { post } from '../staff/post.ts'
import { SectionOrWork, type Sections } from '../staff/sections.tsx'
import { ShiftNoteList } from '../staff/shift-note-parts.tsx'
import { ShiftNotes } from '../staff/shift-notes.ts'
import { StoppedPage } from '../staff/stopped-page.tsx'
import { AlarmBanner, AlarmControl } from './alarm-parts.tsx'
import type { AlarmSound } from './alarm-sound.ts'
import { ColleaguesTable, Tallies } from './board-parts.tsx'
import { CrisisStrips } from './crisis-strip.tsx'
import { Debriefs } from './debriefs.tsx'
import { Decisions } from './decisions.tsx'
import { OpeningLine, TodayTable } from './evening-parts.tsx'
import type { LiveBoard } from './live-board.ts'
import { Seldom } from './seldom.ts'
import { texts } from './texts.ts'

export interface LiveBoardScreenProps {
  readonly live: LiveBoard
  readonly bell: Bell
  readonly alarmSound: AlarmSound
  readonly sections: Sections
  readonly site: string
  readonly person: string
  /** What else asks for the coordinator now, above the numbers. */
  readonly hint: ComponentChildren
  onSignOut(): void
  onAgain(): void
}

/** The coordinator's page: how the evening goes, and what can be decided now. No text of anybody is ever here. */
export function LiveBoardScreen({
  live,
  sections,
  site,
  person,
  onSignOut,
  onAgain,
  ...rest
}: LiveBoardScreenProps) {
  const stopped = live.stopped.value
  const notice = live.evening.value?.notice
  return (
    <div class="desk">
      <DeskBar
        site={site}
        sections={stopped === null ? sections : null}
        person={person}
        status={null}
        isConnected={live.state.value.is !== 'lost'}
        onSignOut={onSignOut}
      />
      {stopped === null && <CrisisStrips live={live} />}
      {notice && <BannerLine text={notice} />}
      {stopped === null ? (
        <SectionOrWork sections={sections}>
          <LiveBoardPage live={live} {...rest} />
        </SectionOrWork>
      ) : (
        <StoppedPage why={stopped} onAgain={onAgain} />
      )}
    </div>
  )
}

type LiveBoardPageProps = Pick<LiveBoardScreenProps, 'live' | 'bell' | 'alarmSound' | 'hint'>

function LiveBoardPage({ live, bell, alarmSound, hint }: LiveBoardPageProps) {
  const now = useNow(10_000)
  const board = live.board.value
  const evening = live.evening.value
  const [notes] = useState(() => new ShiftNotes(post))
  useSummary(board)
  return (
    <main class="board" id="main">
      {evening?.alarmSince != null && (
        <AlarmBanner evening={evening} since={evening.alarmSince} now={now} alarmSound={alarmSound} />
      )}
      <div class="board-head">
        <PageHeading>{texts.heading}</PageHeading>
        {hint}
        <p class="lead">{texts.lead}</p>
        {evening && <OpeningLine evening={evening} />}
        {live.state.value.is === 'lost' && <p class="note alarm">{texts.lost}</p>}
        {board ? <Tallies board={board} now={now} /> : <p role="status">{texts.waitingForNumbers}</p>}
      </div>
      {evening && <Decisions live={live} evening={evening} waiting={board?.waiting ?? 0} />}
      <div class="board-now">
        <Debriefs live={live} />
        {board && <ColleaguesTable live={live} board={board} now={now} />}
        <ShiftNoteList notes={notes} />
        {evening && <TodayTable evening={evening} board={board} now={now} />}
        {evening && (
          <AlarmControl live={live} evening={evening} bell={bell} alarmSound={alarmSound} now={now} />
        )}
      </div>
    </main>
  )
}

/** The numbers for who does not see the table: said when they change, once a minute at most. */
function useSummary(board: Board | null): void {
  const seldom = useRef<Seldom | null>(null)
  const summary = board && texts.summary(board.waiting, countWith(board, 'talking'), countWith(board, 'free'))
  useEffect(() => {
    seldom.current ??= new Seldom(saySoftly, 60_000)
    if (summary) seldom.current.tell(summary)
  }, [summary])
  useEffect(() => () => seldom.current?.stop(), [])
}
