import fc from 'fast-check'
import { type Change, type ChangeIn, changeReasons } from '../../src/domain/change.ts'
import type { ConversationIn } from '../../src/domain/conversation.ts'
import { standardLimits } from '../../src/domain/limits.ts'
import {
  beHead,
  freshWaiting,
  type Place,
  type PlaceIn,
  ring,
  standOutside,
  type Wish,
  wantedHelp,
} from '../../src/domain/queue.ts'
import type { SealedMessage } from '../../src/protocol/sealed.ts'
import type { LiveConversation } from '../../src/server/conversations/book.ts'

/** Half past six on a Monday evening in November 2026: past what fits in 32 bits. */
export const evening = 1_795_455_000_000

export const secrets = { ticketHash: 'h'.repeat(43), byeHash: 'b'.repeat(43) }

const wish: Wish = { language: 'nl', wanted: 'study-choice', typesSlowly: false }

export function waiting(conversation: string, ticketAt = evening): PlaceIn<'waiting'> {
  return freshWaiting({ conversation, ticketAt, epoch: 0 }, wish)
}

export function ringing(conversation: string, counsellor: string): PlaceIn<'ringing'> {
  const head = beHead(waiting(conversation), evening)
  return ring(head, counsellor, `offer of ${conversation}`, evening, standardLimits)
}

export const outside = (conversation: string, ticketAt = evening) =>
  standOutside(waiting(conversation, ticketAt))

export function taken(id: string, counsellor: string): ConversationIn<'taken'> {
  const held = { id, counsellor, take: 't'.repeat(22), epoch: 0, ticketAt: evening, wish }
  return { state: 'taken', ...held, handedOver: false, until: evening + 60_000 }
}

export function open(id: string, counsellor: string): ConversationIn<'open'> {
  const held = { id, counsellor, take: 't'.repeat(22), epoch: 0, ticketAt: evening, wish }
  const time = { openedAt: evening, plannedUntil: evening + 45 * 60_000, isCrisis: false }
  return { state: 'open', ...held, ...time, usedEpoch: 0, colleague: null }
}

export function closing(id: string, counsellor: string): ConversationIn<'closing'> {
  const end = { endedBy: 'visitor', closedBy: ['visitor'], until: evening + 600_000 } as const
  return { ...open(id, counsellor), state: 'closing', ...end }
}

/** A message of the visitor's page, unless `parts` says otherwise. */
export function said(c: string, q: number, parts: Partial<SealedMessage> = {}): SealedMessage {
  return { v: 1, c, e: 0, r: 1, s: 'visitor-page', q, x: `sealed ${q} `.repeat(40), ...parts }
}

const instant = fc.integer({ min: 0, max: evening * 2 })
const name = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/)
const anyWish = fc.record({
  language: fc.constantFrom('nl', 'fr', 'en-GB'),
  wanted: fc.constantFrom(...wantedHelp),
  typesSlowly: fc.boolean(),
})
const heldPlace = { ticketAt: instant, epoch: fc.nat(65_535) }
const kept = fc.option(instant)

/** A place in any state, under this id. */
export function anyPlace(conversation: string): fc.Arbitrary<Place> {
  const held = { conversation: fc.constant(conversation), ...heldPlace }
  const rung = { offer: name, counsellor: name, until: instant }
  const waits = {
    ...held,
    wish: anyWish,
    keptUntil: kept,
    headSince: kept,
    misses: fc.nat(9),
    rungFrom: kept,
    isTalking: fc.boolean(),
  }
  return fc.oneof(
    fc.record({ state: fc.constant('ticket' as const), ...held, until: instant }),
    fc.record({ state: fc.constant('outside' as const), ...waits }),
    fc.record({ state: fc.constant('waiting' as const), ...waits }),
    fc.record({ state: fc.constant('ringing' as const), ...waits, ...rung }),
    fc.record({ state: fc.constant('passed-over' as const), ...held, wish: anyWish, until: instant }),
  )
}

const speakers = fc.subarray(['visitor', 'counsellor'] as const)
const missing = speakers.chain(who =>
  fc.tuple(...who.map(speaker => fc.record({ speaker: fc.constant(speaker), since: instant }))),
)
const comer = fc.record({ counsellor: name, take: name })

/** A conversation in any state that can be kept, under this id. */
export function anyConversation(id: string): fc.Arbitrary<LiveConversation> {
  const held = { id: fc.constant(id), counsellor: name, take: name, wish: anyWish, ...heldPlace }
  const time = { openedAt: instant, plannedUntil: instant, isCrisis: fc.boolean() }
  const opened = { ...held, ...time, usedEpoch: fc.nat(65_535), colleague: fc.option(comer) }
  const ended = {
    endedBy: fc.constantFrom('visitor', 'counsellor', 'lost-connection', 'quick-exit'),
    closedBy: speakers,
    until: instant,
  } as const
  return fc.oneof(
    fc.record({ state: fc.constant('taken' as const), ...held, handedOver: fc.boolean(), until: instant }),
    fc.record({ state: fc.constant('open' as const), ...opened }),
    fc.record({ state: fc.constant('interrupted' as const), ...opened, missing, until: instant }),
    fc.record({ state: fc.constant('closing' as const), ...opened, ...ended }),
  )
}

/** Rung to take over, for this conversation. */
export function ringsFor(conversation: string, counsellor: string): ChangeIn<'ringing'> {
  const call = { reason: 'transfer', counsellor, offer: `call of ${counsellor}` } as const
  return { stage: 'ringing', conversation, ...call, until: evening + 20_000 }
}

const someVoices = fc.subarray(['counsellor', 'colleague'] as const)

/** A change in any stage, of this conversation. */
export function anyChange(conversation: string): fc.Arbitrary<Change> {
  const held = { conversation: fc.constant(conversation), until: instant }
  const reason = fc.constantFrom('back', 'transfer', 'colleague')
  return fc.oneof(
    fc.record({
      stage: fc.constant('ringing' as const),
      ...held,
      reason: fc.constantFrom('transfer', 'colleague'),
      counsellor: name,
      offer: name,
    }),
    fc.record({ stage: fc.constant('asked' as const), ...held, reason, comer, isAlone: fc.boolean() }),
    fc.record({
      stage: fc.constant('handed-over' as const),
      ...held,
      reason: fc.constantFrom(...changeReasons),
      comer: fc.option(comer),
      isAlone: fc.boolean(),
      epoch: fc.nat(65_535),
      given: someVoices,
      awaits: someVoices,
    }),
  )
}
