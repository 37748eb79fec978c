import { signal } from '@preact/signals'
import type { DeskFrame, ToDeskFrame } from '../../protocol/desk-frames.ts'

export interface Debrief {
  /** The coordinator who will call; null as long as nobody said so. */
  readonly answeredBy: string | null
}

/** [RG8] The time that a counsellor has for oneself: what was planned, and whether somebody will call. */
export class Rhythm {
  /** Until when it was planned, by this page's clock; null where nothing was. */
  readonly until = signal<number | null>(null)
  readonly debrief = signal<Debrief | null>(null)
  /** "Pauze hierna": said while a conversation goes on. */
  readonly isPauseNext = signal(false)
  readonly #send: (frame: DeskFrame) => boolean

  constructor(send: (frame: DeskFrame) => boolean) {
    this.#send = send
  }

  hear(frame: Extract<ToDeskFrame, { t: 'status' | 'debrief' }>): void {
    if (frame.t === 'debrief') {
      this.debrief.value = frame.isAsked ? { answeredBy: frame.answeredBy } : null
      return
    }
    this.until.value = frame.left === undefined ? null : Date.now() + frame.left
  }

  /** Gives false without connection, as all of these do. */
  pause(minutes: number | null): boolean {
    this.isPauseNext.value = false
    return this.#send({ t: 'pause', minutes })
  }

  breathe(): boolean {
    this.isPauseNext.value = false
    return this.#send({ t: 'breathe' })
  }

  longer(): boolean {
    return this.#send({ t: 'longer' })
  }

  withdrawDebrief(): boolean {
    return this.#send({ t: 'no-debrief' })
  }
}
