import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { ToldShift } from '../../protocol/roster.ts'
import { saySoftly } from '../shared/announcer.ts'
import { PageHeading } from '../staff/page-heading.tsx'
import type { Post } from '../staff/post.ts'
import { RosterAsks } from '../staff/roster-asks.ts'
import { rosterTexts as shared } from '../staff/roster-texts.ts'
import { todayHere } from '../staff/today-here.ts'
import { useFresh } from '../staff/use-fresh.ts'
import { WeekBar, WeekState } from '../staff/week-bar.tsx'
import { WeekBook } from '../staff/week-book.ts'
import { WeekGrid } from '../staff/week-grid.tsx'
import { ProposeForm } from './propose-form.tsx'
import { rosterTexts as texts } from './roster-texts.ts'
import { draftOf, newDraft } from './shift-draft.ts'
import { ShiftEdit } from './shift-edit.ts'
import { ShiftEditor } from './shift-editor.tsx'

/** [RO5] The coordinator's roster: a week at a time, and one shift in hand. */
export function RosterSection({ post }: { readonly post: Post }) {
  const asks = useMemo(() => new RosterAsks(post), [post])
  const book = useMemo(() => new WeekBook(asks, todayHere()), [asks])
  const edit = useSignal<ShiftEdit | null>(null)
  const said = useSignal('')
  const opener = useRef<Element | null>(null)
  useEffect(() => void book.again(), [book])
  useFresh(() => book.again())
  const week = book.week.value
  const open = (base: ToldShift | null, date: string) => {
    const shown = book.week.peek()
    if (!shown) return
    said.value = ''
    opener.current = document.activeElement
    edit.value = new ShiftEdit({ asks, book }, base, base ? draftOf(base) : newDraft(date, shown))
  }
  const presses = {
    addLabel: texts.add,
    onChoose: (shift: ToldShift) => open(shift, shift.date),
    onAdd: (date: string) => open(null, date),
  }
  const close = (what: string | null) => {
    edit.value = null
    said.value = what ?? ''
    if (what) saySoftly(what)
    requestAnimationFrame(() => opener.current instanceof HTMLElement && opener.current.focus())
  }
  return (
    <main class="roster" id="main">
      <div class="roster-head">
        <PageHeading>{shared.heading}</PageHeading>
        <p class="lead">
          {texts.lead} <span class="roster-keys">{texts.keys}</span>
        </p>
      </div>
      <WeekBar
        book={book}
        today={todayHere()}
        onStep={() => {
          said.value = ''
        }}
      />
      <WeekState book={book} />
      <p class="roster-said">{said.value}</p>
      {week?.shifts.length === 0 && <p class="note">{shared.empty}</p>}
      {week && <ProposeForm asks={asks} book={book} isOpen={week.shifts.length === 0} />}
      {week && <WeekGrid week={week} presses={presses} />}
      {week && edit.value && <ShiftEditor edit={edit.value} week={week} onClose={close} />}
    </main>
  )
}
