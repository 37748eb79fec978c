import { count } from '../../src/domain/evening-figures.ts'
import { chooseCounsellor } from '../../src/domain/matching.ts'
import type { Outcome } from '../../src/domain/outcome.ts'
import type { ConversationId, CounsellorId } from '../../src/domain/people.ts'
import {
  beHead,
  claim,
  comeBack,
  inOrder,
  joinQueue,
  letIn,
  loseSight,
  nextInLine,
  nextOutside,
  type Place,
  type PlaceIn,
  placeDeadline,
  queueCapacity,
  ring,
  standOutside,
  stopRinging,
  takeTicket,
  timeOut,
  type Wish,
} from '../../src/domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../src/domain/refusal.ts'
import type { House } from './house.ts'
import type { VisitorPage } from './people.ts'

/** The queue of the simulated house: the acts of src/server/queue on the same domain. */
export class Line {
  readonly places = new Map<ConversationId, Place>()
  readonly #house: House
  #offers = 0

  constructor(house: House) {
    this.#house = house
  }

  standing(): PlaceIn<'waiting' | 'ringing'>[] {
    return [...this.places.values()]
      .filter(place => place.state === 'waiting' || place.state === 'ringing')
      .sort(inOrder)
  }

  ringingFor(id: CounsellorId): PlaceIn<'ringing'> | undefined {
    for (const place of this.places.values())
      if (place.state === 'ringing' && place.counsellor === id) return place
    return undefined
  }

  takesTicket(id: ConversationId, page: VisitorPage): Refused | undefined {
    const { doorkeeper, pages, now, limits } = this.#house
    if (doorkeeper.isShut()) return refuse('closed-now')
    this.#house.figures = count(this.#house.figures, { happened: 'arrived' })
    pages.set(id, page)
    this.keep(takeTicket(id, now, limits))
    return undefined
  }

  joins(id: ConversationId, wish: Wish): Refused | undefined {
    const { doorkeeper, now } = this.#house
    const place = this.places.get(id)
    if (!place) return refuse('expired')
    if (doorkeeper.isShut()) return refuse('closed-now')
    const waiting = joinQueue(place, wish, now)
    if (isRefused(waiting)) return waiting
    if (this.#isFull()) this.keep(standOutside(waiting))
    else this.#standsInLine(waiting)
    this.settle()
    return undefined
  }

  losesSight(id: ConversationId): void {
    const { now, limits } = this.#house
    const place = this.places.get(id)
    if (!place) return
    this.keep(loseSight(place.state === 'ringing' ? stopRinging(place) : place, now, limits))
    if (place.state === 'ringing') this.#endRing(place, 'visitor-left')
    this.settle()
  }

  comesBack(id: ConversationId): void {
    const place = this.places.get(id)
    if (!place) return
    const back = comeBack(place)
    this.keep(back)
    this.#house.doorkeeper.greets(back, 'back')
    this.settle()
  }

  losesDesk(id: CounsellorId): void {
    const rung = this.ringingFor(id)
    if (rung) this.keep(stopRinging(rung))
    this.settle()
  }

  declines(id: CounsellorId, offer: string): void {
    const { duty, agenda, now, limits } = this.#house
    const place = this.ringingFor(id)
    if (place?.offer !== offer) return
    this.keep(stopRinging(place))
    duty.rest(id, now + limits.declined)
    agenda.after(limits.declined, () => this.settle())
    this.#endRing(place, 'declined')
    this.settle()
  }

  claims(id: CounsellorId, offer: string): PlaceIn<'ringing'> | Refused {
    const place = this.ringingFor(id)
    return place ? claim(place, offer, id, this.#house.now) : refuse('expired')
  }

  /** The place is over, and this is how it ended for its visitor. */
  drops(id: ConversationId, outcome: Outcome): void {
    const { watcher } = this.#house
    const place = this.places.get(id)
    if (!place) return
    this.places.delete(id)
    if (outcome === 'left-waiting') this.#house.counts('left-waiting', place.ticketAt)
    watcher.hasEnded(id, outcome)
    if (place.state === 'ringing') this.#endRing(place, 'visitor-left')
  }

  leaves(id: ConversationId): void {
    const ends = { ticket: 'not-there', outside: 'refused-full' } as Partial<Record<Place['state'], Outcome>>
    const place = this.places.get(id)
    if (place) this.drops(id, ends[place.state] ?? 'left-waiting')
    this.settle()
  }

  /** Whoever can come in comes in; then, as long as it can be, the first who waits is brought to a counsellor. */
  settle(): void {
    const { doorkeeper } = this.#house
    doorkeeper.looksRound()
    for (;;) {
      const next = this.#isFull() || doorkeeper.isShut() ? undefined : nextOutside([...this.places.values()])
      if (!next) break
      this.#standsInLine(letIn(next))
    }
    while (this.#ringsOne());
  }

  #ringsOne(): boolean {
    const { duty, desks, watcher, now, limits } = this.#house
    const first = nextInLine([...this.places.values()])
    if (!first) return false
    const head = beHead(first, now)
    if (head !== first) this.#isHead(head)
    const chosen = chooseCounsellor(head, duty.free(now), duty.reachable(now), now, limits)
    if (!chosen) return false
    this.#offers += 1
    const ringing = ring(head, chosen, `${this.#offers}`, now, limits)
    watcher.isRung(ringing)
    duty.set(chosen, 'ringing', now)
    this.keep(ringing)
    desks.get(chosen)?.isOffered(ringing.offer)
    return true
  }

  /** From now on this visitor waits for a fitting counsellor, and after a while for anyone. */
  #isHead(head: PlaceIn<'waiting'>): void {
    const { agenda, limits } = this.#house
    this.keep(head)
    agenda.after(limits.matching, () => this.settle())
  }

  #standsInLine(place: PlaceIn<'waiting'>): void {
    this.keep(place)
    this.#house.watcher.hasJoined(place)
  }

  #isFull(): boolean {
    const { duty, limits, now } = this.#house
    return this.standing().length >= queueCapacity(duty.reachable(now).length, limits)
  }

  keep(place: Place): void {
    this.places.set(place.conversation, place)
    const deadline = placeDeadline(place)
    if (deadline !== null) this.#house.agenda.at(deadline, () => this.#sweep(place.conversation))
  }

  #sweep(id: ConversationId): void {
    const { now, limits } = this.#house
    const place = this.places.get(id)
    const next = place && timeOut(place, now, limits)
    if (!next || next === place) return
    if (next === 'gone') this.drops(id, place.state === 'outside' ? 'refused-full' : 'not-there')
    else this.keep(next)
    if (place.state === 'ringing') this.#endRing(place, 'missed')
    if (place.state === 'waiting') this.#house.counts('left-waiting', place.ticketAt, now - limits.placeKept)
    this.settle()
  }

  #endRing(place: PlaceIn<'ringing'>, why: 'missed' | 'declined' | 'visitor-left'): void {
    const { duty, desks, now } = this.#house
    if (duty.find(place.counsellor)?.status !== 'ringing') return
    duty.set(place.counsellor, why === 'missed' ? 'away' : 'free', now)
    desks.get(place.counsellor)?.isOfferGone(why)
  }
}
