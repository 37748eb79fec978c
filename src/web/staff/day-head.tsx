import type { RosterWeek } from '../../protocol/roster.ts'
import { Icon } from './icon.tsx'
import { dayOfMonth, rosterTexts as texts, timesInWords, together, weekdayOf } from './roster-texts.ts'

type Day = RosterWeek['days'][number]

/** Which day it is, when the chat is open then, and what is special about it. */
export function DayHead({ day, isToday }: { readonly day: Day; readonly isToday: boolean }) {
  return (
    <div class="day-head">
      <h3>
        <span>{weekdayOf(day.date)}</span> <span>{dayOfMonth(day.date)}</span>
        {isToday && <span class="day-today">{texts.today}</span>}
      </h3>
      <p>{hoursOf(day)}</p>
      {day.clock && (
        <p class="day-clock">
          <Icon name="clock" />
          {texts.clock[day.clock]}
        </p>
      )}
    </div>
  )
}

function hoursOf({ open, closed }: Day): string {
  if (open.length > 0) return texts.openAt(together(open.map(timesInWords)))
  return closed === null ? texts.notOpen : texts.closed(closed)
}
