import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Sounds } from './sounds.ts'
import { ringTones } from './tones.ts'

/** asking: it was played, and only the person knows whether it was heard. */
export type SoundCheckState = 'untested' | 'asking' | 'heard' | 'not-heard'

/** What is true of the sound now. off: the volume is; lost: it was heard, and the browser lets nothing through now. */
export type SoundNow = SoundCheckState | 'off' | 'lost'

/** The test of the sound at the start of a shift: the ring itself, once, and the person's own answer. */
export class SoundCheck {
  readonly #state = signal<SoundCheckState>('untested')
  readonly #sounds: Sounds
  readonly #now: ReadonlySignal<SoundNow>
  #stop: () => void = () => undefined

  constructor(sounds: Sounds) {
    this.#sounds = sounds
    this.#now = computed(() => {
      if (sounds.volume.value === 0) return 'off'
      return this.#state.value === 'heard' && !sounds.isUnlocked.value ? 'lost' : this.#state.value
    })
  }

  /** [DK15] An earlier answer says nothing about a volume that is off or a sound that went away. */
  get now(): ReadonlySignal<SoundNow> {
    return this.#now
  }

  /** Call it from a press. */
  async test(): Promise<void> {
    this.#stop()
    const isHeard = await this.#sounds.unlock()
    if (isHeard) this.#stop = this.#sounds.play(ringTones(0))
    this.#state.value = isHeard ? 'asking' : 'not-heard'
  }

  answer(wasHeard: boolean): void {
    this.#state.value = wasHeard ? 'heard' : 'not-heard'
  }
}
