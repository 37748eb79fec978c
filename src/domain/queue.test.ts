import { expect, test } from 'vitest'
import { standardLimits as limits } from './limits.ts'
import {
  claim,
  comeBack,
  inOrder,
  joinQueue,
  loseSight,
  nextInLine,
  type Place,
  type PlaceIn,
  passOver,
  placeDeadline,
  queueCapacity,
  ring,
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
  })
  for (const standing of [waiting(), ringing(), passedOver()])
    expect(joinQueue(standing, wish, now)).toEqual({ refused: 'out-of-order' })
})

test('[QU1] who came first stands first, and two of the same millisecond always in the same order', () => {
  const line = [waiting('late', ticketAt + 1), waiting('b'), waiting('a')]
  expect(line.sort(inOrder).map(place => place.conversation)).toEqual(['a', 'b', 'late'])
})

test('[QU2] the next visitor is the first who waits and can be seen', () => {
  const first: Place = loseSight(waiting('first', 1), now, limits)
  const second: Place = { ...ringing(), conversation: 'second', ticketAt: 2 }
  const line = [waiting('fourth', 4), waiting('third', 3), second, first]
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
  expect(timeOut(rung, now + 20_000, limits)).toEqual(waiting())
})

test('[QU3] "nu niet" costs the visitor nothing', () => {
  expect(stopRinging(ringing())).toEqual(waiting())
})

test('[QU4] only the counsellor who is rung may take the offer, and only while it rings', () => {
  const rung = ringing()
  expect(claim(rung, 'offer', 'noor', now + 19_999)).toBe(rung)
  expect(claim(rung, 'offer', 'noor', now + 20_000)).toEqual({ refused: 'expired' })
  expect(claim(rung, 'offer', 'farid', now)).toEqual({ refused: 'expired' })
  expect(claim(rung, 'earlier offer', 'noor', now)).toEqual({ refused: 'expired' })
  for (const place of [takeTicket('visitor', ticketAt, limits), waiting(), passedOver()])
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
