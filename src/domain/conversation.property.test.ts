import fc from 'fast-check'
import { expect, test } from 'vitest'
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
} from './conversation.ts'
import { standardLimits as limits } from './limits.ts'
import type { Instant, Speaker } from './people.ts'
import { planMore, planSlow, setCrisis } from './planned-time.ts'
import type { PlaceIn } from './queue.ts'
import { isRefused, type Refused, refusals } from './refusal.ts'

type Answer = Conversation | Refused | 'no-key' | 'no-hello'
type Act = (conversation: Conversation, now: Instant) => Answer

const speakers: readonly Speaker[] = ['visitor', 'counsellor']
const speaker = fc.constantFrom(...speakers)
const epoch = fc.constantFrom(0, 0, 0, 1)

const named = (name: string, does: Act) => ({ name, does })
const often = <Value>(arbitrary: fc.Arbitrary<Value>) => ({ arbitrary, weight: 6 })
const act = fc.oneof(
  often(epoch.map(e => named(`key ${e}`, (c, now) => handOver(c, e, now, limits)))),
  often(
    fc
      .tuple(speaker, epoch)
      .map(([who, e]) => named(`${who} speaks ${e}`, (c, now) => speak(c, who, e, now, limits))),
  ),
  often(speaker.map(who => named(`${who} is lost`, (c, now) => loseSight(c, who, now, limits)))),
  often(speaker.map(who => named(`${who} is back`, c => comeBack(c, who)))),
  often(fc.constant(named('more time', (c, now) => (c.state === 'closed' ? c : planMore(c, now, limits))))),
  often(fc.constant(named('slow', c => (c.state === 'closed' ? c : planSlow(c, limits))))),
  {
    weight: 2,
    arbitrary: fc
      .boolean()
      .map(on => named(`crisis ${on}`, c => (c.state === 'closed' ? c : setCrisis(c, on)))),
  },
  often(fc.constant(named('clock', (c, now) => (c.state === 'closed' ? c : timeOut(c, now, limits))))),
  {
    weight: 2,
    arbitrary: speaker.map(who => named(`${who} closes`, (c, now) => close(c, who, now, limits))),
  },
  { weight: 1, arbitrary: fc.constant(named('leaves', c => (c.state === 'closed' ? c : leave(c)))) },
)

const seconds = fc.integer({ min: 0, max: 20_000 })
const minutes = fc.integer({ min: 0, max: 25 * 60_000 })
const lateness = fc.oneof({ weight: 4, arbitrary: seconds }, { weight: 1, arbitrary: minutes })
type Evening = readonly (readonly [ReturnType<typeof named>, number])[]
const keyComes = named('key', (c, now) => handOver(c, 0, now, limits))
const helloComes = named('hello', (c, now) => speak(c, 'counsellor', 0, now, limits))
// Most conversations open; left to chance, few would.
const beginning = fc.constantFrom<Evening>(
  [],
  [[keyComes, 5]],
  ...Array(4).fill([
    [keyComes, 5],
    [helloComes, 5],
  ]),
)
const middle = fc.array(fc.tuple(act, lateness), { minLength: 3, maxLength: 30, size: 'max' })
const evening = fc.tuple(beginning, middle).map(([first, later]): Evening => [...first, ...later])

const held = ['state', 'id', 'counsellor', 'take', 'epoch', 'ticketAt', 'wish']
const opened = [...held, 'usedEpoch', 'colleague', 'openedAt', 'plannedUntil', 'isCrisis']
/** What each state holds, and nothing else; and where it may go from there. */
const listed: Record<Conversation['state'], { holds: string[]; next: Conversation['state'][] }> = {
  taken: { holds: [...held, 'handedOver', 'until'], next: ['taken', 'open', 'closed'] },
  open: { holds: opened, next: ['open', 'interrupted', 'closing', 'closed'] },
  interrupted: { holds: [...opened, 'missing', 'until'], next: ['interrupted', 'open', 'closing', 'closed'] },
  closing: { holds: [...opened, 'endedBy', 'closedBy', 'until'], next: ['closing', 'closed'] },
  closed: { holds: ['state', 'id', 'endedBy'], next: ['closed'] },
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

const began = 1_700_000_000_000

function begin(): Conversation {
  const wish = { language: 'nl', wanted: 'medical', typesSlowly: false } as const
  const place: PlaceIn<'ringing'> = {
    ...{ state: 'ringing', conversation: 'visitor', ticketAt: began - 1, epoch: 0, wish, keptUntil: null },
    ...{ headSince: null, misses: 0, rungFrom: began, isTalking: false },
    ...{ offer: 'offer', counsellor: 'noor', until: began + limits.ring },
  }
  return take(frozen(place), { counsellor: 'noor', take: 'page' }, began, limits)
}

/** Lives through acts in order; gives every step. Frozen inputs make a hidden change throw. */
function live(acts: Evening): { before: Conversation; answer: Answer; now: Instant }[] {
  let conversation = begin()
  let now = began
  const steps = []
  for (const [{ does }, later] of acts) {
    now += later
    const before = frozen(conversation)
    const answer = does(before, now)
    steps.push({ before, answer, now })
    if (typeof answer !== 'string' && !isRefused(answer)) conversation = answer
  }
  return steps
}

test('[CV1] whatever two people do, in any order, their conversation stands in a listed state', () => {
  fc.assert(
    fc.property(evening, acts => {
      for (const { before, answer } of live(acts)) {
        if (isRefused(answer)) expect(refusals).toContain(answer.refused)
        else if (typeof answer === 'string') expect(before.state).toBe('taken')
        else {
          expect(listed[before.state].next).toContain(answer.state)
          expect(Object.keys(answer).sort()).toEqual([...listed[answer.state].holds].sort())
          expect(answer.id).toBe(before.id)
          if (before.state !== 'taken' && 'epoch' in before && 'epoch' in answer)
            expect(answer.epoch).toBe(before.epoch)
        }
      }
    }),
    { numRuns: 1000 },
  )
})

test('[CV5] after the end nobody speaks again, whatever happens', () => {
  fc.assert(
    fc.property(evening, speaker, (acts, who) => {
      const end = live(acts).findIndex(
        ({ before }) => before.state === 'closing' || before.state === 'closed',
      )
      for (const { before, now } of end < 0 ? [] : live(acts).slice(end))
        expect(speak(before, who, 0, now, limits)).toEqual({ refused: 'conversation-ended' })
    }),
  )
})

test('[CV4] two people who talk are never changed by the clock, at no time whatever', () => {
  let talking = 0
  fc.assert(
    fc.property(evening, fc.double({ noNaN: true }), (acts, anyTime) => {
      for (const { before } of live(acts)) {
        if (before.state !== 'open') continue
        talking += 1
        expect(timeOut(before, anyTime, limits)).toBe(before)
        expect(conversationDeadline(before)).toBeNull()
      }
    }),
  )
  // Evenings in which nobody ever talks would prove nothing.
  expect(talking).toBeGreaterThan(50)
})

test('[CV6] [CV7] [CV9] the clock changes nothing one millisecond before a deadline, and always at it', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(evening, fc.integer({ min: 0, max: 10 ** 9 }), (acts, later) => {
      for (const { before } of live(acts)) {
        const deadline = before.state === 'closed' ? null : conversationDeadline(before)
        if (before.state === 'closed' || deadline === null) continue
        seen.add(before.state)
        expect(timeOut(before, deadline - 1, limits)).toBe(before)
        expect(timeOut(before, deadline, limits)).not.toBe(before)
        expect(timeOut(before, deadline + later, limits)).not.toBe(before)
      }
    }),
  )
  expect([...seen].sort()).toEqual(['closing', 'interrupted', 'taken'])
})

test('[CV10] [CV11] whatever happens, the planned end comes no nearer, and only more time or slow typing moves it', () => {
  const moved = new Set<string>()
  fc.assert(
    fc.property(evening, acts => {
      for (const [index, { before, answer }] of live(acts).entries()) {
        if (typeof answer === 'string' || isRefused(answer)) continue
        if (!('plannedUntil' in before) || !('plannedUntil' in answer)) continue
        expect(answer.plannedUntil).toBeGreaterThanOrEqual(before.plannedUntil)
        if (answer.plannedUntil > before.plannedUntil) moved.add(acts[index]?.[0].name ?? 'nothing')
      }
    }),
  )
  expect([...moved].sort()).toEqual(['more time', 'slow'])
})

test('[CV6] a side that comes back ends only its own absence, and whoever is missing is named once', () => {
  fc.assert(
    fc.property(evening, acts => {
      for (const { before } of live(acts)) {
        if (before.state !== 'interrupted') continue
        expect(before.missing.length).toBeGreaterThan(0)
        expect(new Set(before.missing.map(({ speaker: who }) => who)).size).toBe(before.missing.length)
        const everyoneBack = speakers.reduce<Conversation>(comeBack, before)
        expect(everyoneBack.state).toBe('open')
      }
    }),
  )
})

test('[CV2] [CV9] no key that reached a counsellor is ever taken again, however often a visitor is put back', () => {
  const round = fc.record({ isHandedOver: fc.boolean(), offered: fc.integer({ min: 0, max: 40 }) })
  fc.assert(
    fc.property(fc.array(round, { maxLength: 20 }), rounds => {
      const handed: number[] = []
      let conversation = begin()
      for (const { isHandedOver, offered } of rounds) {
        const answer = isHandedOver ? handOver(conversation, offered, began, limits) : conversation
        if (isRefused(answer)) expect(offered).toBeLessThanOrEqual(Math.max(...handed))
        else conversation = answer
        if (conversation.state !== 'taken') throw new Error('it was not opened')
        if (conversation.handedOver) handed.push(conversation.epoch)
        conversation = takeAgain(placeAgain(conversation))
      }
      expect(new Set(handed).size).toBe(handed.length)
      expect([...handed].sort((a, b) => a - b)).toEqual(handed)
    }),
  )
})

function takeAgain(place: PlaceIn<'waiting'>): Conversation {
  expect(place.ticketAt).toBe(began - 1)
  const rung = { ...place, state: 'ringing', offer: 'o', counsellor: 'noor', until: began } as const
  return take(rung, { counsellor: 'noor', take: 'page' }, began, limits)
}
