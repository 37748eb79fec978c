import {
  type Conversation,
  close,
  comeBack,
  conversationDeadline,
  handOver,
  leave,
  loseSight,
  placeAgain,
  speak,
  take,
  timeOut,
} from '../../src/domain/conversation.ts'
import type { ConversationId, CounsellorId, Instant, Speaker } from '../../src/domain/people.ts'
import { passOver, loseSight as placeOutOfSight } from '../../src/domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../src/domain/refusal.ts'
import type { DeskStatus } from '../../src/protocol/desk-frames.ts'
import type { House } from './house.ts'
import type { Line } from './line.ts'

type Talk = Exclude<Conversation, { state: 'closed' }>

/** The conversations of the simulated house: the acts of src/server/conversations on the same domain. */
export class Talks {
  readonly all = new Map<ConversationId, Talk>()
  readonly #house: House
  readonly #line: Line
  readonly #busySince = new Map<CounsellorId, Instant>()

  constructor(house: House, line: Line) {
    this.#house = house
    this.#line = line
  }

  /** The conversation that keeps this counsellor busy: one that is closing does not. */
  busyWith(id: CounsellorId): Exclude<Talk, { state: 'closing' }> | undefined {
    for (const talk of this.all.values()) if (talk.state !== 'closing' && talk.counsellor === id) return talk
    return undefined
  }

  takesOffer(id: CounsellorId, offer: string): Refused | undefined {
    const { duty, pages, now, limits } = this.#house
    const place = this.#line.claims(id, offer)
    if (isRefused(place)) return place
    if (this.busyWith(id)) return refuse('not-allowed')
    this.#line.places.delete(place.conversation)
    this.#keep(take(place, { counsellor: id, take: 'page' }, now, limits))
    duty.set(id, 'talking', now)
    this.#busySince.set(id, now)
    pages.get(place.conversation)?.isTaken()
    // A place in line came free: for who stands outside.
    this.#line.settle()
    return undefined
  }

  handsOverKey(id: ConversationId): void {
    const { desks, now, limits } = this.#house
    const talk = this.all.get(id)
    const handed = talk && handOver(talk, talk.epoch, now, limits)
    if (!handed || isRefused(handed)) return
    this.#keep(handed)
    desks.get(handed.counsellor)?.getsKey(id)
  }

  saysHello(id: ConversationId): void {
    const { pages, watcher, now, limits } = this.#house
    const talk = this.all.get(id)
    if (talk?.state !== 'taken') return
    const open = speak(talk, 'counsellor', talk.epoch, now, limits)
    if (isRefused(open)) return
    // A visitor who went between the key and the hello is waited for like one who goes later.
    this.#keep(pages.has(id) ? open : loseSight(open, 'visitor', now, limits))
    this.#house.counts('answered', talk.ticketAt)
    watcher.hasEnded(id, 'answered')
    pages.get(id)?.isOpened()
  }

  closes(id: ConversationId, speaker: Speaker): void {
    const talk = this.all.get(id)
    const next = talk && close(talk, speaker, this.#house.now, this.#house.limits)
    if (!next || isRefused(next)) return
    this.#keep(next)
    if (next.state === 'closing') this.#tellEnded(talk)
    this.#line.settle()
  }

  /** "Snel weg": from any state, at once. */
  leaves(id: ConversationId): void {
    const talk = this.all.get(id)
    if (!talk) return
    this.#keep(leave(talk))
    if (talk.state === 'taken') {
      this.#house.counts('left-waiting', talk.ticketAt)
      this.#house.watcher.hasEnded(id, 'left-waiting')
      this.#takesBack(talk, 'free', 'visitor-left')
    } else if (talk.state !== 'closing') this.#tellEnded(talk)
    this.#line.settle()
  }

  losesSight(talk: Talk | undefined, speaker: Speaker): void {
    if (talk) this.#keep(loseSight(talk, speaker, this.#house.now, this.#house.limits))
  }

  visitorBack(id: ConversationId): void {
    const talk = this.all.get(id)
    if (!talk) return
    this.#keep(comeBack(talk, 'visitor'))
    const page = this.#house.pages.get(id)
    if (talk.state === 'taken' && !talk.handedOver) page?.isTaken()
    if (talk.state === 'closing') page?.isEnded()
  }

  deskBack(id: CounsellorId): void {
    const talk = this.busyWith(id)
    if (!talk) return
    this.#keep(comeBack(talk, 'counsellor'))
    if (talk.state === 'taken' && talk.handedOver) this.#house.desks.get(id)?.getsKey(talk.id)
  }

  /** From taking until ready again, or gone: so long this counsellor was not there for others. */
  isFreeAgain(id: CounsellorId): void {
    const since = this.#busySince.get(id)
    if (since === undefined || this.busyWith(id)) return
    this.#busySince.delete(id)
    this.#house.counts('ended', since)
  }

  #keep(talk: Conversation): void {
    if (talk.state === 'closed') this.all.delete(talk.id)
    else this.all.set(talk.id, talk)
    const deadline = talk.state === 'closed' ? null : conversationDeadline(talk)
    if (deadline !== null) this.#house.agenda.at(deadline, () => this.#sweep(talk.id))
  }

  #sweep(id: ConversationId): void {
    const talk = this.all.get(id)
    const next = talk && timeOut(talk, this.#house.now, this.#house.limits)
    if (!next || next === talk) return
    if (next === 'no-key' || next === 'no-hello') this.#putsBack(talk, next)
    else this.#keep(next)
    if (typeof next !== 'string' && next.state === 'closing') this.#tellEnded(talk)
    this.#line.settle()
  }

  /** A conversation that never opened: its visitor stands again on the same place. */
  #putsBack(talk: Talk, why: 'no-key' | 'no-hello'): void {
    if (talk.state !== 'taken') return
    const { pages, doorkeeper, now, limits } = this.#house
    this.all.delete(talk.id)
    const again = placeAgain(talk)
    const page = pages.get(talk.id)
    const standing = page ? again : placeOutOfSight(again, now, limits)
    this.#line.keep(why === 'no-key' ? passOver(again, now, limits) : standing)
    this.#takesBack(talk, why === 'no-key' ? 'free' : 'away', why)
    if (why === 'no-key') page?.isPassedOver()
    else doorkeeper.greets(standing, 'no-hello')
  }

  #takesBack(talk: Talk, status: DeskStatus, why: 'no-key' | 'no-hello' | 'visitor-left'): void {
    this.#busySince.delete(talk.counsellor)
    this.#free(talk, status)
    this.#house.desks.get(talk.counsellor)?.isTakenBack(why)
  }

  #tellEnded(talk: Talk): void {
    this.#house.pages.get(talk.id)?.isEnded()
    this.#free(talk, 'rounding-off')
    this.#house.desks.get(talk.counsellor)?.isEnded(talk.id)
  }

  #free({ counsellor }: Talk, status: DeskStatus): void {
    const { duty, now } = this.#house
    if (duty.find(counsellor)?.status === 'talking') duty.set(counsellor, status, now)
  }
}
