import { type ReadonlySignal, signal } from '@preact/signals'
import type { Sounds } from './sounds.ts'
import { ringTones } from './tones.ts'

/** asking: it was played, and only the person knows whether it was heard. */
export type SoundCheckState = 'untested' | 'asking' | 'heard' | 'not-heard'

/** The test of the sound at the start of a shift: the ring itself, once, and the person's own answer. */
export class SoundCheck {
  readonly #state = signal<SoundCheckState>('untested')
  readonly #sounds: Sounds
  #stop: () => void = () => undefined

  constructor(sounds: Sounds) {
    this.#sounds = sounds
  }

  get state(): ReadonlySignal<SoundCheckState> {
    return this.#state
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
