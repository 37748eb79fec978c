import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { ThreadLine } from '../shared/thread-line.ts'
import { alarmTones, messageTones, ringTones, type Tone } from '../staff/tones.ts'
import { AlarmCall } from './alarm-call.ts'
import { keepAttention } from './attention.ts'
import type { Desk } from './desk.ts'
import { titleOf } from './desk-title.ts'
import type { Offer } from './offer.ts'
import { countUnread } from './unread.ts'

const anOffer: Offer = {
  id: 'one',
  wanted: 'study-choice',
  typesSlowly: false,
  call: null,
  from: 0,
  until: 20_000,
}

function watch({ isLookedAt = false, isTalking = false } = {}) {
  const offer = signal<Offer | null>(null)
  const unread = signal(0)
  const isAlarm = signal(false)
  const clock = { now: 0 }
  const sounding = new Set<readonly Tone[]>()
  const played: (readonly Tone[])[] = []
  const notes = { open: 0, shown: 0 }
  const stop = keepAttention({
    offer,
    unread,
    isAlarm,
    isTalking: () => isTalking,
    play: tones => {
      played.push(tones)
      sounding.add(tones)
      return () => sounding.delete(tones)
    },
    notify: () => {
      notes.open += 1
      notes.shown += 1
      return () => {
        notes.open -= 1
      }
    },
    isLookedAt: () => isLookedAt,
    now: () => clock.now,
  })
  return { offer, unread, isAlarm, clock, sounding, played, notes, stop }
}

test('[DK1] it rings for as long as the offer stands, and stops at once when it was handled', () => {
  const { offer, sounding, played, notes } = watch()
  offer.value = anOffer
  expect(played).toEqual([ringTones(20)])
  expect([sounding.size, notes.open]).toEqual([1, 1])
  offer.value = null
  expect([sounding.size, notes.open]).toEqual([0, 0])
})

test('[DK14] the alarm at this desk sounds unlike a ring, with a notification, until it is answered', () => {
  const { isAlarm, sounding, played, notes } = watch()
  isAlarm.value = true
  expect(played).toEqual([alarmTones(120)])
  expect([sounding.size, notes.open]).toEqual([1, 1])
  isAlarm.value = false
  expect([sounding.size, notes.open]).toEqual([0, 0])
})

test('[DK14] who talks hears the alarm once, and a ring for this counsellor comes before it', () => {
  const talking = watch({ isTalking: true })
  talking.isAlarm.value = true
  expect(talking.played).toEqual([alarmTones(0)])
  const { offer, isAlarm, sounding } = watch()
  isAlarm.value = true
  offer.value = anOffer
  expect([...sounding]).toEqual([ringTones(20)])
})

test('[DK1] the next offer rings anew, and never two at once', () => {
  const { offer, sounding, played, notes } = watch()
  offer.value = anOffer
  offer.value = { ...anOffer, id: 'two' }
  expect([sounding.size, played.length, notes.open, notes.shown]).toEqual([1, 2, 1, 2])
})

test('[DK4] it rings too for who looks at the page, who then needs no notification', () => {
  const { offer, sounding, notes } = watch({ isLookedAt: true })
  offer.value = anOffer
  expect([sounding.size, notes.shown]).toEqual([1, 0])
})

test('[DK6] messages that nobody looks at sound softly, and not one after the other', () => {
  const { unread, clock, played } = watch()
  unread.value = 1
  clock.now = 1_000
  unread.value = 2
  expect(played).toEqual([messageTones()])
  clock.now = 6_000
  unread.value = 3
  expect(played).toHaveLength(2)
  clock.now = 60_000
  unread.value = 0
  expect(played).toHaveLength(2)
})

test('[DK1] after the end of the page’s work nothing rings any more', () => {
  const { offer, stop, sounding, played, notes } = watch()
  offer.value = anOffer
  stop()
  expect([sounding.size, notes.open]).toEqual([0, 0])
  offer.value = { ...anOffer, id: 'two' }
  expect(played).toHaveLength(1)
})

const said = (key: string, by: 'me' | 'other'): ThreadLine => ({
  kind: 'said',
  key,
  by,
  text: 'een woord',
  at: 0,
  isOnItsWay: false,
})

function deskWith() {
  const lines = signal<readonly ThreadLine[]>([])
  const offer = signal<Offer | null>(null)
  const stage = signal<'open' | 'ended'>('open')
  const call = new AlarmCall(() => true)
  const parts = { offer, conversation: { lines, stage }, alarm: call }
  const desk = parts as unknown as Pick<Desk, 'offer' | 'conversation' | 'alarm'>
  return { desk, lines, offer, stage, call }
}

test('[DK6] only words of the visitor that came while nobody looked count as unread', () => {
  const { desk, lines } = deskWith()
  const isHidden = signal(false)
  const unread = countUnread(desk, isHidden)
  lines.value = [said('1', 'other')]
  isHidden.value = true
  lines.value = [said('1', 'other'), said('2', 'me'), said('3', 'other'), said('4', 'other')]
  expect(unread.value).toBe(2)
  isHidden.value = false
  expect(unread.value).toBe(0)
  isHidden.value = true
  lines.value = []
  lines.value = [said('1', 'other')]
  expect(unread.value).toBe(1)
})

test('[DK5] the title says that somebody waits, or how much is unread, and never a word or a name', () => {
  const { desk, offer, stage, call } = deskWith()
  expect(titleOf(desk, 0)).toBe('In gesprek')
  expect(titleOf(desk, 3)).toBe('(3) In gesprek')
  offer.value = anOffer
  expect(titleOf(desk, 3)).toBe('(1) Iemand wacht op jou')
  offer.value = null
  call.hear({ t: 'alarm', since: 0, isAnswered: false })
  expect(titleOf(desk, 3)).toBe('(1) Niemand neemt op')
  call.hear({ t: 'alarm', since: 0, isAnswered: true })
  stage.value = 'ended'
  expect(titleOf(desk, 0)).toBe('Gesprek klaar')
})
