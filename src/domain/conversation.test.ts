import { expect, test } from 'vitest'
import {
  type Conversation,
  type ConversationIn,
  close,
  comeBack,
  conversationDeadline,
  giveUp,
  greet,
  handOver,
  leave,
  loseSight,
  placeAgain,
  speak,
  take,
  timeOut,
} from './conversation.ts'
import { standardLimits as limits } from './limits.ts'
import { planMore, planSlow, setCrisis, wasLong } from './planned-time.ts'
import { joinQueue, passOver, ring, takeTicket, type Wish } from './queue.ts'
import { isRefused, type Refused } from './refusal.ts'

const ticketAt = 1_000_000
const now = ticketAt + 90_000
const wish: Wish = { language: 'nl', wanted: 'no-preference', typesSlowly: false }
const minute = 60_000

function must<Answer>(answer: Answer | Refused): Answer {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`)
  return answer
}

function taken(asked: Partial<Wish> = {}): ConversationIn<'taken'> {
  const waiting = must(joinQueue(takeTicket('visitor', ticketAt, limits), { ...wish, ...asked }, ticketAt))
  return take(ring(waiting, 'noor', 'offer', now, limits), { counsellor: 'noor', take: 'page' }, now, limits)
}

const handed = (asked: Partial<Wish> = {}) => must(handOver(taken(asked), 0, now, limits))
const open = (asked: Partial<Wish> = {}) => must(greet(handed(asked), now, limits))
const interrupted = () => loseSight(open(), 'visitor', now, limits) as ConversationIn<'interrupted'>
const closing = () => must(close(open(), 'visitor', now, limits)) as ConversationIn<'closing'>
const closed = () => must(close(closing(), 'counsellor', now, limits)) as ConversationIn<'closed'>

test('[CV1] a visitor whose offer was taken gets sixty seconds to hand over the key, to the page that took it', () => {
  expect(taken()).toEqual({
    ...{ state: 'taken', id: 'visitor', counsellor: 'noor', take: 'page', epoch: 0, ticketAt, wish },
    ...{ handedOver: false, until: now + 60_000 },
  })
})

test('[CV2] a visitor hands over the key once', () => {
  const { handedOver, until } = handed()
  expect({ handedOver, until }).toEqual({ handedOver: true, until: now + 20_000 })
  expect(handOver(handed(), 0, now, limits)).toEqual({ refused: 'out-of-order' })
})

test('[CV2] a visitor’s page that burned epochs by itself names the one that holds', () => {
  expect(handOver(taken(), 3, now, limits)).toMatchObject({ epoch: 3, handedOver: true })
})

test('[CV2] a visitor who hands over the key too late is told so', () => {
  expect(handOver(taken(), 0, now + 59_999, limits)).toMatchObject({ handedOver: true })
  expect(handOver(taken(), 0, now + 60_000, limits)).toEqual({ refused: 'expired' })
})

test('[CV2] a visitor who already talks hands over no second key', () => {
  for (const later of [open(), interrupted(), closing(), closed()])
    expect(handOver(later, 0, now, limits)).toEqual({ refused: 'out-of-order' })
})

test('[CV3] a counsellor’s hello opens the conversation, and from then the planned time runs', () => {
  expect(open()).toMatchObject({ state: 'open', openedAt: now, plannedUntil: now + 45 * minute })
})

test('[CV3] a visitor who types slowly is promised sixty minutes', () => {
  expect(open({ typesSlowly: true }).plannedUntil).toBe(now + 60 * minute)
})

test('[CV3] a counsellor without the visitor’s key cannot open a conversation', () => {
  expect(greet(taken(), now, limits)).toEqual({ refused: 'out-of-order' })
})

test('[CV4] two people who go on after the planned time are never ended by the clock', () => {
  const talking = open()
  expect(conversationDeadline(talking)).toBeNull()
  expect(timeOut(talking, now + 1000 * minute, limits)).toBe(talking)
})

test('[CV5] a visitor cannot speak before the hello, and a counsellor’s first word is the hello', () => {
  expect(speak(handed(), 'visitor', 0, now, limits)).toEqual({ refused: 'out-of-order' })
  expect(speak(handed(), 'counsellor', 0, now, limits)).toMatchObject({ state: 'open', openedAt: now })
  expect(speak(taken(), 'counsellor', 0, now, limits)).toEqual({ refused: 'out-of-order' })
})

test('[CV5] both may speak while they talk, also to somebody who is out of sight', () => {
  for (const talking of [open(), interrupted()])
    for (const speaker of ['visitor', 'counsellor'] as const)
      expect(speak(talking, speaker, 0, now, limits)).toBe(talking)
})

test('[CV5] nobody speaks with the key of another epoch', () => {
  for (const talking of [handed(), open(), interrupted()])
    expect(speak(talking, 'counsellor', 1, now, limits)).toEqual({ refused: 'out-of-order' })
})

test('[CV5] nobody speaks after the end', () => {
  for (const over of [closing(), closed()])
    for (const speaker of ['visitor', 'counsellor'] as const)
      expect(speak(over, speaker, 0, now, limits)).toEqual({ refused: 'conversation-ended' })
})

test('[CV6] a visitor who vanishes interrupts the conversation, and finds it again within ten minutes', () => {
  const gap = interrupted()
  expect(gap).toMatchObject({ missing: [{ speaker: 'visitor' }], until: now + 10 * minute })
  expect(comeBack(gap, 'visitor')).toEqual(open())
})

test('[CV6] when both vanished, the first who returns still waits for the other, and the ten minutes stay', () => {
  const both = loseSight(interrupted(), 'counsellor', now + minute, limits)
  expect(both).toMatchObject({
    missing: [{ speaker: 'visitor' }, { speaker: 'counsellor' }],
    until: now + 10 * minute,
  })
  expect(comeBack(both, 'counsellor')).toMatchObject({
    state: 'interrupted',
    missing: [{ speaker: 'visitor' }],
  })
  expect(comeBack(comeBack(both, 'counsellor'), 'visitor')).toEqual(open())
})

test('[CV6] a visitor who is lost twice is not given ten minutes more', () => {
  const gap = interrupted()
  expect(loseSight(gap, 'visitor', now + 9 * minute, limits)).toBe(gap)
})

test('[CV6] after ten minutes without the visitor the conversation ends, and says why', () => {
  expect(timeOut(interrupted(), now + 10 * minute - 1, limits)).toMatchObject({ state: 'interrupted' })
  expect(timeOut(interrupted(), now + 10 * minute, limits)).toMatchObject({
    ...{ state: 'closing', endedBy: 'lost-connection', closedBy: [], until: now + 20 * minute },
  })
})

test('[CV6] a conversation that does not run is not interrupted', () => {
  const still: Conversation[] = [taken(), handed(), closing(), closed()]
  for (const conversation of still) {
    expect(loseSight(conversation, 'visitor', now, limits)).toBe(conversation)
    expect(comeBack(conversation, 'visitor')).toBe(conversation)
  }
  const talking = open()
  expect(comeBack(talking, 'visitor')).toBe(talking)
})

test('[CV7] a visitor stops, the counsellor answers, and it is closed', () => {
  expect(closing()).toMatchObject({ endedBy: 'visitor', closedBy: ['visitor'], until: now + 10 * minute })
  expect(closed()).toEqual({ state: 'closed', id: 'visitor', endedBy: 'visitor' })
})

test('[CV7] a counsellor may stop while the visitor is out of sight', () => {
  expect(close(interrupted(), 'counsellor', now, limits)).toMatchObject({
    ...{ state: 'closing', endedBy: 'counsellor', closedBy: ['counsellor'] },
  })
})

test('[CV7] nobody says goodbye twice, and nobody before the beginning', () => {
  expect(close(closing(), 'visitor', now, limits)).toEqual({ refused: 'conversation-ended' })
  expect(close(closed(), 'counsellor', now, limits)).toEqual({ refused: 'conversation-ended' })
  expect(close(taken(), 'visitor', now, limits)).toEqual({ refused: 'out-of-order' })
})

test('[CV7] a goodbye that nobody answers is enough after ten minutes', () => {
  expect(timeOut(closing(), now + 10 * minute - 1, limits)).toMatchObject({ state: 'closing' })
  expect(timeOut(closing(), now + 10 * minute, limits)).toEqual(closed())
})

test('[CV7] after a lost connection the one who stayed needs one word to be done', () => {
  const lost = timeOut(interrupted(), now + 10 * minute, limits) as ConversationIn<'closing'>
  expect(close(lost, 'counsellor', now, limits)).toMatchObject({
    state: 'closed',
    endedBy: 'lost-connection',
  })
})

test('[CV8] a visitor who leaves quickly closes the conversation at once, from wherever it stands', () => {
  for (const alive of [taken(), handed(), open(), interrupted()])
    expect(leave(alive)).toEqual({ state: 'closed', id: 'visitor', endedBy: 'quick-exit' })
})

test('[CV8] a visitor who leaves after the end does not change who ended it', () => {
  expect(leave(closing())).toMatchObject({ endedBy: 'visitor' })
})

test('[CV9] a visitor whose page gave no key in sixty seconds was not there', () => {
  expect(timeOut(taken(), now + 59_999, limits)).toMatchObject({ state: 'taken' })
  expect(timeOut(taken(), now + 60_000, limits)).toBe('no-key')
})

test('[CV9] a counsellor whose page gave no hello in twenty seconds was not there', () => {
  expect(timeOut(handed(), now + 19_999, limits)).toMatchObject({ state: 'taken' })
  expect(timeOut(handed(), now + 20_000, limits)).toBe('no-hello')
})

test('[CV9] a visitor whose conversation never opened stands where the first ticket says', () => {
  expect(placeAgain(taken())).toEqual({
    ...{ state: 'waiting', conversation: 'visitor', ticketAt, wish, epoch: 0, keptUntil: null },
    ...{ headSince: null, misses: 0, rungFrom: null, isTalking: false },
  })
  expect(passOver(placeAgain(taken()), now, limits)).toMatchObject({ state: 'passed-over', ticketAt })
})

test('[CV2] [CV9] a visitor cannot hand over a key that reached another counsellor before', () => {
  const again = placeAgain(handed())
  expect(again).toMatchObject({ ticketAt, epoch: 1 })
  const rung = ring(again, 'farid', 'offer 2', now, limits)
  const next = take(rung, { counsellor: 'farid', take: 'other page' }, now, limits)
  expect(handOver(next, 0, now, limits)).toEqual({ refused: 'out-of-order' })
  expect(handOver(next, 1, now, limits)).toMatchObject({ epoch: 1, handedOver: true })
})

test('[CV9] [QU12] a visitor whose conversation never opened begins the queue without old misses', () => {
  const waiting = must(joinQueue(takeTicket('visitor', ticketAt, limits), wish, ticketAt))
  const rung = ring({ ...waiting, headSince: 1, misses: 2, rungFrom: 1 }, 'noor', 'offer', now, limits)
  const again = placeAgain(take(rung, { counsellor: 'noor', take: 'page' }, now, limits))
  expect(again).toMatchObject({ headSince: null, misses: 0, rungFrom: null })
})

test('[CV10] more time is ten minutes, from the planned end, as often as two people want', () => {
  const more = must(planMore(open(), now + 35 * minute, limits))
  expect(more).toEqual({ ...open(), plannedUntil: now + 55 * minute })
  expect(must(planMore(more, now + 40 * minute, limits))).toMatchObject({ plannedUntil: now + 65 * minute })
})

test('[CV10] past the planned end more time is ten minutes from now', () => {
  expect(planMore(open(), now + 50 * minute, limits)).toMatchObject({ plannedUntil: now + 60 * minute })
})

test('[CV10] a counsellor may give time while the visitor is out of sight', () => {
  expect(planMore(interrupted(), now + minute, limits)).toEqual({
    ...{ ...interrupted(), plannedUntil: now + 55 * minute },
  })
})

test('[CV10] [CV11] nobody plans time before the beginning or after the end', () => {
  for (const still of [taken(), handed(), closing()]) {
    expect(planMore(still, now, limits)).toEqual({ refused: 'out-of-order' })
    expect(planSlow(still, limits)).toEqual({ refused: 'out-of-order' })
  }
})

test('[CV11] a visitor who types slowly says so at any moment, and gets sixty minutes from the beginning', () => {
  const slow = must(planSlow(open(), limits))
  expect(slow).toEqual({
    ...{ ...open(), wish: { ...wish, typesSlowly: true }, plannedUntil: now + 60 * minute },
  })
  expect(planSlow(slow as ConversationIn<'open'>, limits)).toEqual(slow)
  expect(planSlow(interrupted(), limits)).toMatchObject({ plannedUntil: now + 60 * minute })
})

test('[CV11] a visitor who says so late loses no time that was already given', () => {
  const more = must(planMore(must(planMore(open(), now, limits)), now, limits))
  expect(planSlow(more, limits)).toMatchObject({ plannedUntil: now + 65 * minute })
})

test('[CV11] a visitor who types slowly still does so after a conversation that never opened', () => {
  expect(placeAgain(taken({ typesSlowly: true })).wish.typesSlowly).toBe(true)
})

test('[CV12] a conversation is long past forty-five minutes, also when more was planned', () => {
  for (const talking of [open(), open({ typesSlowly: true }), interrupted()]) {
    expect(wasLong(talking, now + 45 * minute, limits)).toBe(false)
    expect(wasLong(talking, now + 45 * minute + 1, limits)).toBe(true)
  }
})

test('[CV12] waiting for the other’s last word makes no conversation long', () => {
  const after = (minutes: number) => must(close(open(), 'visitor', now + minutes * minute, limits))
  expect(wasLong(after(44) as ConversationIn<'closing'>, now + 54 * minute, limits)).toBe(false)
  expect(wasLong(after(46) as ConversationIn<'closing'>, now + 46 * minute, limits)).toBe(true)
  expect(wasLong(taken(), now + 90 * minute, limits)).toBe(false)
})

test('[CV15] a crisis hides the clock of a conversation that goes on, through a break and to its end', () => {
  const crisis = must(setCrisis(open(), true)) as ConversationIn<'open'>
  expect(crisis).toEqual({ ...open(), isCrisis: true })
  const broken = loseSight(crisis, 'visitor', now, limits)
  expect(comeBack(broken, 'visitor')).toEqual(crisis)
  expect(close(broken, 'counsellor', now, limits)).toMatchObject({ state: 'closing', isCrisis: true })
  expect(setCrisis(crisis, false)).toEqual(open())
})

test('[CV15] no other conversation knows a crisis, and no clock begins with one', () => {
  expect(open().isCrisis).toBe(false)
  for (const other of [taken(), handed(), closing()])
    expect(setCrisis(other, true)).toEqual({ refused: 'out-of-order' })
})

test('[CV14] a counsellor who lost the keys gives up a conversation that goes on, and no other', () => {
  for (const talking of [open(), interrupted()])
    expect(giveUp(talking, now, limits)).toMatchObject({
      ...{ state: 'closing', endedBy: 'lost-connection', closedBy: [] },
    })
  for (const other of [taken(), closing(), closed()])
    expect(giveUp(other, now, limits)).toEqual({ refused: 'out-of-order' })
})
