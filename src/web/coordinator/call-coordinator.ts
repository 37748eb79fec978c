import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { Bell } from '../staff/bell.ts'
import { markTab } from '../staff/favicon.ts'
import { alarmTones } from '../staff/tones.ts'
import type { LiveBoard } from './live-board.ts'
import { texts } from './texts.ts'

/** After this many seconds the alarm has gone to the next name; the page then stays quiet and goes on showing it. */
const soundsFor = 120

/** The sound of the alarm: off until switched on, and off again for one alarm when that was heard. */
export class AlarmSound {
  readonly #isOn = signal(false)
  readonly #isHushed = signal(false)

  get isOn(): ReadonlySignal<boolean> {
    return this.#isOn
  }

  get isHushed(): ReadonlySignal<boolean> {
    return this.#isHushed
  }

  switch(isOn: boolean): void {
    this.#isOn.value = isOn
  }

  /** "Ik zie het": quiet until the next alarm. */
  hush(): void {
    this.#isHushed.value = true
  }

  /** Plays while there is an alarm, the sound is on and nobody hushed it. Gives the way to stop. */
  follow(isAlarm: ReadonlySignal<boolean>, play: () => () => void): () => void {
    const stopFollowing = effect(() => {
      if (!isAlarm.value) this.#isHushed.value = false
    })
    const isHeard = computed(() => isAlarm.value && this.#isOn.value && !this.#isHushed.value)
    const stopPlaying = effect(() => (isHeard.value ? untracked(play) : undefined))
    return () => {
      stopFollowing()
      stopPlaying()
    }
  }
}

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
