import { computed, effect } from '@preact/signals'
import type { Bell } from '../staff/bell.ts'
import { markTab } from '../staff/favicon.ts'
import { alarmTones } from '../staff/tones.ts'
import { AlarmSound } from './alarm-sound.ts'
import type { LiveBoard } from './live-board.ts'
import { texts } from './texts.ts'

/** After this many seconds the alarm has gone to the next name; the page then stays quiet and goes on showing it. */
const soundsFor = 120

/** Ties the live board to what reaches a person: the sound, a notification, the title and the picture of the tab. */
export function callCoordinator(
  live: LiveBoard,
  { sounds, notifications }: Bell,
  siteName: string,
): AlarmSound {
  const alarm = new AlarmSound()
  const isAlarm = computed(() => live.stopped.value === null && isCalled(live))
  alarm.follow(isAlarm, () => sounds.play(alarmTones(soundsFor)))
  effect(() => {
    document.title = `${isAlarm.value ? texts.titles.alarm : texts.titles.board} – ${siteName}`
    markTab(isAlarm.value)
  })
  effect(() =>
    isAlarm.value && !document.hasFocus()
      ? notifications.show(texts.alarm.notification(siteName))
      : undefined,
  )
  return alarm
}

function isCalled({ evening }: LiveBoard): boolean {
  return evening.value !== null && evening.value.alarmSince !== null
}
