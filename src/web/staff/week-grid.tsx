import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { RosterWeek, ToldShift } from '../../protocol/roster.ts'
import { DayHead } from './day-head.tsx'
import { Icon } from './icon.tsx'
import { type GridPlace, moveInGrid } from './move-in-grid.ts'
import { dayInFull, rosterTexts as texts } from './roster-texts.ts'
import { ShiftWords } from './shift-card.tsx'

/** What can be pressed in the week; absent for who only reads. */
interface WeekPresses {
  readonly addLabel: string
  onChoose(shift: ToldShift): void
  onAdd(date: string): void
}

interface WeekGridProps {
  readonly week: RosterWeek
  /** Whose shifts stand out. */
  readonly own?: string
  readonly presses?: WeekPresses
}

/** What makes a thing in the grid reachable by Tab and arrow keys. */
type Reach = (place: GridPlace) => object

/**
 * [RO14] The week by day: beside each other where there is room, below each other on a phone. What can be pressed is one
 * stop of Tab, and the arrow keys lead from one to the next.
 */
export function WeekGrid({ week, own, presses }: WeekGridProps) {
  const list = useRef<HTMLOListElement>(null)
  const at = useSignal<GridPlace | null>(null)
  const days = week.days.map(day => ({ day, shifts: week.shifts.filter(({ date }) => date === day.date) }))
  const counts = days.map(({ day, shifts }) => shifts.length + (presses && !day.isPast ? 1 : 0))
  const first = { day: counts.findIndex(count => count > 0), index: 0 }
  const stop = at.value !== null && at.value.index < (counts[at.value.day] ?? 0) ? at.value : first
  const reach: Reach = place => ({
    'data-place': `${place.day}-${place.index}`,
    tabIndex: place.day === stop.day && place.index === stop.index ? 0 : -1,
    onFocus: () => {
      at.value = place
    },
    onKeyDown: (event: KeyboardEvent) => {
      const next = moveInGrid(counts, place, event.key)
      if (!next) return
      event.preventDefault()
      list.current?.querySelector<HTMLElement>(`[data-place="${next.day}-${next.index}"]`)?.focus()
    },
  })
  return (
    <ol class="week-grid" ref={list} aria-labelledby="week-title">
      {days.map(({ day, shifts }, nth) => (
        <li key={day.date} class={day.isPast ? 'week-day is-past' : 'week-day'}>
          <DayHead day={day} isToday={day.date === week.now.date} />
          <DayShifts {...{ week, shifts, nth, own, presses, reach }} isOpen={day.open.length > 0} />
          {presses && !day.isPast && (
            <button
              type="button"
              class="button quiet add-shift"
              onClick={() => presses.onAdd(day.date)}
              {...reach({ day: nth, index: shifts.length })}
            >
              <Icon name="plus" />
              <span>
                {presses.addLabel}
                <span class="unseen"> {texts.onDay(dayInFull(day.date))}</span>
              </span>
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}

interface DayShiftsProps {
  readonly week: RosterWeek
  readonly shifts: readonly ToldShift[]
  readonly nth: number
  readonly isOpen: boolean
  readonly own: string | undefined
  readonly presses: WeekPresses | undefined
  readonly reach: Reach
}

function DayShifts({ week, shifts, nth, isOpen, own, presses, reach }: DayShiftsProps) {
  if (shifts.length === 0) return isOpen ? <p class="day-empty">{texts.noShift}</p> : null
  return (
    <ul>
      {shifts.map((shift, index) => (
        <li key={shift.id} class={cardClass(shift, own)}>
          {presses ? (
            <button
              type="button"
              class="shift-button"
              onClick={() => presses.onChoose(shift)}
              {...reach({ day: nth, index })}
            >
              <ShiftWords shift={shift} staff={week.staff} />
            </button>
          ) : (
            <ShiftWords shift={shift} staff={week.staff} />
          )}
        </li>
      ))}
    </ul>
  )
}

function cardClass({ isPast, warnings, people }: ToldShift, own: string | undefined): string {
  const { understaffed, twice, gone, closed } = warnings
  const isLacking = understaffed !== null || twice.length > 0 || gone.length > 0 || closed !== null
  const signs = {
    'is-past': isPast,
    'needs-look': !isPast && isLacking,
    'is-own': own !== undefined && people.includes(own),
  }
  return ['shift-card', ...Object.entries(signs).flatMap(([name, is]) => (is ? [name] : []))].join(' ')
}
