import { expect, test } from 'vitest'
import {
  type Change,
  comeBackAs,
  comerOf,
  type GoingOn,
  isBackInTime,
  isNeedless,
  mayAskColleague,
  moveOn,
  ringColleague,
  takeChange,
  takenAt,
  waitForComer,
} from './change.ts'
import { ticketAgain } from './come-again.ts'
import { type Conversation, giveUp, greet, handOver, loseSight, take } from './conversation.ts'
import { standardLimits as limits } from './limits.ts'
import {
  dropChange,
  greetChange,
  handOverChange,
  holderOfNext,
  isEpochOver,
  withoutColleague,
} from './next-epoch.ts'
import { beHead, freshWaiting, ring } from './queue.ts'
import { isRefused } from './refusal.ts'

const now = 1_795_455_000_000
const wish = { language: 'nl', wanted: 'medical', typesSlowly: false } as const
const minute = 60_000

function must<Answer>(answer: Answer): Exclude<Answer, { refused: string } | undefined | null> {
  if (isRefused(answer) || answer === undefined || answer === null) throw new Error(JSON.stringify(answer))
  return answer as Exclude<Answer, { refused: string } | undefined | null>
}

/** The visitor and Noor talk, in epoch 0. */
function talking(): GoingOn {
  const place = freshWaiting({ conversation: 'visitor', ticketAt: now - 5 * minute, epoch: 0 }, wish)
  const rung = ring(beHead(place, now), 'noor', 'offer', now, limits)
  const taken = take(rung, { counsellor: 'noor', take: 'noor’s page' }, now, limits)
  return must(greet(must(handOver(taken, 0, now, limits)), now, limits))
}

const gone = (at = now) => loseSight(talking(), 'counsellor', at, limits)
const farid = { counsellor: 'farid', take: 'farid’s page' }
const called = (reason: 'transfer' | 'colleague' = 'transfer', conversation: Conversation = talking()) =>
  must(ringColleague(conversation, undefined, { reason, counsellor: 'farid', offer: 'call' }, now, limits))
const asked = (reason: 'transfer' | 'colleague' = 'transfer') =>
  must(takeChange(called(reason), 'call', farid, now, limits))
const key = (reason: Change['reason'], epoch: number, to: 'counsellor' | 'colleague' = 'counsellor') => ({
  reason,
  epoch,
  to,
  holders: reason === 'colleague' ? 2 : 1,
})

/** Noor and Farid both talk with the visitor, in epoch 1. */
function three(): GoingOn {
  const first = must(handOverChange(talking(), asked('colleague'), key('colleague', 1), now, limits))
  const both = must(handOverChange(talking(), first, key('colleague', 1, 'colleague'), now, limits))
  const noor = must(greetChange(talking(), both, { voice: 'counsellor', epoch: 1 }, now))
  return must(greetChange(noor.conversation, must(noor.change), { voice: 'colleague', epoch: 1 }, now))
    .conversation
}

test('[CH1] a counsellor calls one colleague at a time, and nobody who is in it already', () => {
  const call = (counsellor: string, change?: Change, conversation = talking()) =>
    ringColleague(conversation, change, { reason: 'colleague', counsellor, offer: 'o' }, now, limits)
  expect(call('farid')).toMatchObject({ stage: 'ringing', counsellor: 'farid', until: now + limits.ring })
  expect(call('els', called())).toEqual({ refused: 'out-of-order' })
  expect(call('noor')).toEqual({ refused: 'not-allowed' })
  expect(call('farid', undefined, three())).toEqual({ refused: 'not-allowed' })
  expect(call('els', undefined, three())).toEqual({ refused: 'not-allowed' })
  const ended = must(giveUp(talking(), now, limits))
  expect(
    ringColleague(ended, undefined, { reason: 'transfer', counsellor: 'farid', offer: 'o' }, now, limits),
  ).toEqual({ refused: 'out-of-order' })
})

test('[CH1] only the colleague who is rung takes the call, while it rings', () => {
  const take = (offer: string, counsellor: string, at = now) =>
    takeChange(called(), offer, { counsellor, take: 't' }, at, limits)
  expect(take('call', 'farid')).toMatchObject({
    stage: 'asked',
    isAlone: false,
    until: now + limits.changeAnswer,
  })
  expect(take('call', 'els')).toEqual({ refused: 'expired' })
  expect(take('another', 'farid')).toEqual({ refused: 'expired' })
  expect(take('call', 'farid', now + limits.ring)).toEqual({ refused: 'expired' })
  expect(comerOf(called())).toBeNull()
})

test('[CH2] a key is taken only for whom the visitor was asked about, and within two minutes', () => {
  const hands = (change: Change | undefined, reason: Change['reason'], at = now) =>
    handOverChange(talking(), change, key(reason, 1), at, limits)
  expect(hands(asked(), 'transfer')).toMatchObject({
    stage: 'handed-over',
    comer: farid,
    awaits: ['counsellor'],
  })
  expect(hands(undefined, 'transfer')).toEqual({ refused: 'out-of-order' })
  expect(hands(called(), 'transfer')).toEqual({ refused: 'out-of-order' })
  expect(hands(asked(), 'colleague')).toEqual({ refused: 'out-of-order' })
  expect(hands(asked(), 'repair')).toEqual({ refused: 'out-of-order' })
  expect(hands(asked(), 'transfer', now + 2 * minute)).toEqual({ refused: 'expired' })
})

test('[CH3] each holder gets one key of one new epoch, and nobody says hello before all have one', () => {
  const first = must(handOverChange(talking(), asked('colleague'), key('colleague', 4), now, limits))
  const next = (epoch: number, to: 'counsellor' | 'colleague', reason: Change['reason'] = 'colleague') =>
    handOverChange(talking(), first, key(reason, epoch, to), now, limits)
  expect(next(4, 'counsellor')).toEqual({ refused: 'out-of-order' })
  expect(next(5, 'colleague')).toEqual({ refused: 'out-of-order' })
  expect(next(4, 'colleague', 'repair')).toEqual({ refused: 'out-of-order' })
  expect(greetChange(talking(), first, { voice: 'counsellor', epoch: 4 }, now)).toEqual({
    refused: 'out-of-order',
  })
  const both = must(next(4, 'colleague'))
  expect(isEpochOver(both)).toBe(true)
  expect(holderOfNext(talking(), both, 'colleague')).toEqual(farid)
  expect(holderOfNext(talking(), both, 'counsellor')).toMatchObject({ counsellor: 'noor' })
  expect(greetChange(talking(), both, { voice: 'counsellor', epoch: 3 }, now)).toEqual({
    refused: 'out-of-order',
  })
  expect(greetChange(talking(), both, { voice: 'counsellor', epoch: 4 }, both.until)).toEqual({
    refused: 'expired',
  })
})

test('[CH3] with the last hello the conversation goes on in the next epoch, in new hands', () => {
  const handed = must(handOverChange(talking(), asked(), key('transfer', 1), now, limits))
  const done = must(greetChange(gone(), handed, { voice: 'counsellor', epoch: 1 }, now))
  expect(done).toMatchObject({
    change: null,
    conversation: { state: 'open', ...farid, epoch: 1, usedEpoch: 1, colleague: null },
  })
  expect(three()).toMatchObject({ counsellor: 'noor', colleague: farid, epoch: 1 })
})

test('[CH4] what came to nothing burns its epoch, and the visitor’s page repairs with who held it', () => {
  const handed = must(handOverChange(talking(), asked(), key('transfer', 3), now, limits))
  const burned = dropChange(talking(), handed)
  expect(burned).toEqual({ ...talking(), usedEpoch: 3 })
  expect(handOverChange(burned, undefined, key('repair', 3), now, limits)).toEqual({
    refused: 'out-of-order',
  })
  const repair = must(handOverChange(burned, undefined, key('repair', 4), now, limits))
  expect(must(greetChange(burned, repair, { voice: 'counsellor', epoch: 4 }, now)).conversation).toEqual({
    ...talking(),
    epoch: 4,
    usedEpoch: 4,
  })
  expect(dropChange(talking(), asked())).toEqual(talking())
})

test('[CH5] the same counsellor comes back in time, or later with the visitor’s yes; nobody else does', () => {
  const back = { counsellor: 'noor', take: 'new page' }
  const came = must(comeBackAs(gone(), undefined, back, now + minute, limits))
  expect(came).toMatchObject({ stage: 'asked', reason: 'back', comer: back })
  expect(takenAt(came, limits)).toBe(now + minute)
  expect(comeBackAs(gone(), came, { ...back, take: 'newer' }, now, limits)).toMatchObject({
    comer: { take: 'newer' },
  })
  expect(comeBackAs(gone(), asked(), back, now, limits)).toEqual({ refused: 'try-again' })
  expect(comeBackAs(gone(), undefined, farid, now, limits)).toEqual({ refused: 'not-yours' })
  expect(isBackInTime(gone(), now + 3 * minute - 1, limits)).toBe(true)
  expect(isBackInTime(gone(), now + 3 * minute, limits)).toBe(false)
})

test('[CH5] with the same counsellor back a colleague goes: one unknown at a time', () => {
  const away = loseSight(three(), 'counsellor', now, limits)
  const back = must(comeBackAs(away, undefined, { counsellor: 'noor', take: 'new' }, now, limits))
  const handed = must(handOverChange(away, back, key('back', 2), now, limits))
  expect(handed.awaits).toEqual(['counsellor'])
  expect(must(greetChange(away, handed, { voice: 'counsellor', epoch: 2 }, now)).conversation).toMatchObject({
    state: 'open',
    colleague: null,
    take: 'new',
  })
})

test('[CH6] after two minutes a colleague may be asked for; who comes then comes alone', () => {
  expect(mayAskColleague(talking(), now + 9 * minute, limits)).toBe(false)
  expect(mayAskColleague(gone(), now + 2 * minute - 1, limits)).toBe(false)
  expect(mayAskColleague(gone(), now + 2 * minute, limits)).toBe(true)
  expect(moveOn(gone(), undefined, farid, now, limits)).toMatchObject({ reason: 'transfer', isAlone: true })
  expect(moveOn(talking(), undefined, farid, now, limits)).toEqual({ refused: 'expired' })
  expect(moveOn(gone(), asked(), farid, now, limits)).toEqual({ refused: 'expired' })
  expect(moveOn(gone(), undefined, { ...farid, counsellor: 'noor' }, now, limits)).toEqual({
    refused: 'expired',
  })
})

test('[CH5] [CH6] a counsellor who is back with the keys needs nobody who was only asked for', () => {
  const alone = must(moveOn(gone(), undefined, farid, now, limits))
  expect(isNeedless(alone)).toBe(true)
  expect(isNeedless(must(handOverChange(gone(), alone, key('transfer', 1), now, limits)))).toBe(false)
  expect(isNeedless(asked())).toBe(false)
  expect(
    isNeedless(must(comeBackAs(gone(), undefined, { counsellor: 'noor', take: 'n' }, now, limits))),
  ).toBe(true)
})

test('[CH7] after a lost connection a ticket has the time of the first; after another end there is none', () => {
  const lost = must(giveUp(talking(), now, limits))
  expect(ticketAgain(lost, 'next', now, limits)).toEqual({
    ...{ state: 'ticket', conversation: 'next', ticketAt: now - 5 * minute, epoch: 0 },
    until: now + limits.ticket,
  })
  expect(ticketAgain(lost, 'visitor', now, limits)).toEqual({ refused: 'out-of-order' })
  expect(ticketAgain(talking(), 'next', now, limits)).toEqual({ refused: 'out-of-order' })
})

test('[CH7] who is on the way when the ten minutes are over still has time to come', () => {
  const late = now + limits.interrupted - 1
  const alone = must(moveOn(gone(), undefined, farid, late, limits))
  expect(waitForComer(gone(), alone, limits)).toMatchObject({ until: alone.until + limits.changeHello })
  const early = must(moveOn(gone(), undefined, farid, now, limits))
  expect(waitForComer(gone(), early, limits)).toEqual(gone())
  expect(waitForComer(talking(), asked(), limits)).toEqual(talking())
})

test('[CH8] a colleague goes at once, and the next epoch has one holder less', () => {
  const alone = must(withoutColleague(three()))
  expect(alone).toEqual({ ...three(), colleague: null })
  expect(withoutColleague(alone)).toEqual({ refused: 'out-of-order' })
  expect(must(handOverChange(alone, undefined, key('colleague-left', 2), now, limits)).awaits).toEqual([
    'counsellor',
  ])
  expect(handOverChange(alone, undefined, key('colleague-left', 2, 'colleague'), now, limits)).toEqual({
    refused: 'not-yours',
  })
})

test('[CH8] a repair that the page still made for the colleague too is no key of anybody, once the colleague is gone', () => {
  const alone = must(withoutColleague(three()))
  const forBoth = { ...key('repair', 2), holders: 2 }
  expect(handOverChange(alone, undefined, forBoth, now, limits)).toEqual({ refused: 'out-of-order' })
})

test('[CH12] a repair has the same holders, and needs nobody’s leave', () => {
  const forBoth = { ...key('repair', 2), holders: 2 }
  const repair = must(handOverChange(three(), undefined, forBoth, now, limits))
  expect(repair).toMatchObject({ comer: null, awaits: ['counsellor', 'colleague'] })
})
