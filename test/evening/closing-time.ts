import { meanHandlingMinutes, paceOf } from '../../src/domain/evening-figures.ts'
import type { ConversationId, Instant } from '../../src/domain/people.ts'
import type { Place } from '../../src/domain/queue.ts'
import { intakeStops, willNotBeReached } from '../../src/domain/waiting-time.ts'
import type { Doors } from './doors.ts'
import type { Doorkeeper } from './house.ts'

/**
 * The end of the evening. Ten minutes before it, each visitor in line either hears that it will not be their turn, or has
 * a promise that it will, also past closing time. Who falls back from a counsellor who was not there has one too.
 */
export class ClosingTime implements Doorkeeper {
  readonly #doors: Doors
  readonly closesAt: Instant
  readonly #promised = new Set<ConversationId>()
  readonly #tell: (visitor: ConversationId) => void

  constructor(doors: Doors, closesAt: Instant, tell: (visitor: ConversationId) => void) {
    this.#doors = doors
    this.closesAt = closesAt
    this.#tell = tell
    doors.house.agenda.at(this.#noticeAt, () => this.#givesNotice())
    for (const at of [this.#latestAt, closesAt]) doors.house.agenda.at(at, () => doors.line.settle())
  }

  get #noticeAt(): Instant {
    return this.closesAt - this.#doors.house.limits.closingNotice
  }

  /** No newcomer any more: who still stands outside is told so. */
  get #latestAt(): Instant {
    return this.closesAt - this.#doors.house.limits.intakeLatestMinutes * 60_000
  }

  get #minutesLeft(): number {
    return (this.closesAt - this.#doors.house.now) / 60_000
  }

  /** After closing, when nobody with a promise is left: the counsellors may go home. */
  isOver(): boolean {
    const { house, line, talks } = this.#doors
    if (house.now < this.closesAt || line.places.size > 0) return false
    return [...talks.all.values()].every(talk => talk.state !== 'taken')
  }

  isShut(): boolean {
    const { house, line } = this.#doors
    return intakeStops({
      waiting: line.standing().length,
      handlingMinutes: meanHandlingMinutes(house.figures, house.limits.handlingMinutes),
      counsellors: house.duty.all().length,
      minutesLeft: this.#minutesLeft,
      latestMinutes: house.limits.intakeLatestMinutes,
    })
  }

  greets({ state, conversation }: Place, why: 'back' | 'no-hello'): void {
    if (this.#doors.house.now < this.#noticeAt || state === 'ticket' || state === 'outside') return
    if (why === 'no-hello') this.#promised.add(conversation)
    else if (!this.#promised.has(conversation)) this.#tell(conversation)
  }

  looksRound(): void {
    const { house, line } = this.#doors
    if (house.now < this.#latestAt) return
    for (const { state, conversation } of [...line.places.values()])
      if (state === 'outside') line.drops(conversation, 'refused-full')
    if (house.now >= this.closesAt) this.#clearsLine()
  }

  #clearsLine(): void {
    const { house, line } = this.#doors
    for (const { state, conversation } of [...line.places.values()]) {
      if (state === 'ringing' || (state === 'waiting' && this.#promised.has(conversation))) continue
      const isHere = state === 'waiting' && house.pages.has(conversation)
      line.drops(conversation, isHere ? 'not-reached' : 'not-there')
    }
  }

  #givesNotice(): void {
    const { house, line } = this.#doors
    const pace = paceOf(house.figures, house.duty.reachable(house.now).length, house.limits.handlingMinutes)
    const unsure = willNotBeReached([...line.places.values()], pace, this.#minutesLeft)
    const named = new Set(unsure.map(place => place.conversation))
    for (const { conversation } of line.standing()) {
      if (!named.has(conversation)) this.#promised.add(conversation)
      else if (house.pages.has(conversation)) this.#tell(conversation)
    }
  }
}
