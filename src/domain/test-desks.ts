import { standardLimits as limits } from './limits.ts'
import { type Candidate, chooseCounsellor } from './matching.ts'
import type { ConversationId, CounsellorId, Discipline, Instant } from './people.ts'
import {
  beHead,
  comeBack,
  freshWaiting,
  loseSight,
  nextInLine,
  type Place,
  placeDeadline,
  ring,
  stopRinging,
  timeOut,
  type WantedHelp,
} from './queue.ts'

type Doing = 'free' | 'ringing' | 'talking' | 'away'
interface Colleague {
  readonly disciplines: readonly Discipline[]
  readonly doing: Doing
  readonly since: Instant
  readonly notBefore: Instant
}
export interface Ring {
  readonly who: ConversationId
  readonly counsellor: CounsellorId
  /** Who should have been rung for, by our own notes. */
  readonly due: ConversationId | undefined
  readonly free: readonly Candidate[]
}

/** For tests: visitors who wait, counsellors who come and go, and our own notes beside them; rings as the house does. */
export class Desks {
  now: Instant = 1_700_000_000_000
  readonly places = new Map<ConversationId, Place>()
  readonly people = new Map<CounsellorId, Colleague>()
  readonly rings: Ring[] = []
  /** Notes that the code under test never sees. */
  readonly wanted = new Map<ConversationId, WantedHelp>()
  readonly seen = new Set<ConversationId>()
  #headFrom: { who: ConversationId | undefined; at: Instant } = { who: undefined, at: 0 }
  #look: (desks: Desks) => void = () => {}

  constructor(look: (desks: Desks) => void = () => {}) {
    this.#look = look
  }

  arrives(wanted: WantedHelp): void {
    const who = `visitor ${String(this.wanted.size).padStart(3, '0')}`
    const wish = { language: 'nl', wanted, typesSlowly: false }
    this.places.set(who, freshWaiting({ conversation: who, ticketAt: this.now, epoch: 0 }, wish))
    this.wanted.set(who, wanted)
    this.seen.add(who)
    this.#rings()
  }

  /** The visitor with this number, of those who are in the queue now. */
  #visitor(number: number): ConversationId | undefined {
    return [...this.places.keys()][number % Math.max(1, this.places.size)]
  }

  isLost(number: number): void {
    const who = this.#visitor(number)
    const place = who && this.places.get(who)
    if (!who || !place) return
    this.seen.delete(who)
    if (place.state === 'ringing') this.#does(place.counsellor, 'free')
    const still = place.state === 'ringing' ? stopRinging(place) : place
    this.places.set(who, loseSight(still, this.now, limits))
    this.#rings()
  }

  isBack(number: number): void {
    const who = this.#visitor(number)
    const place = who && this.places.get(who)
    if (!who || !place) return
    this.seen.add(who)
    this.places.set(who, comeBack(place))
    this.#rings()
  }

  leaves(number: number): void {
    const who = this.#visitor(number)
    const place = who && this.places.get(who)
    if (!who || !place) return
    if (place.state === 'ringing') this.#does(place.counsellor, 'free')
    this.places.delete(who)
    this.#rings()
  }

  comes(id: CounsellorId, trainedFor: readonly Discipline[]): void {
    if (this.people.has(id)) return
    this.people.set(id, { disciplines: trainedFor, doing: 'free', since: this.now, notBefore: 0 })
    this.#rings()
  }

  /** Free for the next visitor, or not; a ring is answered first. */
  turns(id: CounsellorId, doing: 'free' | 'talking' | 'away'): void {
    const person = this.people.get(id)
    if (!person || person.doing === 'ringing') return
    this.#does(id, doing)
    this.#rings()
  }

  answers(id: CounsellorId, how: 'takes' | 'declines'): void {
    const place = [...this.places.values()].find(each => each.state === 'ringing' && each.counsellor === id)
    if (place?.state !== 'ringing') return
    if (how === 'takes') {
      this.places.delete(place.conversation)
      this.#does(id, 'talking')
    } else {
      this.places.set(place.conversation, stopRinging(place))
      this.#does(id, 'free')
      const person = this.people.get(id)
      if (person) this.people.set(id, { ...person, notBefore: this.now + limits.declined })
    }
    this.#rings()
  }

  /** From one moment at which the clock asks something to the next. */
  passes(milliseconds: number): void {
    const until = this.now + milliseconds
    while (this.now < until) {
      const soonest = Math.min(until, ...this.#moments().filter(moment => moment > this.now))
      this.now = soonest
      for (const [who, place] of this.places) {
        const next = timeOut(place, this.now, limits)
        if (next === 'gone') this.places.delete(who)
        else this.places.set(who, next)
        if (place.state === 'ringing' && next !== place) this.#does(place.counsellor, 'away')
      }
      this.#rings()
    }
  }

  /** Since how long this visitor is the first who should be rung for. */
  headFor(who: ConversationId): number {
    return this.#headFrom.who === who ? this.now - this.#headFrom.at : 0
  }

  whoIsDue(): ConversationId | undefined {
    return [...this.wanted.keys()].find(
      who => this.seen.has(who) && this.places.get(who)?.state === 'waiting',
    )
  }

  free(): Candidate[] {
    return [...this.people]
      .filter(([, { doing, notBefore }]) => doing === 'free' && notBefore <= this.now)
      .map(([id, { disciplines: trainedFor, since }]) => ({ id, disciplines: trainedFor, freeSince: since }))
  }

  onDuty(): Colleague[] {
    return [...this.people.values()].filter(({ doing }) => doing !== 'away')
  }

  #rings(): void {
    for (;;) {
      const due = this.whoIsDue()
      if (this.#headFrom.who !== due) this.#headFrom = { who: due, at: this.now }
      const first = nextInLine([...this.places.values()])
      if (!first) break
      const head = beHead(first, this.now)
      this.places.set(head.conversation, head)
      const free = this.free()
      const counsellor = chooseCounsellor(head, free, this.onDuty(), this.now, limits)
      if (counsellor === undefined) break
      this.rings.push({ who: head.conversation, counsellor, due, free })
      this.places.set(head.conversation, ring(head, counsellor, `${this.rings.length}`, this.now, limits))
      this.#does(counsellor, 'ringing')
    }
    this.#look(this)
  }

  #does(id: CounsellorId, doing: Doing): void {
    const person = this.people.get(id)
    if (person && person.doing !== doing) this.people.set(id, { ...person, doing, since: this.now })
  }

  #moments(): Instant[] {
    const places = [...this.places.values()]
    const deadlines = places.map(placeDeadline).filter(deadline => deadline !== null)
    const patience = places.flatMap(place =>
      place.state === 'waiting' && place.headSince !== null ? [place.headSince + limits.matching] : [],
    )
    return [...deadlines, ...patience, ...[...this.people.values()].map(({ notBefore }) => notBefore)]
  }
}
