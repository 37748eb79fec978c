import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardLimits as limits } from './limits.ts'
import type { ConversationId } from './people.ts'
import {
  inOrder,
  needsAlarm,
  nextInLine,
  type Place,
  placeDeadline,
  queueCapacity,
  timeOut,
} from './queue.ts'
import { Evening } from './test-evening.ts'

const visitors = ['ans', 'bo', 'cas', 'dre', 'els', 'fien', 'gus']

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
  fc.option(fc.nat(3)).map(cap => (evening: Evening) => {
    evening.cap = cap
  }),
  fc.constant((evening: Evening) => {
    evening.letsIn()
  }),
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

test('[QU3] the clock alone never rings anybody, and never lets anybody in', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 10 ** 9 }), (all, later) => {
      live(all, ({ places, now }) => {
        for (const place of places.values()) {
          const next = timeOut(place, now + later, limits)
          if (next === place || next === 'gone') continue
          expect(['ringing to waiting', 'waiting to passed-over']).toContain(
            `${place.state} to ${next.state}`,
          )
        }
      })
    }),
  )
})

test('[QU7] nobody who stands outside in sight is ever passed by one with a later ticket', () => {
  let choices = 0
  fc.assert(
    fc.property(steps, all => {
      live(all, evening => {
        const before = visitors.filter(who => evening.places.get(who)?.state === 'outside')
        const room = queueCapacity(1, limits, evening.cap) - evening.inLine()
        const entered = evening.letsIn()
        const age = (who: ConversationId) => evening.firstTicket.get(who) ?? 0
        const byTicket = before
          .filter(who => evening.seen.has(who))
          .sort((a, b) => age(a) - age(b) || (a < b ? -1 : 1))
        expect(entered).toEqual(byTicket.slice(0, Math.max(0, room)))
        if (byTicket.length > 1) choices += 1
      })
    }),
    { numRuns: 1000 },
  )
  expect(choices).toBeGreaterThan(100)
})

test('[QU7] whoever was let in stands where the ticket says, and nobody stands both in line and outside', () => {
  fc.assert(
    fc.property(steps, all => {
      live(all, evening => {
        evening.letsIn()
        const all = [...evening.places.values()]
        expect(new Set(all.map(({ conversation }) => conversation)).size).toBe(all.length)
        const line = all.filter(({ state }) => state === 'waiting' || state === 'ringing').sort(inOrder)
        const tickets = line.map(({ conversation }) => evening.firstTicket.get(conversation) ?? 0)
        expect(tickets).toEqual([...tickets].sort((a, b) => a - b))
      })
    }),
  )
})

test('[QU12] somebody is called only for a visitor who is there and was rung for', () => {
  let alarms = 0
  fc.assert(
    fc.property(steps, all => {
      live(all, ({ places, seen, now }) => {
        for (const place of places.values()) {
          if (!needsAlarm(place, now, limits)) continue
          alarms += 1
          expect(seen.has(place.conversation)).toBe(true)
          expect('rungFrom' in place && place.rungFrom !== null).toBe(true)
        }
      })
    }),
    { numRuns: 1000 },
  )
  expect(alarms).toBeGreaterThan(20)
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

const waits = ['wish', 'keptUntil', 'headSince', 'misses', 'rungFrom', 'isTalking']
const holds: Record<Place['state'], readonly string[]> = {
  ticket: ['until'],
  outside: waits,
  waiting: waits,
  ringing: [...waits, 'offer', 'counsellor', 'until'],
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
