import { type ConversationIn, placeAgain, take } from './conversation.ts'
import { standardLimits as limits } from './limits.ts'
import type { ConversationId, Instant } from './people.ts'
import {
  claim,
  comeBack,
  joinQueue,
  letIn,
  loseSight,
  nextInLine,
  nextOutside,
  type Place,
  passOver,
  queueCapacity,
  ring,
  standOutside,
  stopRinging,
  takeTicket,
  timeOut,
} from './queue.ts'
import { isRefused, type Refused } from './refusal.ts'

const wish = { language: 'nl', wanted: 'no-preference', typesSlowly: false } as const

/** For tests: an evening as the house plays it, with places and conversations apart, one clock, and our own notes beside them. */
export class Evening {
  now: Instant = 1_700_000_000_000
  readonly places = new Map<ConversationId, Place>()
  readonly talks = new Map<ConversationId, ConversationIn<'taken'>>()
  /** Notes that the code under test never sees. */
  readonly firstTicket = new Map<ConversationId, Instant>()
  readonly seen = new Set<ConversationId>()
  /** What the coordinator decided; null is the rule for the one counsellor of this evening. */
  cap: number | null = null
  #offers = 0

  arrives(who: ConversationId): void {
    if (this.places.has(who) || this.talks.has(who)) return
    this.places.set(who, takeTicket(who, this.now, limits))
    this.firstTicket.set(who, this.now)
    this.seen.add(who)
  }

  /** Only a page that is there can ask. Nobody goes past who stands outside. */
  joins(who: ConversationId): void {
    if (!this.seen.has(who)) return
    this.#change(who, place => {
      const joined = joinQueue(place, wish, this.now)
      return isRefused(joined) ? joined : standOutside(joined)
    })
    this.letsIn()
  }

  /** After everything that may have made room. Gives who came in. */
  letsIn(): ConversationId[] {
    const entered: ConversationId[] = []
    for (;;) {
      const next = nextOutside([...this.places.values()])
      if (!next || this.inLine() >= queueCapacity(1, limits, this.cap)) return entered
      this.places.set(next.conversation, letIn(next))
      entered.push(next.conversation)
    }
  }

  inLine(): number {
    return [...this.places.values()].filter(({ state }) => state === 'waiting' || state === 'ringing').length
  }

  isLost(who: ConversationId): void {
    this.seen.delete(who)
    this.#change(who, place =>
      loseSight(place.state === 'ringing' ? stopRinging(place) : place, this.now, limits),
    )
  }

  isBack(who: ConversationId): void {
    this.seen.add(who)
    this.#change(who, comeBack)
  }

  leaves(who: ConversationId): void {
    this.places.delete(who)
    this.talks.delete(who)
  }

  rings(): void {
    const next = nextInLine([...this.places.values()])
    this.#offers += 1
    if (next) this.places.set(next.conversation, ring(next, 'noor', `${this.#offers}`, this.now, limits))
  }

  declines(who: ConversationId): void {
    this.#change(who, place => (place.state === 'ringing' ? stopRinging(place) : place))
  }

  takes(who: ConversationId): void {
    const place = this.places.get(who)
    if (place?.state !== 'ringing') return
    const claimed = claim(place, place.offer, 'noor', this.now)
    if (isRefused(claimed)) return
    this.places.delete(who)
    this.talks.set(who, take(claimed, { counsellor: 'noor', take: 'page' }, this.now, limits))
  }

  /** The conversation never opened: without a key the visitor is passed over, without a hello not. */
  neverOpens(who: ConversationId, why: 'no-key' | 'no-hello'): void {
    const talk = this.talks.get(who)
    if (!talk) return
    this.talks.delete(who)
    const again = placeAgain(talk)
    const standing = this.seen.has(who) ? again : loseSight(again, this.now, limits)
    this.places.set(who, why === 'no-key' ? passOver(again, this.now, limits) : standing)
  }

  passes(milliseconds: number): void {
    this.now += milliseconds
    for (const [who, place] of this.places) {
      const next = timeOut(place, this.now, limits)
      if (next === 'gone') this.places.delete(who)
      else this.places.set(who, next)
    }
  }

  #change(who: ConversationId, change: (place: Place) => Place | Refused): void {
    const place = this.places.get(who)
    if (!place) return
    const next = change(place)
    if (!isRefused(next)) this.places.set(who, next)
  }
}
