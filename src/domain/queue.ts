import type { Limits } from './limits.ts'
import type { ConversationId, CounsellorId, Instant } from './people.ts'
import { type Refused, refuse } from './refusal.ts'

/** What a visitor asks for, as far as the server may know it before a counsellor has taken the conversation. */
export const wantedHelp = ['study-choice', 'medical', 'social-emotional', 'no-preference'] as const
export type WantedHelp = (typeof wantedHelp)[number]

export interface Wish {
  readonly language: string
  readonly wanted: WantedHelp
  readonly typesSlowly: boolean
}

interface Held {
  readonly conversation: ConversationId
  /** The time of the first ticket: the only thing that orders the queue (QU1). */
  readonly ticketAt: Instant
  /** The next epoch that the visitor's page may use; a burned one is never used again (SE13). */
  readonly epoch: number
}

interface Waits extends Held {
  readonly wish: Wish
  /** Set while the visitor's page is out of sight: the place is kept until then (QU5). */
  readonly keptUntil: Instant | null
}

/** A visitor's place, from the first ticket until a counsellor takes the conversation. */
export type Place =
  | ({ readonly state: 'ticket'; readonly until: Instant } & Held)
  | ({ readonly state: 'waiting' } & Waits)
  | ({
      readonly state: 'ringing'
      readonly offer: string
      readonly counsellor: CounsellorId
      readonly until: Instant
    } & Waits)
  | ({ readonly state: 'passed-over'; readonly until: Instant } & Held & { readonly wish: Wish })

export type PlaceIn<State extends Place['state']> = Extract<Place, { state: State }>

/** [QU6] A ticket holds no place and lives for two minutes. */
export function takeTicket(conversation: ConversationId, now: Instant, limits: Limits): PlaceIn<'ticket'> {
  return { state: 'ticket', conversation, ticketAt: now, epoch: 0, until: now + limits.ticket }
}

/** [QU1] A ticket becomes a place in the queue; its order is that of the ticket. */
export function joinQueue(place: Place, wish: Wish, now: Instant): PlaceIn<'waiting'> | Refused {
  if (place.state !== 'ticket') return refuse('out-of-order')
  if (now >= place.until) return refuse('expired')
  const { conversation, ticketAt, epoch } = place
  return { state: 'waiting', conversation, ticketAt, epoch, wish, keptUntil: null }
}

/** [QU3] One counsellor is rung for this place, for a limited time. */
export function ring(
  place: PlaceIn<'waiting'>,
  counsellor: CounsellorId,
  offer: string,
  now: Instant,
  limits: Limits,
): PlaceIn<'ringing'> {
  return { ...place, state: 'ringing', offer, counsellor, until: now + limits.ring }
}

/** [QU3] Nobody answered, or the answer was "nu niet": the same place, in the same order. */
export function stopRinging(place: PlaceIn<'ringing'>): PlaceIn<'waiting'> {
  const { conversation, ticketAt, epoch, wish, keptUntil } = place
  return { state: 'waiting', conversation, ticketAt, epoch, wish, keptUntil }
}

/** [QU4] Only the counsellor who is being rung may take the offer, and only while it rings. */
export function claim(
  place: Place,
  offer: string,
  counsellor: CounsellorId,
  now: Instant,
): PlaceIn<'ringing'> | Refused {
  if (place.state !== 'ringing' || place.offer !== offer || place.counsellor !== counsellor)
    return refuse('expired')
  return now < place.until ? place : refuse('expired')
}

/** [QU5] The visitor's page is out of sight: the place is kept, and nobody is rung for it meanwhile. */
export function loseSight(place: Place, now: Instant, limits: Limits): Place {
  if (place.state !== 'waiting' && place.state !== 'ringing') return place
  return place.keptUntil === null ? { ...place, keptUntil: now + limits.placeKept } : place
}

/** [QU5] The visitor is back; one who was passed over stands again where the first ticket says. */
export function comeBack(place: Place): Place {
  if (place.state === 'ticket') return place
  if (place.state !== 'passed-over') return { ...place, keptUntil: null }
  const { conversation, ticketAt, epoch, wish } = place
  return { state: 'waiting', conversation, ticketAt, epoch, wish, keptUntil: null }
}

/** [QU5] Passed over, not dropped. */
export function passOver(place: Exclude<Place, { state: 'ticket' }>, now: Instant, limits: Limits): Place {
  const { conversation, ticketAt, epoch, wish } = place
  return { state: 'passed-over', conversation, ticketAt, epoch, wish, until: now + limits.passedOverKept }
}

/** What the clock does to a place: a new state, 'gone' for a ticket nobody used, or the same place. */
export function timeOut(place: Place, now: Instant, limits: Limits): Place | 'gone' {
  switch (place.state) {
    case 'ticket':
    case 'passed-over':
      return now >= place.until ? 'gone' : place
    case 'ringing':
      return now >= place.until ? stopRinging(place) : place
    case 'waiting':
      return place.keptUntil !== null && now >= place.keptUntil ? passOver(place, now, limits) : place
  }
}

/** The instant at which `timeOut` would change this place, or null when only people can. */
export function placeDeadline(place: Place): Instant | null {
  return place.state === 'waiting' ? place.keptUntil : place.until
}

/** [QU1] First ticket first; the id decides between two tickets of the same millisecond. */
export function inOrder(a: Place, b: Place): number {
  return a.ticketAt - b.ticketAt || (a.conversation < b.conversation ? -1 : 1)
}

/** [QU2] The visitor who is rung next: the first who waits and can be seen. */
export function nextInLine(places: readonly Place[]): PlaceIn<'waiting'> | undefined {
  return places
    .filter(place => place.state === 'waiting')
    .filter(place => place.keptUntil === null)
    .sort(inOrder)[0]
}

/** [QU7] How many may wait at once, given the counsellors who can be reached. */
export function queueCapacity(reachableCounsellors: number, limits: Limits): number {
  return Math.max(limits.waitingAtLeast, limits.waitingPerCounsellor * reachableCounsellors)
}
