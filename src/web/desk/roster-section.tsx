import { useEffect, useMemo } from 'preact/hooks'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import type { Post } from '../staff/post.ts'
import { RosterAsks } from '../staff/roster-asks.ts'
import { rosterTexts as shared } from '../staff/roster-texts.ts'
import { todayHere } from '../staff/today-here.ts'
import { useFresh } from '../staff/use-fresh.ts'
import { WeekBar, WeekState } from '../staff/week-bar.tsx'
import { WeekBook } from '../staff/week-book.ts'
import { WeekGrid } from '../staff/week-grid.tsx'
import { OwnShifts, type Said } from './own-roster.ts'
import { OwnCalendar } from './roster-calendar.tsx'
import { OwnList, UpList } from './roster-own.tsx'
import { rosterTexts as texts } from './roster-texts.ts'

interface RosterSectionProps {
  readonly post: Post
  /** Who is signed in. */
  readonly me: string
}

/** [RO7] A counsellor's roster: what is mine, what I could take over, and the week of all. */
export function RosterSection({ post, me }: RosterSectionProps) {
  const asks = useMemo(() => new RosterAsks(post), [post])
  const book = useMemo(() => new WeekBook(asks, todayHere()), [asks])
  const shifts = useMemo(() => new OwnShifts(asks), [asks])
  useEffect(() => {
    void book.again()
    void shifts.again()
  }, [book, shifts])
  useFresh(async () => {
    await Promise.all([book.again(), shifts.again()])
  })
  const said = shifts.said.value
  // What one did with the own shifts shows in the week as well.
  useEffect(() => {
    if (said !== null) void book.again()
  }, [said, book])
  const roster = shifts.roster.value
  const week = book.week.value
  return (
    <main class="roster" id="main">
      <div class="roster-head">
        <PageHeading>{shared.heading}</PageHeading>
        <p class="lead">{texts.lead}</p>
        <p class={said?.is === 'refused' ? 'roster-said is-refused' : 'roster-said'} role="status">
          {said && wordsOf(said)}
        </p>
      </div>
      <OwnState shifts={shifts} />
      {roster && (
        <div class="roster-own">
          <OwnList {...{ shifts, roster, me }} />
          <UpList {...{ shifts, roster, me }} />
        </div>
      )}
      <section class="roster-part" aria-label={texts.team.heading}>
        <WeekBar book={book} today={todayHere()} />
        <WeekState book={book} />
        {week?.shifts.length === 0 && <p class="note">{shared.empty}</p>}
        {week && <WeekGrid week={week} own={me} />}
      </section>
      {roster && (
        <OwnCalendar asks={asks} hasCalendar={roster.hasCalendar} onMade={() => void shifts.again()} />
      )}
    </main>
  )
}

function wordsOf(said: Said): string {
  if (said.is === 'done') return texts.done[said.what]
  return texts.refusals[said.why] ?? shared.refused(said.why)
}

function OwnState({ shifts }: { readonly shifts: OwnShifts }) {
  const failed = shifts.failed.value
  if (failed !== null)
    return (
      <div class="note alarm" role="alert">
        <h2>{shared.failed}</h2>
        <p>{shared.refused(failed)}</p>
        <button type="button" class="button quiet" onClick={() => void shifts.again()}>
          <Icon name="refresh-cw" />
          {shared.again}
        </button>
      </div>
    )
  return shifts.roster.value === null ? <p role="status">{shared.loading}</p> : null
}
