import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { VisitorState } from './visitor-state.ts'

export interface StartSound {
  readonly isOn: ReadonlySignal<boolean>
  /** The press unlocks the sound of this page and lets one hear it; a press again switches it off. */
  toggle(): void
  /** One short tone, when it is on. */
  ring(): void
}

const lasts = 0.6

/** Off at first. One soft tone of less than a second when the conversation starts; never a vibration. */
export function makeStartSound(makeContext: () => AudioContext = () => new AudioContext()): StartSound {
  const isOn = signal(false)
  let context: AudioContext | undefined

  async function play() {
    try {
      context ??= makeContext()
      // A tab in the background may have been put to rest.
      await context.resume()
      tone(context)
    } catch {
      // A machine without sound: title and screen say it too.
    }
  }
  return {
    isOn,
    toggle() {
      isOn.value = !isOn.value
      if (isOn.value) void play()
    },
    ring() {
      if (isOn.value) void play()
    },
  }
}

/** Rings when the conversation starts, in whatever tab one is by then. */
export function ringAtStart(state: ReadonlySignal<VisitorState>, sound: StartSound) {
  const isTalking = computed(() => state.value.is === 'talking')
  effect(() => {
    if (isTalking.value) sound.ring()
  })
}

function tone(context: AudioContext) {
  const [start, source, volume] = [context.currentTime, context.createOscillator(), context.createGain()]
  source.frequency.value = 587
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.25, start + 0.04)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + lasts)
  source.connect(volume).connect(context.destination)
  source.start(start)
  source.stop(start + lasts)
}
