import type { Limits } from './limits.ts'
import type { ConversationId, CounsellorId, Instant, Speaker, Voice } from './people.ts'
import { freshWaiting, type PlaceIn, type Wish } from './queue.ts'
import { type Refused, refuse } from './refusal.ts'

interface Held {
  readonly id: ConversationId
  readonly counsellor: CounsellorId
  /** 16 random bytes of the desk page that took it (SE11); only that page may return to it. */
  readonly take: string
  readonly epoch: number
  /** Kept so that a key that never arrived puts the visitor back on the same place. */
  readonly ticketAt: Instant
  readonly wish: Wish
}

/** A colleague who talks along: role 3 of the epoch (SE32). */
export interface Colleague {
  readonly counsellor: CounsellorId
  readonly take: string
}

/** Somebody whose page cannot be seen, and since when. */
export interface Missing {
  readonly speaker: Speaker
  readonly since: Instant
}

interface Opened extends Held {
  /** The highest epoch whose key was handed over, also when it was burned: none comes twice (SE13). */
  readonly usedEpoch: number
  readonly colleague: Colleague | null
  readonly openedAt: Instant
  /** What people agreed on. Nothing ends by it (CV4). */
  readonly plannedUntil: Instant
  /** Nobody looks at a clock now (CV15). */
  readonly isCrisis: boolean
}

/**
 * A conversation from the moment a counsellor took it. What stands before, from ticket to ringing, is a `Place`.
 * `taken` with `handedOver` has the visitor's key and waits for the counsellor's hello.
 */
export type Conversation =
  | ({
      readonly state: 'taken'
      readonly handedOver: boolean
      readonly until: Instant
    } & Held)
  | ({ readonly state: 'open' } & Opened)
  | ({
      readonly state: 'interrupted'
      readonly missing: readonly Missing[]
      readonly until: Instant
    } & Opened)
  | ({
      readonly state: 'closing'
      readonly endedBy: EndedBy
      readonly closedBy: readonly Speaker[]
      readonly until: Instant
    } & Opened)
  | { readonly state: 'closed'; readonly id: ConversationId; readonly endedBy: EndedBy }

export type EndedBy = Speaker | 'lost-connection' | 'quick-exit'
export type ConversationIn<State extends Conversation['state']> = Extract<Conversation, { state: State }>
export type Alive = Exclude<Conversation, { state: 'closed' }>

/** [CV1] The rung counsellor took the offer: 60 seconds for the visitor's page to hand over the key. */
export function take(
  place: PlaceIn<'ringing'>,
  by: { counsellor: CounsellorId; take: string },
  now: Instant,
  limits: Limits,
): ConversationIn<'taken'> {
  const { conversation: id, epoch, ticketAt, wish } = place
  const until = now + limits.handOver
  return { state: 'taken', id, epoch, ticketAt, wish, ...by, handedOver: false, until }
}

/**
 * [CV2] The visitor's page hands over the key once. It alone knows which epochs it has made, so it names the number;
 * the server sees to it that none comes back that reached a counsellor before (SE13).
 */
export function handOver(
  conversation: Conversation,
  epoch: number,
  now: Instant,
  limits: Limits,
): ConversationIn<'taken'> | Refused {
  if (conversation.state !== 'taken' || conversation.handedOver) return refuse('out-of-order')
  if (epoch < conversation.epoch) return refuse('out-of-order')
  if (now >= conversation.until) return refuse('expired')
  return { ...conversation, epoch, handedOver: true, until: now + limits.hello }
}

/** [CV3] The counsellor's first sealed message in the epoch is the hello; it opens the conversation. */
export function greet(
  conversation: ConversationIn<'taken'>,
  now: Instant,
  limits: Limits,
): ConversationIn<'open'> | Refused {
  if (!conversation.handedOver) return refuse('out-of-order')
  const { id, counsellor, take, epoch, ticketAt, wish } = conversation
  const minutes = wish.typesSlowly ? limits.plannedMinutesSlow : limits.plannedMinutes
  const plannedUntil = now + minutes * 60_000
  const held = { id, counsellor, take, epoch, ticketAt, wish, usedEpoch: epoch, colleague: null }
  return { state: 'open', ...held, openedAt: now, plannedUntil, isCrisis: false }
}

/** [CV5] Who may speak now: both while it is open or interrupted; the counsellor's hello opens it; nobody after the end. */
export function speak(
  conversation: Conversation,
  speaker: Voice,
  epoch: number,
  now: Instant,
  limits: Limits,
): Alive | Refused {
  switch (conversation.state) {
    case 'taken':
      if (speaker !== 'counsellor' || epoch !== conversation.epoch) return refuse('out-of-order')
      return greet(conversation, now, limits)
    case 'open':
    case 'interrupted':
      if (speaker === 'colleague' && conversation.colleague === null) return refuse('not-yours')
      return epoch === conversation.epoch ? conversation : refuse('out-of-order')
    case 'closing':
    case 'closed':
      return refuse('conversation-ended')
  }
}

/** [CV6] A side out of sight interrupts the conversation; nothing is lost for ten minutes. */
export function loseSight(
  conversation: Conversation,
  speaker: Speaker,
  now: Instant,
  limits: Limits,
): Conversation {
  const gone = { speaker, since: now }
  if (conversation.state === 'open')
    return { ...conversation, state: 'interrupted', missing: [gone], until: now + limits.interrupted }
  if (conversation.state !== 'interrupted' || missingSince(conversation, speaker) !== null)
    return conversation
  return { ...conversation, missing: [...conversation.missing, gone] }
}

/** Since when this side cannot be seen, or null. */
export function missingSince(conversation: Conversation, speaker: Speaker): Instant | null {
  if (conversation.state !== 'interrupted') return null
  return conversation.missing.find(gone => gone.speaker === speaker)?.since ?? null
}

/** [CV6] Back in sight: open again once nobody is missing. */
export function comeBack(conversation: Conversation, speaker: Speaker): Conversation {
  if (conversation.state !== 'interrupted') return conversation
  const missing = conversation.missing.filter(gone => gone.speaker !== speaker)
  if (missing.length > 0) return { ...conversation, missing }
  return { state: 'open', ...opened(conversation) }
}

/**
 * [CV7] Either side's close ends it; the other answers with its own (SE34), and then it is closed. A side says it once.
 * After a lost connection the one who stayed is the only one who can answer.
 */
export function close(
  conversation: Conversation,
  speaker: Speaker,
  now: Instant,
  limits: Limits,
): Conversation | Refused {
  switch (conversation.state) {
    case 'taken':
      return refuse('out-of-order')
    case 'open':
    case 'interrupted':
      return closing(conversation, speaker, [speaker], now, limits)
    case 'closing':
      if (conversation.closedBy.includes(speaker)) return refuse('conversation-ended')
      return { state: 'closed', id: conversation.id, endedBy: conversation.endedBy }
    case 'closed':
      return refuse('conversation-ended')
  }
}

function closing(
  conversation: ConversationIn<'open' | 'interrupted'>,
  endedBy: EndedBy,
  closedBy: readonly Speaker[],
  now: Instant,
  limits: Limits,
): ConversationIn<'closing'> {
  return { state: 'closing', ...opened(conversation), endedBy, closedBy, until: now + limits.closing }
}

/** What every state from the opening on holds, and nothing of the state it leaves. */
function opened(conversation: Opened): Opened {
  const { id, counsellor, take, epoch, ticketAt, wish } = conversation
  const { usedEpoch, colleague, openedAt, plannedUntil, isCrisis } = conversation
  const held = { id, counsellor, take, epoch, ticketAt, wish, usedEpoch, colleague }
  return { ...held, openedAt, plannedUntil, isCrisis }
}

/** [CV14] The counsellor's page lost its keys and does not wait: the conversation ends as a lost connection does. */
export function giveUp(conversation: Conversation, now: Instant, limits: Limits): Conversation | Refused {
  if (conversation.state !== 'open' && conversation.state !== 'interrupted') return refuse('out-of-order')
  return closing(conversation, 'lost-connection', [], now, limits)
}

/** [CV8] "Snel weg", or the page is gone for good: closed at once, from any state (SE38). */
export function leave(conversation: Alive): ConversationIn<'closed'> {
  const endedBy = conversation.state === 'closing' ? conversation.endedBy : 'quick-exit'
  return { state: 'closed', id: conversation.id, endedBy }
}

/**
 * What the clock does: never to an open conversation (CV4).
 * 'no-key' puts the visitor among the passed-over and frees the counsellor; 'no-hello' puts the visitor back on the
 * same place, burns the epoch and sets the counsellor to "even weg".
 */
export function timeOut(
  conversation: Alive,
  now: Instant,
  limits: Limits,
): Conversation | 'no-key' | 'no-hello' {
  switch (conversation.state) {
    case 'open':
      return conversation
    case 'taken':
      if (now < conversation.until) return conversation
      return conversation.handedOver ? 'no-hello' : 'no-key'
    case 'interrupted':
      if (now < conversation.until) return conversation
      return closing(conversation, 'lost-connection', [], now, limits)
    case 'closing':
      if (now < conversation.until) return conversation
      return { state: 'closed', id: conversation.id, endedBy: conversation.endedBy }
  }
}

/** The instant at which `timeOut` would change this conversation, or null when only people can. */
export function conversationDeadline(conversation: Alive): Instant | null {
  return conversation.state === 'open' ? null : conversation.until
}

/** [CV9] The place of a visitor whose conversation never opened: the same order; an epoch that was handed over is burned (SE13). */
export function placeAgain(conversation: ConversationIn<'taken'>): PlaceIn<'waiting'> {
  const { id, ticketAt, wish, handedOver } = conversation
  const epoch = handedOver ? conversation.epoch + 1 : conversation.epoch
  return freshWaiting({ conversation: id, ticketAt, epoch }, wish)
}
