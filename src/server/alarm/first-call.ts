import type { Limits } from '../../domain/limits.ts'
import type { Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { Clock } from '../clock.ts'
import type { Line } from '../delivery.ts'

/** The open desk of who is "aanspreekpunt" today. */
export interface PointDesk {
  readonly id: string
  readonly name: string
  readonly line: Pick<Line<ToDeskFrame>, 'tell'>
}

export interface FirstCallDeps {
  /** Undefined: nobody is "aanspreekpunt", or that desk is not open. */
  readonly pointDesk: () => PointDesk | undefined
  readonly limits: Pick<Limits, 'alarmNext' | 'alarmAgain'>
  readonly clock: Clock
}

/** An alarm at the desk of one counsellor, before the list of others; and the answer of that counsellor. */
export class FirstCall {
  readonly #deps: FirstCallDeps
  #called: PointDesk | undefined
  #heldUntil: Instant = 0
  #answered: PointDesk | undefined
  /** When the head start of each began, also in earlier alarms. */
  readonly #headStarts = new Map<string, Instant>()

  constructor(deps: FirstCallDeps) {
    this.#deps = deps
  }

  /** Who said "ik kijk ernaar" to this alarm. */
  get answeredBy(): string | null {
    return this.#answered?.name ?? null
  }

  /**
   * [AL14] Calls the desk, whatever its counsellor does now, and once on each of its sockets. `since` is when the alarm
   * went off. Gives whether that was news.
   */
  call(since: Instant, hasListBegun: boolean): boolean {
    const desk = this.#deps.pointDesk()
    if (desk?.line === this.#called?.line) return false
    if (desk?.id !== this.#called?.id) this.#called?.line.tell({ t: 'alarm-over' })
    this.#called = desk
    if (!desk) return false
    this.#tell(desk, since)
    if (!hasListBegun) this.#heldUntil = Math.max(this.#heldUntil, this.#headStartOf(desk.id))
    return true
  }

  /** One in ten minutes: visitors who come and go must not hold the list back for ever. */
  #headStartOf(id: string): Instant {
    const { clock, limits } = this.#deps
    const began = this.#headStarts.get(id)
    const isNew = began === undefined || clock.now() - began >= limits.alarmAgain
    if (isNew) this.#headStarts.set(id, clock.now())
    return (isNew ? clock.now() : began) + limits.alarmNext
  }

  /** Whether the next name of the list is not told yet. A desk that is closed meanwhile holds nobody back. */
  holdsBack(): boolean {
    return this.#called !== undefined && this.#deps.clock.now() < this.#heldUntil
  }

  /** [AL15] "Ik kijk ernaar": two minutes more before the next name, once. Refuses who was not called. */
  answer(by: string, since: Instant): Refused | undefined {
    const desk = this.#called
    if (desk?.id !== by) return refuse('not-allowed')
    const { clock, limits } = this.#deps
    if (!this.#answered) this.#heldUntil = clock.now() + limits.alarmNext
    this.#answered = desk
    this.#tell(desk, since)
    return undefined
  }

  #tell({ line, id }: PointDesk, since: Instant): void {
    const ago = Math.max(0, this.#deps.clock.now() - since)
    line.tell({ t: 'alarm', since: ago, isAnswered: this.#answered?.id === id })
  }

  /** [AL4] Settled: the desk hears it at once. */
  end(): void {
    this.#called?.line.tell({ t: 'alarm-over' })
    this.#called = undefined
    this.#heldUntil = 0
    this.#answered = undefined
  }
}
