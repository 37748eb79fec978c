import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { Squares } from '../shared/squares.tsx'
import { type Opened, talkTime } from '../shared/talk-time.ts'
import { sharedTexts } from '../shared/texts.ts'
import { useNow } from '../shared/use-now.ts'
import { visitorTexts } from './texts.ts'

const texts = visitorTexts.talk
const lookEvery = 5_000

/** Words and one square a minute; a visitor who is made nervous by it folds it away. */
export function TimeBar({ opened }: { readonly opened: Opened }) {
  const isFolded = useSignal(false)
  const time = talkTime(opened, useNow(lookEvery))
  const isOver = time.remainingMinutes === 0
  return (
    <section class="time" aria-label={texts.time}>
      <div class="time-words">
        {!isFolded.value && (
          <>
            <p>{isOver ? sharedTexts.roundingOff : <Remaining minutes={time.remainingMinutes} />}</p>
            {!isOver && <p class="only-wide">{texts.planned(time.plannedMinutes)}</p>}
          </>
        )}
        <button
          type="button"
          class="text-button"
          aria-expanded={!isFolded.value}
          onClick={() => {
            isFolded.value = !isFolded.value
          }}
        >
          {isFolded.value ? texts.showTime : texts.hideTime}
        </button>
      </div>
      {!isFolded.value && !isOver && <Squares time={time} />}
    </section>
  )
}

function Remaining({ minutes }: { readonly minutes: number }) {
  return (
    <>
      {sharedTexts.remainingBefore} <b>{sharedTexts.minutes(minutes)}</b>
    </>
  )
}

/** Ten minutes before the planned end: a note in the thread, not a dialog, and it takes no focus. */
export function TimeNote({ opened }: { readonly opened: Opened }) {
  const isDismissed = useSignal(false)
  const { remainingMinutes } = talkTime(opened, useNow(lookEvery))
  const isNear = remainingMinutes <= 10
  const isOver = remainingMinutes === 0
  useEffect(() => {
    if (isNear) saySoftly(isOver ? sharedTexts.roundingOff : texts.nearlyAnnounced)
  }, [isNear, isOver])
  if (!isNear || isOver || isDismissed.value) return null
  return (
    <section class="note attention time-note">
      <h2>{texts.nearlyTitle}</h2>
      <p>{texts.nearly(remainingMinutes)}</p>
      <p>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            isDismissed.value = true
          }}
        >
          {texts.nearlyOk}
        </button>
      </p>
    </section>
  )
}
