import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'

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
