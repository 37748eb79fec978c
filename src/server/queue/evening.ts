import {
  count,
  type EveningEvent,
  type EveningFigures,
  nothingYet,
  paceOf,
} from '../../domain/evening-figures.ts'
import type { ConversationId, Instant } from '../../domain/people.ts'
import type { Pace, WaitRange } from '../../domain/waiting-time.ts'

const noWait = { from: 0, to: 0 }

/** What was last told to a visitor in the queue, so that only changes are sent. */
interface Told {
  place: number
  from: number
  to: number
  delay: boolean
}

/** Whether it will still be this visitor's turn before closing, and whether the page has heard so. */
interface Promised {
  readonly isReached: boolean
  isTold: boolean
}

/**
 * This evening: its figures, and what everyone in the queue was told. In memory and without persons; after a restart
 * the figures begin anew, so that no wait is shown until five conversations have ended again (WT3).
 */
export class Evening {
  #figures: EveningFigures = nothingYet
  #day = ''
  readonly #told = new Map<ConversationId, Told>()
  readonly #promised = new Map<ConversationId, Promised>()
  readonly #noKeys = new Map<ConversationId, number>()
  #closesAt: Instant | undefined
  #lastOnDuty: Instant | undefined

  /** Another day on the wall calendar begins with nothing. */
  isOn(day: string): void {
    if (day === this.#day) return
    this.#day = day
    this.#figures = nothingYet
    this.#noKeys.clear()
  }

  count(event: EveningEvent): void {
    this.#figures = count(this.#figures, event)
  }

  get figures(): EveningFigures {
    return this.#figures
  }

  pace(counsellors: number, siteMinutes: number): Pace {
    return paceOf(this.#figures, counsellors, siteMinutes)
  }

  /** Whether this is news for that visitor. */
  isNews(conversation: ConversationId, place: number, wait: WaitRange | null): boolean {
    const told = this.#toldTo(conversation)
    const { from, to } = wait ?? noWait
    if (told.place === place && told.from === from && told.to === to) return false
    Object.assign(told, { place, from, to })
    return true
  }

  /** Whether the honest line about a delay was not told yet; from now on it was. */
  isFirstDelay(conversation: ConversationId): boolean {
    const told = this.#toldTo(conversation)
    if (told.delay) return false
    told.delay = true
    return true
  }

  #toldTo(conversation: ConversationId): Told {
    const told = this.#told.get(conversation) ?? { place: 0, ...noWait, delay: false }
    this.#told.set(conversation, told)
    return told
  }

  /** The page came anew, or is out of the line: everything is news again. */
  forget(conversation: ConversationId): void {
    this.#told.delete(conversation)
    const promised = this.#promised.get(conversation)
    if (promised) promised.isTold = false
  }

  /** What each visitor hears about this closing. Another closing begins with nothing. */
  promisesFor(closesAt: Instant): Map<ConversationId, Promised> {
    if (this.#closesAt !== closesAt) this.#promised.clear()
    this.#closesAt = closesAt
    return this.#promised
  }

  /** Since when nobody at all is at a desk; the first look, as after a start, counts as somebody. */
  desertedSince(isAnyoneOnDuty: boolean, now: Instant): Instant | undefined {
    if (isAnyoneOnDuty || this.#lastOnDuty === undefined) this.#lastOnDuty = now
    return isAnyoneOnDuty ? undefined : this.#lastOnDuty
  }

  /** How often this visitor's page gave no key when it was its turn, this time included. */
  missKey(conversation: ConversationId): number {
    const times = (this.#noKeys.get(conversation) ?? 0) + 1
    this.#noKeys.set(conversation, times)
    return times
  }

  /** What was promised for the closing that comes or came last, or undefined for who was not in line then. */
  promiseTo(conversation: ConversationId): Promised | undefined {
    return this.#promised.get(conversation)
  }
}
