import { computed, effect, untracked } from '@preact/signals'
import type { Bell } from '../staff/bell.ts'
import { markTab } from '../staff/favicon.ts'
import { alarmTones, crisisTones } from '../staff/tones.ts'
import { AlarmSound } from './alarm-sound.ts'
import { unansweredCrises } from './crises.ts'
import type { LiveBoard } from './live-board.ts'
import { texts } from './texts.ts'
import { crisisTexts } from './texts-crisis.ts'

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
  // [CR3] Every crisis that nobody answered yet sounds, and another one begins it anew.
  const crises = computed(() => (live.stopped.value === null ? unansweredCrises(live.board.value) : ''))
  effect(() =>
    crises.value !== '' && alarm.isOn.value
      ? untracked(() => sounds.play(crisisTones(soundsFor)))
      : undefined,
  )
  effect(() => {
    const title =
      crises.value !== '' ? crisisTexts.title : isAlarm.value ? texts.titles.alarm : texts.titles.board
    document.title = `${title} – ${siteName}`
    markTab(isAlarm.value || crises.value !== '')
  })
  effect(() =>
    crises.value !== '' && !document.hasFocus()
      ? notifications.show(crisisTexts.notification(siteName))
      : undefined,
  )
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
