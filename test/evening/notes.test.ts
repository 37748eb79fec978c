import { expect, test } from 'vitest'
import { standardLimits as limits } from '../../src/domain/limits.ts'
import { ring, takeTicket } from '../../src/domain/queue.ts'
import { Agenda } from './agenda.ts'
import { Doors } from './doors.ts'
import { Notes } from './notes.ts'
import type { Desk, VisitorPage } from './people.ts'

// The notes judge a thousand evenings. Here the house does wrong on purpose, and the notes must object.

const wish = { language: 'nl', wanted: 'no-preference', typesSlowly: false } as const
const page: VisitorPage = { isTaken() {}, isOpened() {}, isEnded() {}, isPassedOver() {} }
const desk: Desk = { isOffered() {}, isOfferGone() {}, getsKey() {}, isTakenBack() {}, isEnded() {} }
const hour = 60 * 60_000

function twoWaiting() {
  const agenda = new Agenda(1_700_000_000_000)
  const notes = new Notes(agenda.now + 4 * hour)
  const doors = new Doors(agenda, limits, notes)
  notes.watches(doors)
  for (const who of ['ans', 'bo']) {
    agenda.now += 1000
    notes.comes(who, agenda.now)
    doors.line.takesTicket(who, page)
    notes.hasTicket(who)
    doors.line.joins(who, wish)
  }
  notes.looks()
  const ans = doors.line.places.get('ans')
  const bo = doors.line.places.get('bo')
  if (ans?.state !== 'waiting' || bo?.state !== 'waiting') throw new Error('both should wait')
  return { agenda, notes, doors, line: doors.line, ans, bo }
}

test('the notes object when a visitor is lost', () => {
  const { notes, line } = twoWaiting()
  line.places.delete('ans')
  expect(() => notes.looks()).toThrow('ans is lost')
  expect(() => notes.atTheEnd()).toThrow('never heard how it ended')
})

test('the notes object when a visitor nobody saw is in the house, or one has another ticket', () => {
  const { notes, line, bo, agenda } = twoWaiting()
  line.places.set('bo', { ...bo, ticketAt: bo.ticketAt - 5000 })
  expect(() => notes.looks()).toThrow('bo has another ticket')
  line.places.set('bo', bo)
  line.places.set('cas', takeTicket('cas', agenda.now, limits))
  expect(() => notes.looks()).toThrow('the house knows 3, inside are 2')
})

test('the notes object when a visitor is overtaken, on the way in or on the way to a counsellor', () => {
  const { notes, line, ans, bo, agenda } = twoWaiting()
  expect(() => notes.isRung(ring(bo, 'noor', 'offer', agenda.now, limits))).toThrow('bo overtook')
  notes.isRung(ring(ans, 'noor', 'offer', agenda.now, limits))
  line.places.set('ans', { ...ans, state: 'outside' })
  expect(() => notes.hasJoined(bo)).toThrow('bo came in before their turn')
})

test('the notes object when a visitor is rung for who cannot be seen', () => {
  const { notes, ans, agenda } = twoWaiting()
  notes.isInSight('ans', null)
  expect(() => notes.isRung(ring(ans, 'noor', 'offer', agenda.now, limits))).toThrow('out of sight')
})

test('the notes object when a counsellor has two visitors, or is called free with one', () => {
  const { notes, doors, line, ans, bo, agenda } = twoWaiting()
  doors.house.duty.arrive({ id: 'noor', name: 'Noor', disciplines: [], status: 'free' }, agenda.now)
  expect(() => notes.looks()).toThrow('ans waits while somebody is free')
  line.places.set('ans', ring(ans, 'noor', 'one', agenda.now, limits))
  expect(() => notes.looks()).toThrow('noor is free with 1 rings')
  line.places.set('bo', ring(bo, 'noor', 'two', agenda.now, limits))
  expect(() => notes.looks()).toThrow('noor has 2 rings')
})

test('the notes object when it ends twice, when somebody who was there counts as not there, or was never told', () => {
  const { notes, agenda } = twoWaiting()
  expect(() => notes.hasEnded('ans', 'not-there')).toThrow('was there, and was not seen')
  expect(() => notes.hasEnded('ans', 'answered')).toThrow('ended twice')
  expect(() => notes.hasEnded('bo', 'not-reached')).toThrow('heard it too late')
  const { notes: others } = twoWaiting()
  others.isTold('bo', agenda.now + 4 * hour - limits.closingNotice + 1000)
  expect(() => others.hasEnded('bo', 'not-reached')).toThrow('heard it too late')
  const { notes: again } = twoWaiting()
  again.isTold('bo', agenda.now + 4 * hour - limits.closingNotice - 3000)
  again.hasEnded('bo', 'not-reached')
})

test('the notes object when too many are let in, or too late', () => {
  const { notes, doors, line, ans, agenda } = twoWaiting()
  for (const who of ['cas', 'dre', 'els']) line.places.set(who, { ...ans, conversation: who })
  expect(() => notes.hasJoined(ans)).toThrow('let in where 4 may wait')
  doors.deskArrives('noor', [], desk)
  agenda.now += 4 * hour - 29 * 60_000
  expect(() => notes.hasJoined(ans)).toThrow('in the last half hour')
})

test('the notes object when a visitor who only went out of sight is dropped, or let in unseen', () => {
  const { notes, ans } = twoWaiting()
  notes.isInSight('ans', null)
  expect(() => notes.hasJoined(ans)).toThrow('let in while out of sight')
  expect(() => notes.hasEnded('ans', 'not-there')).toThrow('dropped before the evening was over')
})

test('the notes object when a counsellor is rung too long, or soon after "nu niet"', () => {
  const { notes, doors, line, ans, agenda } = twoWaiting()
  doors.house.duty.arrive({ id: 'noor', name: 'Noor', disciplines: [], status: 'ringing' }, agenda.now)
  line.places.set('ans', ring(ans, 'noor', 'one', agenda.now, limits))
  notes.looks()
  agenda.now += limits.ring
  expect(() => notes.looks()).toThrow('ans is too long in ring one')
  notes.hasDeclined('noor', agenda.now)
  expect(() => notes.isRung(ring(ans, 'noor', 'two', agenda.now, limits))).toThrow('after "nu niet"')
})
