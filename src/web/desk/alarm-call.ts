import { type ReadonlySignal, signal } from '@preact/signals'
import type { DeskFrame, ToDeskFrame } from '../../protocol/desk-frames.ts'

/** Somebody waits and nobody answers, and this desk is called first. `since` is by this page's clock. */
export interface CalledAlarm {
  readonly since: number
  /** This counsellor said "ik kijk ernaar". */
  readonly isAnswered: boolean
}

export type AlarmFrame = Extract<ToDeskFrame, { t: 'alarm' | 'alarm-over' }>

/** [AL14] The alarm at the desk of who is "aanspreekpunt": as the server tells it, and never longer than that. */
export class AlarmCall {
  readonly #alarm = signal<CalledAlarm | null>(null)
  readonly #send: (frame: DeskFrame) => boolean

  constructor(send: (frame: DeskFrame) => boolean) {
    this.#send = send
  }

  get alarm(): ReadonlySignal<CalledAlarm | null> {
    return this.#alarm
  }

  hear(frame: AlarmFrame): void {
    if (frame.t === 'alarm-over') this.forget()
    else this.#alarm.value = { since: Date.now() - frame.since, isAnswered: frame.isAnswered }
  }

  /** [AL15] "Ik kijk ernaar". It counts when the server says so. */
  answer(): void {
    this.#send({ t: 'answer-alarm' })
  }

  /** Over; or on a new line, where the server says it again if it is not. */
  forget(): void {
    this.#alarm.value = null
  }
}
