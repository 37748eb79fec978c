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
  /** Since when this is the first who waits and can be seen: for so long a fitting discipline is preferred (QU11). */
  readonly headSince: Instant | null
  /** Rings that nobody answered, and when the first of them began (QU12). */
  readonly misses: number
  readonly rungFrom: Instant | null
  /** The conversation goes on already and its counsellor is gone: the visitor asked for a colleague (CH6). */
  readonly isTalking: boolean
}

/** A visitor who only just came to stand here. */
const untouched = { keptUntil: null, headSince: null, misses: 0, rungFrom: null, isTalking: false } as const

/** The place of someone whose conversation never opened: what had happened in the queue is forgotten. */
export function freshWaiting(held: Held, wish: Wish): PlaceIn<'waiting'> {
  return { state: 'waiting', ...held, wish, ...untouched }
}

/** [CH6] The place of a visitor whose counsellor is gone: where the first ticket says, beside the conversation. */
export function standBeside(held: Held, wish: Wish): PlaceIn<'waiting'> {
  return { ...freshWaiting(held, wish), isTalking: true }
}

/** A visitor's place, from the first ticket until a counsellor takes the conversation. */
export type Place =
  | ({ readonly state: 'ticket'; readonly until: Instant } & Held)
  /** The queue was full: outside, in order, and let in as soon as there is a place (QU7). */
  | ({ readonly state: 'outside' } & Waits)
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
  return { state: 'waiting', conversation, ticketAt, epoch, wish, ...untouched }
}

/** [QU7] No place is free: the visitor stands outside and keeps the order of the ticket. */
export function standOutside(place: PlaceIn<'waiting'>): PlaceIn<'outside'> {
  return { ...place, state: 'outside' }
}

/** [QU7] A place came free for who stands outside. */
export function letIn(place: PlaceIn<'outside'>): PlaceIn<'waiting'> {
  return { ...place, state: 'waiting' }
}

/** [QU7] Who is let in next: the first who stands outside and can be seen. */
export function nextOutside(places: readonly Place[]): PlaceIn<'outside'> | undefined {
  return places
    .filter(place => place.state === 'outside')
    .filter(place => place.keptUntil === null)
    .sort(inOrder)[0]
}

/** [QU11] This is now the first who waits and can be seen. */
export function beHead(place: PlaceIn<'waiting'>, now: Instant): PlaceIn<'waiting'> {
  return place.headSince === null ? { ...place, headSince: now } : place
}

/** [QU3] One counsellor is rung for this place, for a limited time. */
export function ring(
  place: PlaceIn<'waiting'>,
  counsellor: CounsellorId,
  offer: string,
  now: Instant,
  limits: Limits,
): PlaceIn<'ringing'> {
  const rungFrom = place.rungFrom ?? now
  return { ...place, state: 'ringing', offer, counsellor, rungFrom, until: now + limits.ring }
}

/** [QU3] Nobody answered, or the answer was "nu niet": the same place, in the same order. */
export function stopRinging(place: PlaceIn<'ringing'>): PlaceIn<'waiting'> {
  const { offer: _, counsellor: __, until: ___, ...waits } = place
  return { ...waits, state: 'waiting' }
}

/** [QU12] Nobody answers somebody who is there: three rings were missed, or it is a minute since the first. */
export function needsAlarm(place: Place, now: Instant, limits: Limits): boolean {
  if (place.state !== 'waiting' && place.state !== 'ringing') return false
  if (place.keptUntil !== null) return false
  const isLong = place.rungFrom !== null && now - place.rungFrom >= limits.alarmAfter
  return place.misses >= limits.alarmMisses || isLong
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
  if (place.state === 'ticket' || place.state === 'passed-over') return place
  return place.keptUntil === null ? { ...place, keptUntil: now + limits.placeKept } : place
}

/** [QU5] The visitor is back; one who was passed over stands again where the first ticket says. */
export function comeBack(place: Place): Place {
  if (place.state === 'ticket') return place
  if (place.state !== 'passed-over') return { ...place, keptUntil: null, rungFrom: stillRungFrom(place) }
  const { conversation, ticketAt, epoch, wish } = place
  return { state: 'waiting', conversation, ticketAt, epoch, wish, ...untouched }
}

/** [QU12] A ring that only the visitor's own absence cut short is no sign that nobody answers. */
function stillRungFrom(place: PlaceIn<'outside' | 'waiting' | 'ringing'>): Instant | null {
  const wasCutShort = place.state === 'waiting' && place.keptUntil !== null && place.misses === 0
  return wasCutShort ? null : place.rungFrom
}

/** [QU5] Passed over, not dropped. */
export function passOver(place: Exclude<Place, { state: 'ticket' }>, now: Instant, limits: Limits): Place {
  const { conversation, ticketAt, epoch, wish } = place
  return { state: 'passed-over', conversation, ticketAt, epoch, wish, until: now + limits.passedOverKept }
}

/**
 * What the clock does to a place: a new state, 'gone' for a ticket nobody used, or the same place. Beside a conversation
 * nobody is passed over: it ends by itself, or the visitor asks again.
 */
export function timeOut(place: Place, now: Instant, limits: Limits): Place | 'gone' {
  switch (place.state) {
    case 'ticket':
    case 'passed-over':
      return now >= place.until ? 'gone' : place
    case 'ringing':
      return now >= place.until ? { ...stopRinging(place), misses: place.misses + 1 } : place
    case 'outside':
      return place.keptUntil !== null && now >= place.keptUntil ? 'gone' : place
    case 'waiting':
      if (place.keptUntil === null || now < place.keptUntil) return place
      return place.isTalking ? 'gone' : passOver(place, now, limits)
  }
}

/** The instant at which `timeOut` would change this place, or null when only people can. */
export function placeDeadline(place: Place): Instant | null {
  return place.state === 'waiting' || place.state === 'outside' ? place.keptUntil : place.until
}

/** All that the order of the queue looks at. */
type Ordered = Pick<Held, 'ticketAt' | 'conversation'>

/** [QU1] First ticket first; the id decides between two tickets of the same millisecond. */
export function inOrder(a: Ordered, b: Ordered): number {
  return a.ticketAt - b.ticketAt || (a.conversation < b.conversation ? -1 : 1)
}

/** [QU2] The visitor who is rung next: the first who waits and can be seen. */
export function nextInLine(places: readonly Place[]): PlaceIn<'waiting'> | undefined {
  return places
    .filter(place => place.state === 'waiting')
    .filter(place => place.keptUntil === null)
    .sort(inOrder)[0]
}

/** [QU7] How many may wait at once, given the counsellors who can be reached, or what the coordinator decided. */
export function queueCapacity(
  reachableCounsellors: number,
  limits: Limits,
  cap: number | null = null,
): number {
  return cap ?? Math.max(limits.waitingAtLeast, limits.waitingPerCounsellor * reachableCounsellors)
}
