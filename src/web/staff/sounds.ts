import { type ReadonlySignal, signal } from '@preact/signals'
import type { Tone } from './tones.ts'

/** The part of an AudioContext that is used, so that a test can be one. */
export type SoundBoard = Pick<
  AudioContext,
  | 'state'
  | 'currentTime'
  | 'destination'
  | 'resume'
  | 'createGain'
  | 'createOscillator'
  | 'createConstantSource'
  | 'addEventListener'
>

/** Headphones without a wire may take seconds to wake. */
const answersWithin = 3_000
const fade = 0.02

/**
 * Sounds that a page makes by itself. Everything is planned ahead on the clock of the audio, because timers of a
 * page that nobody looks at stand still for up to a minute; the audio is kept awake by a source that is never heard.
 */
export class Sounds {
  readonly #volume = signal(0.7)
  readonly #isUnlocked = signal(false)
  readonly #make: () => SoundBoard
  #board: SoundBoard | undefined
  #loudness: GainNode | undefined

  constructor(make: () => SoundBoard = () => new AudioContext()) {
    this.#make = make
  }

  /** From 0 (off) to 1. In memory only. */
  get volume(): ReadonlySignal<number> {
    return this.#volume
  }

  /** Whether the browser lets this page be heard. */
  get isUnlocked(): ReadonlySignal<boolean> {
    return this.#isUnlocked
  }

  setVolume(volume: number): void {
    this.#volume.value = Math.min(1, Math.max(0, volume))
    if (this.#loudness) this.#loudness.gain.value = heard(this.#volume.peek())
  }

  /** Call it from a press: browsers let a page be heard only after one. False when it cannot be heard. */
  async unlock(): Promise<boolean> {
    try {
      this.#board ??= this.#open()
      await Promise.race([this.#board.resume(), after(answersWithin)])
      this.#isUnlocked.value = this.#board.state === 'running'
    } catch {
      this.#isUnlocked.value = false
    }
    return this.#isUnlocked.peek()
  }

  #open(): SoundBoard {
    const board = this.#make()
    const loudness = board.createGain()
    loudness.gain.value = heard(this.#volume.peek())
    loudness.connect(board.destination)
    keepAwake(board)
    // A phone call or a sleeping laptop stops the audio; it must be there again for the next ring.
    board.addEventListener('statechange', () => {
      this.#isUnlocked.value = board.state === 'running'
      if (board.state === 'suspended') void board.resume().catch(() => undefined)
    })
    this.#loudness = loudness
    return board
  }

  /** Plays these tones from now. Gives the way to stop them at once; nothing is heard before `unlock`. */
  play(tones: readonly Tone[]): () => void {
    const [board, loudness] = [this.#board, this.#loudness]
    if (!board || !loudness) return () => undefined
    if (board.state !== 'running') void board.resume().catch(() => undefined)
    const own = board.createGain()
    own.connect(loudness)
    const sources = tones.map(tone => planTone(board, own, tone))
    return () => {
      own.disconnect()
      for (const source of sources) source.stop()
    }
  }
}

function planTone(board: SoundBoard, into: GainNode, { at, lasts, hertz, loudness }: Tone): OscillatorNode {
  const from = board.currentTime + at
  const source = board.createOscillator()
  const shape = board.createGain()
  source.frequency.value = hertz
  // Up and down in a moment: a tone that begins at full strength clicks.
  shape.gain.setValueAtTime(0, from)
  shape.gain.linearRampToValueAtTime(loudness / 2, from + fade)
  shape.gain.setValueAtTime(loudness / 2, from + lasts - fade)
  shape.gain.linearRampToValueAtTime(0, from + lasts)
  source.connect(shape).connect(into)
  source.start(from)
  source.stop(from + lasts)
  return source
}

function keepAwake(board: SoundBoard): void {
  const silence = board.createGain()
  silence.gain.value = 0
  silence.connect(board.destination)
  const source = board.createConstantSource()
  source.connect(silence)
  source.start()
}

/** Ears count in steps, not in strength: half of the slider must sound like half. */
const heard = (volume: number) => volume ** 2

const after = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
