import { useEffect } from 'preact/hooks'
import { sayAloud } from '../shared/announcer.ts'
import { useNow } from '../shared/use-now.ts'
import { minutesSince } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import type { CalledAlarm } from './alarm-call.ts'
import { texts } from './texts.ts'

interface AlarmStripProps {
  readonly alarm: CalledAlarm
  onAnswer(): void
}

/** [AL14] Under the bar, whatever this counsellor does now. It takes no focus: there may be a conversation. */
export function AlarmStrip({ alarm, onAnswer }: AlarmStripProps) {
  const now = useNow(10_000)
  const words = texts.alarm
  useEffect(() => sayAloud(`${words.heading} ${words.you}`), [])
  return (
    <section class="alarm-strip" aria-labelledby="alarm-title">
      <Icon name="triangle-alert" />
      <div class="alarm-strip-words">
        <h2 id="alarm-title">{words.heading}</h2>
        <p>
          {words.you} {words.since(minutesSince(alarm.since, now))}
        </p>
      </div>
      <div class="alarm-strip-act">
        {!alarm.isAnswered && (
          <button type="button" class="button" onClick={onAnswer}>
            {words.answer}
          </button>
        )}
        <p role="status">{alarm.isAnswered && words.answered}</p>
      </div>
    </section>
  )
}
