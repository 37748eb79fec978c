import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ConversationIn, placeAgain, take } from './conversation.ts'
import { standardLimits as limits } from './limits.ts'
import type { ConversationId, Instant } from './people.ts'
import {
  claim,
  comeBack,
  joinQueue,
  loseSight,
  nextInLine,
  type Place,
  passOver,
  placeDeadline,
  queueCapacity,
  ring,
  stopRinging,
  takeTicket,
  timeOut,
} from './queue.ts'
import { isRefused, type Refused } from './refusal.ts'

const visitors = ['ans', 'bo', 'cas', 'dre', 'els']
const wish = { language: 'nl', wanted: 'no-preference', typesSlowly: false } as const

/** An evening as the house plays it: places and conversations apart, one clock, and our own notes beside them. */
class Evening {
  now: Instant = 1_700_000_000_000
  readonly places = new Map<ConversationId, Place>()
  readonly talks = new Map<ConversationId, ConversationIn<'taken'>>()
  /** Notes that the code under test never sees. */
  readonly firstTicket = new Map<ConversationId, Instant>()
  readonly seen = new Set<ConversationId>()
  #offers = 0

  arrives(who: ConversationId): void {
    if (this.places.has(who) || this.talks.has(who)) return
    this.places.set(who, takeTicket(who, this.now, limits))
    this.firstTicket.set(who, this.now)
    this.seen.add(who)
  }

  /** Only a page that is there can ask. */
  joins(who: ConversationId): void {
    if (!this.seen.has(who)) return
    this.#change(who, place => joinQueue(place, wish, this.now))
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

const visitor = fc.constantFrom(...visitors)
type Step = (evening: Evening) => void
const step: fc.Arbitrary<Step> = fc.oneof(
  visitor.map(who => (evening: Evening) => evening.arrives(who)),
  visitor.map(who => (evening: Evening) => {
    evening.arrives(who)
    evening.joins(who)
  }),
  visitor.map(who => (evening: Evening) => evening.isLost(who)),
  visitor.map(who => (evening: Evening) => evening.isBack(who)),
  visitor.map(who => (evening: Evening) => evening.leaves(who)),
  visitor.map(who => (evening: Evening) => evening.declines(who)),
  visitor.map(who => (evening: Evening) => evening.takes(who)),
  fc.tuple(visitor, fc.constantFrom('no-key' as const, 'no-hello' as const)).map(
    ([who, why]) =>
      (evening: Evening) =>
        evening.neverOpens(who, why),
  ),
  fc.constant((evening: Evening) => evening.rings()),
  fc
    .oneof(fc.integer({ min: 0, max: 25_000 }), fc.integer({ min: 0, max: 20 * 60_000 }))
    .map(milliseconds => (evening: Evening) => evening.passes(milliseconds)),
)
const steps = fc.array(step, { minLength: 5, maxLength: 60, size: 'max' })

function live(all: readonly Step[], look: (evening: Evening) => void): Evening {
  const evening = new Evening()
  for (const one of all) {
    one(evening)
    look(evening)
  }
  return evening
}

/** The same question, answered from our own notes. */
function whoShouldBeNext({ places, firstTicket, seen }: Evening): ConversationId | undefined {
  const candidates = visitors.filter(who => places.get(who)?.state === 'waiting' && seen.has(who))
  const age = (who: ConversationId) => firstTicket.get(who) ?? 0
  return candidates.sort((a, b) => age(a) - age(b) || (a < b ? -1 : 1))[0]
}

test('[QU1] [QU2] whatever happened before, the next visitor is the one in sight with the oldest first ticket', () => {
  let choices = 0
  fc.assert(
    fc.property(steps, fc.boolean(), (all, isReversed) => {
      live(all, evening => {
        const places = [...evening.places.values()]
        const next = nextInLine(isReversed ? places.reverse() : places)
        expect(next?.conversation).toBe(whoShouldBeNext(evening))
        if (places.filter(({ state }) => state === 'waiting').length > 1) choices += 1
      })
    }),
    { numRuns: 1000 },
  )
  // Evenings in which nobody else waits would prove nothing.
  expect(choices).toBeGreaterThan(1000)
})

test('[QU1] nobody stands in two places, and nobody’s first ticket is ever forgotten or changed', () => {
  fc.assert(
    fc.property(steps, all => {
      live(all, ({ places, talks, firstTicket }) => {
        for (const who of visitors) expect(places.has(who) && talks.has(who)).toBe(false)
        for (const [who, place] of places) {
          expect(place.conversation).toBe(who)
          expect(place.ticketAt).toBe(firstTicket.get(who))
        }
      })
    }),
  )
})

test('[QU3] [QU5] [QU6] the clock moves nobody one millisecond before the deadline, and always at it', () => {
  fc.assert(
    fc.property(steps, all => {
      live(all, ({ places }) => {
        for (const place of places.values()) {
          const deadline = placeDeadline(place)
          if (deadline === null) expect(timeOut(place, Number.MAX_SAFE_INTEGER, limits)).toBe(place)
          else {
            expect(timeOut(place, deadline - 1, limits)).toBe(place)
            expect(timeOut(place, deadline, limits)).not.toBe(place)
          }
        }
      })
    }),
  )
})

const holds: Record<Place['state'], readonly string[]> = {
  ticket: ['until'],
  waiting: ['wish', 'keptUntil'],
  ringing: ['wish', 'keptUntil', 'offer', 'counsellor', 'until'],
  'passed-over': ['wish', 'until'],
}

test('[QU5] whatever happens, a place holds what its state holds and nothing of the state before', () => {
  fc.assert(
    fc.property(steps, all => {
      live(all, ({ places }) => {
        for (const place of places.values()) {
          const expected = ['state', 'conversation', 'ticketAt', 'epoch', ...holds[place.state]]
          expect(Object.keys(place).sort()).toEqual(expected.sort())
        }
      })
    }),
  )
})

test('[QU7] another counsellor never makes the queue shorter', () => {
  fc.assert(
    fc.property(fc.nat(1000), reachable => {
      expect(queueCapacity(reachable + 1, limits)).toBeGreaterThanOrEqual(queueCapacity(reachable, limits))
    }),
  )
})
