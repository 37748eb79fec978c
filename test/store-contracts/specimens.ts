import fc from 'fast-check'
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
  return { state: 'open', ...held, ...time }
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

/** A conversation in any state that can be kept, under this id. */
export function anyConversation(id: string): fc.Arbitrary<LiveConversation> {
  const held = { id: fc.constant(id), counsellor: name, take: name, wish: anyWish, ...heldPlace }
  const opened = { ...held, openedAt: instant, plannedUntil: instant, isCrisis: fc.boolean() }
  const ended = {
    endedBy: fc.constantFrom('visitor', 'counsellor', 'lost-connection', 'quick-exit'),
    closedBy: speakers,
    until: instant,
  } as const
  return fc.oneof(
    fc.record({ state: fc.constant('taken' as const), ...held, handedOver: fc.boolean(), until: instant }),
    fc.record({ state: fc.constant('open' as const), ...opened }),
    fc.record({ state: fc.constant('interrupted' as const), ...opened, missing: speakers, until: instant }),
    fc.record({ state: fc.constant('closing' as const), ...opened, ...ended }),
  )
}
