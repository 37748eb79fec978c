import { signal } from '@preact/signals'
import type { Refusal, Refused } from '../../domain/refusal.ts'
import type { DeskFrame, ToDeskFrame } from '../../protocol/desk-frames.ts'
import { parseToDeskFrame } from '../../protocol/parse-desk-frame.ts'
import type { Connection, ConnectionOptions } from '../shared/connection.ts'
import { type Board, boardOf } from '../staff/board.ts'
import { greetDesk } from '../staff/greet-desk.ts'
import type { StopReason } from '../staff/stop-reason.ts'
import { type Evening, eveningOf } from './evening.ts'

/** What a coordinator may decide on the spot. */
export type DecisionFrame = Extract<
  DeskFrame,
  { t: 'open-extra' | 'close-now' | 'as-planned' | 'cap' | 'notice' | 'point-person' | 'test-alarm' }
>

/** The decision that was made last, and what came of it. */
export type Decision =
  | { readonly is: 'sent' | 'done'; readonly frame: DecisionFrame; readonly at: number }
  | { readonly is: 'refused'; readonly frame: DecisionFrame; readonly code: Refusal }

export interface LiveBoardDeps {
  /** Name of the account whose page this is. */
  readonly accountName: string
  /** A pass for one socket, 32 bytes in base64url. */
  readonly askPass: () => Promise<string | Refused>
  readonly open: (
    link: Pick<ConnectionOptions<DeskFrame, ToDeskFrame>, 'first' | 'parse' | 'heard'>,
  ) => Connection<DeskFrame>
}

/** The coordinator's page without a screen: the live board, and what is decided on the spot. No text of anybody. */
export class LiveBoard {
  readonly board = signal<Board | null>(null)
  readonly evening = signal<Evening | null>(null)
  readonly decision = signal<Decision | null>(null)
  readonly stopped = signal<StopReason | null>(null)
  /** [CR4] The last answer to a colleague in a crisis. That it arrived, the board says. */
  readonly crisisAnswer = signal<{ readonly counsellor: string; readonly is: 'sent' | 'failed' } | null>(null)
  readonly connection: Connection<DeskFrame>
  readonly #accountName: string

  constructor({ accountName, askPass, open }: LiveBoardDeps) {
    this.#accountName = accountName
    this.connection = open({
      first: async () => [await greetDesk({ askPass, stop: why => this.stop(why) })],
      parse: parseToDeskFrame,
      heard: frame => this.#hear(frame),
    })
  }

  get state(): Connection<DeskFrame>['state'] {
    return this.connection.state
  }

  /** Sends a decision. It counts as done when the evening, as the server tells it, shows it. */
  decide(frame: DecisionFrame): void {
    const isSent = this.connection.send(frame)
    this.decision.value = isSent
      ? { is: 'sent', frame, at: Date.now() }
      : { is: 'refused', frame, code: 'try-again' }
  }

  /** [CR4] "Ik ben er voor jou", to a counsellor who is in a crisis. */
  answerCrisis(counsellor: string): void {
    const isSent = this.connection.send({ t: 'answer-crisis', counsellor })
    this.crisisAnswer.value = { counsellor, is: isSent ? 'sent' : 'failed' }
  }

  /** The end of this page's work: no more frames. */
  stop(why: StopReason): void {
    this.connection.stop()
    this.stopped.value = why
  }

  #hear(frame: ToDeskFrame): undefined {
    if (frame.t === 'welcome' && frame.name !== this.#accountName) this.stop('other-person')
    if (frame.t === 'board') this.board.value = boardOf(frame, Date.now())
    if (frame.t === 'evening') this.#see(eveningOf(frame, Date.now()))
    if (frame.t === 'refused') this.#beRefused(frame.code, frame.about)
  }

  #see(evening: Evening): void {
    this.evening.value = evening
    const decision = this.decision.value
    if (decision?.is !== 'sent' || !shows(evening, decision.frame, decision.at)) return
    this.decision.value = { ...decision, is: 'done' }
  }

  #beRefused(code: Refusal, about: string | undefined): void {
    const decision = this.decision.value
    if (code === 'not-signed-in') this.stop('signed-out')
    else if (code === 'already-open') this.stop('elsewhere')
    else if (decision?.is === 'sent' && decision.frame.t === about)
      this.decision.value = { is: 'refused', frame: decision.frame, code }
  }
}

/** Whether the evening is as it was decided; `at` is when that was. */
function shows(evening: Evening, frame: DecisionFrame, at: number): boolean {
  const { opening, cap, notice, testAlarm, pointPerson } = evening
  switch (frame.t) {
    case 'open-extra':
      return opening.isOpen
    case 'close-now':
      return !opening.isOpen && opening.reason?.kind === frame.kind
    case 'as-planned':
      return true
    case 'cap':
      return cap === frame.most
    case 'notice':
      return notice === frame.text
    case 'point-person':
      // Taken back, the roster's own is there again.
      if (frame.counsellor === null) return pointPerson === null || pointPerson.isByRoster
      return pointPerson?.id === frame.counsellor
    case 'test-alarm':
      return testAlarm !== null && testAlarm.at >= at - 1_000
  }
}
