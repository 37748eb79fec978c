import { expect, test } from 'vitest'
import { agendaOf } from './agenda.ts'
import { type DeskSign, parseSigns } from './desk-signs.ts'
import { faultsOf, figuresOf, slowestOf } from './ring-figures.ts'

const ring = { atMinute: 6, isMissed: false, askedAt: 1_000, leftAt: 9_000 }
const called: DeskSign[] = [
  { what: 'frame', at: 1_010, kind: 'offer' },
  { what: 'title', at: 1_012, text: '(1) Iemand wacht op jou – CLBch@t' },
  { what: 'tone', at: 1_013, from: 1_013, audio: 'running' },
  { what: 'tone', at: 1_013, from: 1_013, audio: 'running' },
  { what: 'note', at: 1_014, text: 'CLBch@t: iemand wacht op jou' },
  { what: 'note-shown', at: 1_040 },
]
const over: DeskSign[] = [
  { what: 'frame', at: 9_006, kind: 'offer-gone' },
  { what: 'silence', at: 9_007 },
  { what: 'note-closed', at: 9_008 },
  { what: 'title', at: 9_009, text: 'Balie – CLBch@t' },
]
const sounds = [{ from: 1_050, until: 9_040 }]

test('[DK2] who reads the figures of a good ring finds how long each sign took, and nothing wrong', () => {
  const figures = figuresOf(ring, { signs: [...called, ...over], sounds, mayNotify: true })
  expect(figures).toMatchObject({ offer: 10, title: 12, planned: 13, sounded: 50, note: 14, noteShown: 40 })
  expect(figures).toMatchObject({ titleGone: 9, silenced: 7, noteGone: 8, lastSound: 40 })
  expect(figures).toMatchObject({ callsPlanned: 1, callsHeard: 1, breaks: 0, lineGone: 0 })
  expect(faultsOf(figures)).toEqual([])
})

test('[DK2] a ring that came late, made no sound or went on afterwards is called wrong', () => {
  const late = called.map(sign => ({ ...sign, at: sign.at + 6_000 }))
  const heard = [{ from: 7_050, until: 12_000 }]
  const faults = faultsOf(figuresOf(ring, { signs: [...late, ...over], sounds: heard, mayNotify: true }))
  expect(faults.map(fault => fault.split(' ')[0])).toEqual(['offer', 'title', 'note', 'sounded', 'lastSound'])
  const stopped = called.map(sign => (sign.what === 'tone' ? { ...sign, audio: 'suspended' } : sign))
  const silent = figuresOf(ring, { signs: [...stopped, ...over], sounds: [], mayNotify: true })
  expect(faultsOf(silent)).toEqual(['planned never', 'sounded never', 'lastSound never'])
})

test('[DK2] a ring that nobody answers is over when the page hears so, and must sound whole', () => {
  const missed = { ...ring, isMissed: true, leftAt: null }
  const twoCalls = [...called, ...called].sort((one, other) => one.at - other.at)
  const figures = figuresOf(missed, { signs: [...twoCalls, ...over], sounds, mayNotify: true })
  expect(figures).toMatchObject({ silenced: 1, callsPlanned: 2, callsHeard: 1 })
  expect(faultsOf(figures)).toEqual(['1 calls heard of 2'])
})

test('[DK2] a line that broke and a page that slept are counted', () => {
  const asleep: DeskSign[] = [
    { what: 'timer', at: 300, after: 60_000 },
    { what: 'frozen', at: 310 },
    { what: 'line-closed', at: 320 },
    { what: 'line-open', at: 900 },
  ]
  const figures = figuresOf(ring, { signs: [...asleep, ...called, ...over], sounds, mayNotify: true })
  expect(figures).toMatchObject({ slowestTimer: 60_000, freezes: 1, breaks: 1, lineGone: 580 })
})

test('what could not be is neither wrong nor counted', () => {
  const bare = figuresOf(ring, { signs: [...called, ...over], sounds: undefined, mayNotify: false })
  expect([bare.sounded, bare.note, bare.noteGone]).toEqual([undefined, undefined, undefined])
  expect(faultsOf(bare)).toEqual([])
  expect(slowestOf([bare, { ...bare, title: 90 }, { ...bare, silenced: null }])).toMatchObject({
    title: 90,
    sounded: undefined,
    silenced: null,
  })
})

test('an hour has long silences in it, a minute has two visits, and two hours begin again', () => {
  const minutes = agendaOf(60).map(({ atMinute }) => atMinute)
  const silences = minutes.map((minute, index) => minute - (minutes[index - 1] ?? 0))
  expect(Math.max(...silences)).toBe(20)
  expect(agendaOf(1)).toHaveLength(2)
  expect(agendaOf(120)).toHaveLength(minutes.length * 2)
})

test('a page that writes down something else is not believed', () => {
  expect(() => parseSigns([{ what: 'title', at: 'soon', text: '' }])).toThrow()
})
