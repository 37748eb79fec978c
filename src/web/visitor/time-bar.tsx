import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { Icon } from '../shared/icon.tsx'
import { Squares } from '../shared/squares.tsx'
import { type Opened, talkTime } from '../shared/talk-time.ts'
import { sharedTexts } from '../shared/texts.ts'
import { useNow } from '../shared/use-now.ts'
import { nearEndOf } from './end-is-near.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

const texts = visitorTexts.talk
const lookEvery = 5_000

/** Words and one square a minute; a visitor who is made nervous by it folds it away. */
export function TimeBar({ opened }: { readonly opened: Opened }) {
  const isFolded = useSignal(false)
  const time = talkTime(opened, useNow(lookEvery))
  const isOver = time.remainingMinutes === 0
  if (!opened.isClockShown)
    return (
      <section class="time" aria-label={texts.time}>
        <div class="time-words">
          <p>{texts.noClock}</p>
        </div>
      </section>
    )
  return (
    <section class="time" aria-label={texts.time}>
      <div class="time-words">
        {(isOver || !isFolded.value) && (
          <>
            <p>{isOver ? sharedTexts.roundingOff : <Remaining minutes={time.remainingMinutes} />}</p>
            {!isOver && <p class="only-wide">{texts.planned(time.plannedMinutes)}</p>}
          </>
        )}
        {!isOver && (
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
        )}
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

interface TimeNoteProps {
  readonly conversation: VisitorConversation
  readonly opened: Opened
}

/** Ten and five minutes before the planned end: a note in the thread, not a dialog, and it takes no focus. */
export function TimeNote({ conversation, opened }: TimeNoteProps) {
  const time = talkTime(opened, useNow(lookEvery))
  const near = opened.isClockShown ? nearEndOf(time) : 'far'
  const key = `${time.plannedMinutes} ${near}`
  const dismissed = useSignal('')
  const hasAsked = conversation.hasAskedMoreTime.value
  useEffect(() => {
    if (near === 'past') saySoftly(sharedTexts.roundingOff)
    else if (near !== 'far') saySoftly(texts.nearlyAnnounced(time.remainingMinutes))
  }, [key])
  if (near === 'far' || near === 'past' || dismissed.value === key) return null
  return (
    <section class="note attention time-note">
      <h2>{texts.nearlyTitle}</h2>
      <p>
        {texts.nearly(time.remainingMinutes)} {!hasAsked && texts.nearlyAsk}
        <span role="status">{hasAsked ? texts.askedMoreTime : ''}</span>
      </p>
      <p class="button-row">
        {!hasAsked && (
          <button type="button" class="button" onClick={conversation.askMoreTime}>
            <Icon name="hourglass" />
            {texts.wantMoreTime}
          </button>
        )}
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            dismissed.value = key
          }}
        >
          {texts.nearlyOk}
        </button>
      </p>
    </section>
  )
}
