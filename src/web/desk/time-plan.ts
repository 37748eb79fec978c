import { type ReadonlySignal, signal } from '@preact/signals'
import type { DeskFrame, ReasonForMoreTime, ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { Opened } from '../shared/talk-time.ts'

/** The frames about the time of a conversation. */
export type TimeFrame = Extract<ToDeskFrame, { t: 'opened' | 'time' | 'more-time-asked' | 'decide' }>

/** adding: ten minutes were asked for, and the server has not answered yet. */
export type Adding = 'no' | 'adding' | 'not-added'

/**
 * The planned time of one conversation, as two people agree on it: what the server told, what the visitor asked, and
 * whether the desk is to decide. Nothing here ends anything.
 */
export class TimePlan {
  readonly #opened = signal<Opened | null>(null)
  readonly #isMoreAsked = signal(false)
  readonly #waiting = signal<number | null>(null)
  readonly #adding = signal<Adding>('no')
  readonly #wasCrisis = signal(false)
  readonly #c: string
  readonly #send: (frame: DeskFrame) => boolean

  /** `c` is the conversation; `send` sends a frame now, or says that it could not. */
  constructor(c: string, send: (frame: DeskFrame) => boolean) {
    this.#c = c
    this.#send = send
  }

  get opened(): ReadonlySignal<Opened | null> {
    return this.#opened
  }

  /** The visitor asked for more time, and got none yet. */
  get isMoreAsked(): ReadonlySignal<boolean> {
    return this.#isMoreAsked
  }

  /** Past the plan: how many waited when the desk was asked to decide; null when there is nothing to decide. */
  get waiting(): ReadonlySignal<number | null> {
    return this.#waiting
  }

  /** [CV15] In a crisis no page shows a clock, and nothing about time is asked. */
  get isCrisis(): boolean {
    return this.#opened.value?.isClockShown === false
  }

  /** [CR6] It was a crisis, for a while at least: also when it is over. */
  get wasCrisis(): ReadonlySignal<boolean> {
    return this.#wasCrisis
  }

  get adding(): ReadonlySignal<Adding> {
    return this.#adding
  }

  /** Gives by how many minutes the plan grew. */
  hear(frame: TimeFrame): number {
    switch (frame.t) {
      case 'more-time-asked':
        this.#isMoreAsked.value = !this.isCrisis
        return 0
      case 'decide':
        this.#waiting.value = this.isCrisis ? null : frame.waiting
        return 0
      case 'opened':
      case 'time':
        return this.#plan(frame)
    }
  }

  #plan({ elapsed, planned, clock }: Extract<TimeFrame, { t: 'opened' | 'time' }>): number {
    const before = this.#opened.peek()
    const grown = planned - (before?.planned ?? planned)
    const base = baseOf(planned, before?.base ?? planned)
    if (!clock) this.#wasCrisis.value = true
    this.#opened.value = { elapsed, planned, base, heardAt: Date.now(), isClockShown: clock }
    // After a break the answer to what was asked may be lost: the plan itself says what came of it.
    this.#adding.value = 'no'
    if (grown > 0 || !clock) this.#isMoreAsked.value = false
    if (planned > elapsed || !clock) this.#waiting.value = null
    return Math.max(0, Math.round(grown / 60_000))
  }

  /** Ten minutes more, for this reason. */
  add(reason: ReasonForMoreTime): void {
    if (this.#adding.peek() === 'adding') return
    const isSent = this.#send({ t: 'add-time', c: this.#c, reason })
    this.#adding.value = isSent ? 'adding' : 'not-added'
  }

  /** "We ronden af": the question goes away, and comes again by itself when it must. */
  roundOff(): void {
    if (this.#send({ t: 'round-off', c: this.#c })) this.#waiting.value = null
  }

  /** [CV15] Crisis, or over. What is shown changes when the server says so, on both pages together. */
  setCrisis(on: boolean): void {
    this.#send({ t: 'crisis', c: this.#c, on })
  }

  /** The server said no to what was asked last. */
  beRefused(): void {
    this.#adding.value = 'not-added'
  }

  /** After the end there is nothing to ask or to decide. */
  settle(): void {
    this.#isMoreAsked.value = false
    this.#waiting.value = null
    this.#adding.value = 'no'
  }
}

const tenMinutes = 10 * 60_000

/** Time beyond the first plan comes in tens; anything else is another plan, as for a visitor who types slowly. */
function baseOf(planned: number, base: number): number {
  return (planned - base) % tenMinutes === 0 ? base : planned
}
