import type { Signal } from '@preact/signals'
import type { Board } from '../staff/board.ts'
import { texts } from './texts.ts'
import type { TimePlan } from './time-plan.ts'

interface TimeNotesProps {
  readonly time: TimePlan
  readonly name: string
  readonly board: Board | null
  readonly isChoosing: Signal<boolean>
}

/** What is asked about the time, above the field: it waits there, and nobody has to stop typing for it. */
export function TimeNotes({ time, name, board, isChoosing }: TimeNotesProps) {
  const waiting = time.waiting.value
  if (waiting !== null)
    return (
      <div class="note attention time-note">
        <p>
          {time.isMoreAsked.value && `${texts.time.asked(name)} `}
          <b>{texts.time.decide}</b> {texts.time.waiting(board?.waiting ?? waiting)}
        </p>
        <div class="button-row">
          <button type="button" class="button" onClick={() => time.roundOff()}>
            {texts.time.roundOff}
          </button>
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              if (time.isMoreAsked.value) time.add('visitor-asked')
              else isChoosing.value = true
            }}
          >
            {texts.time.add}
          </button>
        </div>
      </div>
    )
  if (!time.isMoreAsked.value) return null
  return (
    <div class="note attention time-note">
      <p>
        <b>{texts.time.asked(name)}</b>
      </p>
      <button
        type="button"
        class="button"
        disabled={time.adding.value === 'adding'}
        onClick={() => time.add('visitor-asked')}
      >
        {texts.time.add}
      </button>
    </div>
  )
}
