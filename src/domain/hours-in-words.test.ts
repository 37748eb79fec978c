import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clbHours, never } from '../../test/hours.ts'
import {
  dayOffInWords,
  inWords,
  momentInWords,
  reasonInWords,
  type ToldOpening,
  timeInWords,
  untilInWords,
  weekInWords,
} from './hours-in-words.ts'
import { type LocalMoment, schoolHolidayKinds } from './opening-plan.ts'

const moment = (text: string): LocalMoment => ({ date: text.slice(0, 10), time: text.slice(11) })
/** A Monday. */
const now = moment('2026-09-14 15:00')
const closed = (opensAt: string | null): ToldOpening => ({
  isOpen: false,
  reason: null,
  opensAt: opensAt === null ? null : moment(opensAt),
})

test.each([
  ['2026-09-14 17:00', 'vandaag om 17 uur'],
  ['2026-09-15 17:00', 'morgen om 17 uur'],
  ['2026-09-16 14:00', 'woensdag om 14 uur'],
  ['2026-09-20 09:05', 'zondag om 9.05 uur'],
  ['2026-09-21 15:30', 'maandag 21 september om 15.30 uur'],
  ['2027-01-04 17:00', 'maandag 4 januari 2027 om 17 uur'],
  ['2026-09-15 00:00', 'vannacht om 0 uur'],
  ['2026-09-16 00:00', 'woensdag om 0 uur'],
])('[OH10] on a Monday a visitor reads %s as "%s"', (when, words) => {
  expect(momentInWords(moment(when), now)).toBe(words)
})

test.each([
  ['2026-09-14 21:00', 'vandaag tot 21 uur'],
  ['2026-09-14 20:30', 'vandaag tot 20.30 uur'],
  ['2026-09-15 00:00', 'vandaag tot middernacht'],
  ['2026-09-15 06:00', 'tot morgen 6 uur'],
  ['2026-09-17 06:00', 'tot donderdag 6 uur'],
])('[OH10] a visitor reads that it closes on %s as "%s"', (when, words) => {
  expect(untilInWords(moment(when), now)).toBe(words)
})

test('[OH10] a visitor reads in one glance whether somebody is there, and when', () => {
  const open: ToldOpening = { isOpen: true, closesAt: moment('2026-09-14 21:00'), because: null }
  expect(inWords(open, now)).toBe('We zijn open, vandaag tot 21 uur.')
  expect(inWords({ ...open, because: 'een extra avond voor de examens' }, now)).toBe(
    'We zijn open, vandaag tot 21 uur. Een extra avond voor de examens.',
  )
  expect(inWords({ ...open, closesAt: null }, now)).toBe('We zijn altijd open.')
  expect(inWords(closed('2026-09-16 14:00'), now)).toBe(
    'Nu is er niemand. Woensdag om 14 uur zijn we er weer.',
  )
  expect(inWords(closed(null), now)).toBe('Nu is er niemand. We weten nog niet wanneer we er weer zijn.')
})

test('[OH10] a visitor reads why it is closed', () => {
  const opensAt = moment('2026-09-15 17:00')
  const because = (reason: (ToldOpening & { isOpen: false })['reason']) =>
    inWords({ isOpen: false, reason, opensAt }, now)
  expect(because({ kind: 'school-holiday', holiday: 'autumn' })).toBe(
    'Nu is er niemand. Het is herfstvakantie. Morgen om 17 uur zijn we er weer.',
  )
  expect(because({ kind: 'public-holiday', name: 'Allerheiligen' })).toBe(
    'Nu is er niemand. Vandaag is een feestdag: Allerheiligen. Morgen om 17 uur zijn we er weer.',
  )
  expect(because({ kind: 'paused', reason: 'Er is een storing.' })).toBe(
    'We zijn even weg. Er is een storing. Morgen om 17 uur zijn we er weer.',
  )
  expect(because({ kind: 'closed', reason: 'er zijn te weinig begeleiders' })).toContain(
    'Er zijn te weinig begeleiders.',
  )
})

test('[OH10] a page may say the reason alone', () => {
  expect(reasonInWords({ kind: 'school-holiday', holiday: 'labour-day' })).toBe(
    'Het is de Dag van de Arbeid.',
  )
  expect(reasonInWords({ kind: 'exception', reason: 'we leren bij' })).toBe('We leren bij.')
})

test('[OH10] every sentence is short enough for a child of twelve', () => {
  const times = fc
    .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 95 }))
    .map(([days, quarters]) => ({
      date: new Date(Date.parse(now.date) + days * 86_400_000).toISOString().slice(0, 10),
      time: `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`,
    }))
  fc.assert(
    fc.property(times, fc.constantFrom(...schoolHolidayKinds), (when, holiday) => {
      const told = [
        inWords({ isOpen: true, closesAt: when, because: null }, now),
        inWords({ isOpen: false, reason: { kind: 'school-holiday', holiday }, opensAt: when }, now),
      ]
      const sentences = told.flatMap(text => text.split(/(?<=[a-z])[.] /))
      for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThanOrEqual(12)
      expect(told.join(' ')).not.toMatch(/undefined|NaN| {2}/)
    }),
  )
})

test('[OH10] a visitor reads the whole week, days with the same hours together', () => {
  expect(weekInWords(clbHours.week)).toBe(
    'Maandag, dinsdag en donderdag van 17 tot 21 uur. Woensdag van 14 tot 21 uur.',
  )
  const split = [
    { from: '12:30', to: '13:30' },
    { from: '20:00', to: '24:00' },
  ]
  expect(weekInWords({ ...never, sunday: split })).toBe(
    'Zondag van 12.30 tot 13.30 uur en van 20 tot middernacht.',
  )
  expect(weekInWords(never)).toBe('')
  expect(timeInWords('00:00')).toBe('0 uur')
})

test('[RO3] a coordinator reads in a few words why a day is off', () => {
  expect(dayOffInWords({ kind: 'school-holiday', holiday: 'autumn' })).toBe('herfstvakantie')
  expect(dayOffInWords({ kind: 'public-holiday', name: 'Kerstmis' })).toBe('feestdag: Kerstmis')
  expect(dayOffInWords({ kind: 'exception', reason: 'teamdag' })).toBe('teamdag')
})
