import { useEffect } from 'preact/hooks'
import { sayAloud } from '../shared/announcer.ts'
import type { Bell } from '../staff/bell.ts'
import { minutesSince } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import { NotificationControl } from '../staff/notification-control.tsx'
import { SoundControl } from '../staff/sound-control.tsx'
import { texts as staffTexts } from '../staff/texts.ts'
import type { AlarmSound } from './alarm-sound.ts'
import { DecisionState } from './decision-state.tsx'
import type { Evening } from './evening.ts'
import type { LiveBoard } from './live-board.ts'
import { texts } from './texts.ts'

interface AlarmBannerProps {
  readonly evening: Evening
  readonly since: number
  readonly now: number
  readonly alarmSound: AlarmSound
}

/** Somebody waits and nobody answers. It stays until the place was taken or left. */
export function AlarmBanner({ evening, since, now, alarmSound }: AlarmBannerProps) {
  useEffect(() => sayAloud(texts.alarm.heading), [])
  return (
    <section class="alarm-banner" aria-labelledby="alarm-title">
      <Icon name="triangle-alert" />
      <div class="alarm-words">
        <h2 id="alarm-title">{texts.alarm.heading}</h2>
        <p>
          {texts.alarm.since(minutesSince(since, now))}{' '}
          {evening.alarmAnsweredBy === null
            ? texts.alarm.advice
            : texts.alarm.answered(evening.alarmAnsweredBy)}
        </p>
      </div>
      {alarmSound.isOn.value && !alarmSound.isHushed.value && (
        <button type="button" class="button quiet" onClick={() => alarmSound.hush()}>
          {texts.alarm.hush}
        </button>
      )}
    </section>
  )
}

interface AlarmControlProps {
  readonly live: LiveBoard
  readonly evening: Evening
  readonly bell: Bell
  readonly alarmSound: AlarmSound
  readonly now: number
}

/** Does the alarm reach people? The test, the sound of this page, and its notifications. */
export function AlarmControl({ live, evening, bell, alarmSound, now }: AlarmControlProps) {
  const isOn = alarmSound.isOn.value
  return (
    <section class="board-part" aria-labelledby="test-title">
      <h2 id="test-title">{texts.testAlarm.heading}</h2>
      <LastTest testAlarm={evening.testAlarm} now={now} />
      <div class="decision-row">
        <button type="button" class="button quiet" onClick={() => live.decide({ t: 'test-alarm' })}>
          {texts.testAlarm.send}
        </button>
        <DecisionState decision={live.decision.value} kinds={['test-alarm']} />
      </div>
      <h3>{staffTexts.sound.heading}</h3>
      <div class="decision-row">
        <button
          type="button"
          class="button"
          aria-pressed={isOn}
          onClick={() => {
            void bell.sounds.unlock()
            alarmSound.switch(!isOn)
          }}
        >
          {texts.alarm.sound}: {isOn ? texts.alarm.on : texts.alarm.off}
        </button>
      </div>
      {isOn && <SoundControl sounds={bell.sounds} soundCheck={bell.soundCheck} />}
      <h3>{staffTexts.notifications.heading}</h3>
      <NotificationControl check={bell.notificationCheck} />
    </section>
  )
}

function LastTest({ testAlarm, now }: Pick<Evening, 'testAlarm'> & { readonly now: number }) {
  const words = texts.testAlarm
  if (testAlarm === null) return <p class="note attention">{words.never}</p>
  const minutes = minutesSince(testAlarm.at, now)
  const ago = minutes < 120 ? words.ago(minutes) : words.hoursAgo(Math.floor(minutes / 60))
  if (testAlarm.arrived)
    return (
      <p class="note">
        {words.arrived(ago)} {words.ask}
      </p>
    )
  if (testAlarm.failed.length === 0) return <p class="note alarm">{words.nobody(ago)}</p>
  return (
    <p class="note alarm">
      {words.failed(ago)} {words.failedFor(testAlarm.failed.join(', '))}
    </p>
  )
}
