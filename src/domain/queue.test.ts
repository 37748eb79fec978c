import { expect, test } from 'vitest'
import { standardLimits as limits } from './limits.ts'
import {
  beHead,
  claim,
  comeBack,
  inOrder,
  joinQueue,
  letIn,
  loseSight,
  needsAlarm,
  nextInLine,
  nextOutside,
  type Place,
  type PlaceIn,
  passOver,
  placeDeadline,
  queueCapacity,
  ring,
  standOutside,
  stopRinging,
  takeTicket,
  timeOut,
  type Wish,
} from './queue.ts'
import { isRefused } from './refusal.ts'

const ticketAt = 1_000_000
const now = ticketAt + 30_000
const minute = 60_000
const wish: Wish = { language: 'nl', wanted: 'social-emotional', typesSlowly: true }

function waiting(conversation = 'visitor', at = ticketAt): PlaceIn<'waiting'> {
  const place = joinQueue(takeTicket(conversation, at, limits), wish, at)
  if (isRefused(place)) throw new Error(place.refused)
  return place
}

const outside = (conversation = 'visitor', at = ticketAt) => standOutside(waiting(conversation, at))
const ringing = (conversation = 'visitor') => ring(waiting(conversation), 'noor', 'offer', now, limits)
const passedOver = () => passOver(waiting(), now, limits)

test('[QU6] a visitor with a ticket has no place yet, and has two minutes', () => {
  const ticket = takeTicket('visitor', ticketAt, limits)
  expect(ticket).toEqual({
    ...{ state: 'ticket', conversation: 'visitor', ticketAt, epoch: 0, until: ticketAt + 2 * minute },
  })
  expect(nextInLine([ticket])).toBeUndefined()
  expect(timeOut(ticket, ticketAt + 2 * minute - 1, limits)).toBe(ticket)
  expect(timeOut(ticket, ticketAt + 2 * minute, limits)).toBe('gone')
})

test('[QU6] a visitor who joins too late is told so', () => {
  const ticket = takeTicket('visitor', ticketAt, limits)
  expect(joinQueue(ticket, wish, ticketAt + 2 * minute - 1)).toMatchObject({ state: 'waiting' })
  expect(joinQueue(ticket, wish, ticketAt + 2 * minute)).toEqual({ refused: 'expired' })
})

test('[QU1] a visitor joins once, and the time of the ticket counts', () => {
  const place = joinQueue(takeTicket('visitor', ticketAt, limits), wish, now)
  expect(place).toEqual({
    ...{ state: 'waiting', conversation: 'visitor', ticketAt, epoch: 0, wish, keptUntil: null },
    ...{ headSince: null, misses: 0, rungFrom: null, isTalking: false },
  })
  for (const standing of [outside(), waiting(), ringing(), passedOver()])
    expect(joinQueue(standing, wish, now)).toEqual({ refused: 'out-of-order' })
})

test('[QU1] who came first stands first, and two of the same millisecond always in the same order', () => {
  const line = [waiting('late', ticketAt + 1), waiting('b'), waiting('a')]
  expect(line.sort(inOrder).map(place => place.conversation)).toEqual(['a', 'b', 'late'])
})

test('[QU2] the next visitor is the first who waits and can be seen', () => {
  const first: Place = loseSight(waiting('first', 1), now, limits)
  const second: Place = { ...ringing(), conversation: 'second', ticketAt: 2 }
  const line = [waiting('fourth', 4), waiting('third', 3), second, first, outside('full', 0)]
  expect(nextInLine(line)?.conversation).toBe('third')
  expect(nextInLine([first, second, passedOver()])).toBeUndefined()
  expect(nextInLine([])).toBeUndefined()
})

test('[QU2] who looks for the next visitor does not reorder the others', () => {
  const line = Object.freeze([waiting('late', 2), waiting('early', 1)])
  expect(nextInLine(line)?.conversation).toBe('early')
})

test('[QU3] one counsellor is rung for twenty seconds, then the visitor stands on the same place', () => {
  expect(ringing()).toMatchObject({ counsellor: 'noor', offer: 'offer', until: now + 20_000 })
  const rung = ringing()
  expect(timeOut(rung, now + 19_999, limits)).toBe(rung)
  expect(timeOut(rung, now + 20_000, limits)).toEqual({ ...waiting(), misses: 1, rungFrom: now })
})

test('[QU3] [QU12] "nu niet" costs the visitor nothing, and is no miss', () => {
  expect(stopRinging(ringing())).toEqual({ ...waiting(), misses: 0, rungFrom: now })
})

test('[QU4] only the counsellor who is rung may take the offer, and only while it rings', () => {
  const rung = ringing()
  expect(claim(rung, 'offer', 'noor', now + 19_999)).toBe(rung)
  expect(claim(rung, 'offer', 'noor', now + 20_000)).toEqual({ refused: 'expired' })
  expect(claim(rung, 'offer', 'farid', now)).toEqual({ refused: 'expired' })
  expect(claim(rung, 'earlier offer', 'noor', now)).toEqual({ refused: 'expired' })
  for (const place of [takeTicket('visitor', ticketAt, limits), outside(), waiting(), passedOver()])
    expect(claim(place, 'offer', 'noor', now)).toEqual({ refused: 'expired' })
})

test('[QU5] a visitor out of sight keeps the place for fifteen minutes, counted from the first loss', () => {
  const lost = loseSight(waiting(), now, limits)
  expect(lost).toMatchObject({ state: 'waiting', keptUntil: now + 15 * minute })
  expect(loseSight(lost, now + minute, limits)).toBe(lost)
  expect(timeOut(lost, now + 15 * minute - 1, limits)).toBe(lost)
  expect(timeOut(lost, now + 15 * minute, limits)).toMatchObject({ state: 'passed-over', ticketAt, wish })
})

test('[QU5] a visitor who is seen again stands as before', () => {
  expect(comeBack(loseSight(waiting(), now, limits))).toEqual(waiting())
  expect(comeBack(loseSight(ringing(), now, limits))).toEqual(ringing())
})

test('[QU5] a visitor who vanishes while it rings is out of sight when the ring stops', () => {
  const lost = loseSight(ringing(), now, limits) as PlaceIn<'ringing'>
  expect(stopRinging(lost)).toMatchObject({ state: 'waiting', keptUntil: now + 15 * minute })
})

test('[QU5] a visitor who was passed over is first again on return', () => {
  const others = [waiting('b', ticketAt + 1), waiting('c', ticketAt + 2)]
  expect(comeBack(passedOver())).toEqual(waiting())
  expect(nextInLine([...others, comeBack(passedOver())])?.conversation).toBe('visitor')
})

test('[QU5] a visitor who never comes back is forgotten after the evening', () => {
  const place = passedOver()
  expect(timeOut(place, now + 12 * 60 * minute - 1, limits)).toBe(place)
  expect(timeOut(place, now + 12 * 60 * minute, limits)).toBe('gone')
})

test('[QU5] losing sight means nothing for a ticket or for who was passed over', () => {
  const ticket = takeTicket('visitor', ticketAt, limits)
  expect(loseSight(ticket, now, limits)).toBe(ticket)
  expect(comeBack(ticket)).toBe(ticket)
  const place = passedOver()
  expect(loseSight(place, now, limits)).toBe(place)
})

test('[QU5] a visitor who waits in sight is never moved by the clock', () => {
  const place = waiting()
  expect(placeDeadline(place)).toBeNull()
  expect(timeOut(place, now + 1000 * minute, limits)).toBe(place)
})

test('[QU7] four may wait per counsellor who can be reached, and never fewer than four', () => {
  expect([0, 1, 2, 10].map(reachable => queueCapacity(reachable, limits))).toEqual([4, 4, 8, 40])
})

test('[QU7] what the coordinator decided counts instead, also when it lets nobody in', () => {
  expect([0, 3, 100].map(cap => queueCapacity(2, limits, cap))).toEqual([0, 3, 100])
})

test('[QU7] a visitor outside the full queue keeps the answers and the order of the ticket', () => {
  expect(outside()).toEqual({ ...waiting(), state: 'outside' })
  expect(letIn(outside())).toEqual(waiting())
  expect(nextInLine([outside()])).toBeUndefined()
})

test('[QU7] the first ticket outside that can be seen is let in first, and nobody who already waits', () => {
  const unseen = loseSight(outside('first', 1), now, limits)
  const places = [outside('third', 3), waiting('in line', 0), unseen, outside('second', 2)]
  expect(nextOutside(places)?.conversation).toBe('second')
  expect(nextOutside([unseen, waiting(), passedOver()])).toBeUndefined()
})

test('[QU7] a visitor outside is never moved by the clock while the page is there', () => {
  const place = outside()
  expect(placeDeadline(place)).toBeNull()
  expect(timeOut(place, now + 1000 * minute, limits)).toBe(place)
})

test('[QU5] [QU7] a visitor outside and out of sight is let in again for fifteen minutes, then forgotten', () => {
  const lost = loseSight(outside(), now, limits)
  expect(lost).toMatchObject({ state: 'outside', keptUntil: now + 15 * minute })
  expect(comeBack(lost)).toEqual(outside())
  expect(timeOut(lost, now + 15 * minute - 1, limits)).toBe(lost)
  expect(timeOut(lost, now + 15 * minute, limits)).toBe('gone')
})

test('[QU11] a visitor is head from the first moment on, also when it rings in between or the page is gone', () => {
  const head = beHead(waiting(), now)
  expect(head).toEqual({ ...waiting(), headSince: now })
  expect(beHead(head, now + minute)).toBe(head)
  const rung = ring(head, 'noor', 'offer', now + minute, limits)
  expect(stopRinging(rung).headSince).toBe(now)
  expect(comeBack(loseSight(head, now, limits))).toEqual(head)
})

test('[QU11] [QU12] who was passed over is fresh again: no head, no misses', () => {
  const tried = { ...beHead(waiting(), now), misses: 2, rungFrom: now }
  expect(comeBack(passOver(tried, now, limits))).toEqual(waiting())
})

/** Rung so many times in a row by counsellors who do not answer. */
function missed(times: number, from = now): Place {
  let place = waiting()
  for (let nth = 0; nth < times; nth++) {
    const at = from + nth * limits.ring
    const next = timeOut(ring(place, 'noor', `offer ${nth}`, at, limits), at + limits.ring, limits)
    if (next === 'gone' || next.state !== 'waiting') throw new Error('the visitor does not wait')
    place = next
  }
  return place
}

test('[QU12] somebody is called for a visitor after three rings without an answer', () => {
  const justAfter = now + 1
  expect(needsAlarm(missed(2), justAfter, limits)).toBe(false)
  expect(needsAlarm(missed(3), justAfter, limits)).toBe(true)
})

test('[QU12] somebody is called for a visitor who still waits a minute after the first ring', () => {
  for (const place of [ringing(), stopRinging(ringing()), missed(1)]) {
    expect(needsAlarm(place, now + 59_999, limits)).toBe(false)
    expect(needsAlarm(place, now + 60_000, limits)).toBe(true)
  }
})

test('[QU12] nobody is called for a visitor who was never rung for, however long they wait', () => {
  const ticket = takeTicket('visitor', ticketAt, limits)
  for (const place of [ticket, outside(), waiting(), passedOver()])
    expect(needsAlarm(place, now + 1000 * minute, limits)).toBe(false)
})

test('[QU12] nobody is called for a visitor who is out of sight', () => {
  const lost = loseSight(missed(3), now + minute, limits)
  expect(needsAlarm(lost, now + 2 * minute, limits)).toBe(false)
  expect(needsAlarm(comeBack(lost), now + 2 * minute, limits)).toBe(true)
})

test('[QU12] a visitor who vanished while it rang does not call anybody by coming back', () => {
  const back = comeBack(loseSight(stopRinging(ringing()), now + 5_000, limits))
  expect(needsAlarm(back, now + 10 * minute, limits)).toBe(false)
  expect(back).toEqual(waiting())
})
