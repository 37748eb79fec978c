import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { emptyContent, type OwnContent } from '../staff/own-content.ts'
import type { OwnState } from '../staff/own-settings.ts'
import { News, newsSince } from './news.ts'
import { ShiftMemory, wallDay } from './shift-memory.ts'
import { dayInWords } from './texts-start.ts'

const entry = (date: string) => ({ date, title: `van ${date}`, lines: ['Er is iets nieuw.'] })
const entries = ['2026-11-27', '2026-11-20', '2026-10-14', '2026-10-01', '2026-09-01'].map(entry)
const datesOf = (found: readonly { readonly date: string }[]) => found.map(({ date }) => date)

/** Own settings whose kept content comes when the test says so. */
function ownSettings(state: OwnState, kept: OwnContent) {
  const own = { content: signal(state === 'loading' ? emptyContent : kept), state: signal(state) }
  const early: ((content: OwnContent) => OwnContent)[] = []
  const change = (act: (content: OwnContent) => OwnContent) => {
    own.content.value = act(own.content.value)
    if (own.state.value === 'loading') early.push(act)
    return true
  }
  const comes = () => {
    own.content.value = early.reduce((content, act) => act(content), kept)
    own.state.value = 'saved'
  }
  return { ...own, change, comes }
}

test('[DK66] Noor reads what is newer than her last shift, that day included; at her first shift the newest three', () => {
  expect(datesOf(newsSince(entries, '2026-10-14'))).toEqual(['2026-11-27', '2026-11-20', '2026-10-14'])
  expect(newsSince(entries, '2026-11-28')).toEqual([])
  expect(newsSince(entries, null)).toHaveLength(3)
  const now = new Date(2026, 10, 27).getTime()
  expect(dayInWords(Date.parse('2026-10-14T12:00'), now)).toBe('14 oktober')
  expect(dayInWords(Date.parse('2025-10-14T12:00'), now)).toBe('14 oktober 2025')
  expect(wallDay(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05')
})

test('[DK66] beginning a shift moves the day for the next time, not for the page that is being read', () => {
  const own = ownSettings('saved', { ...emptyContent, lastShift: '2026-10-14' })
  const memory = new ShiftMemory(own)
  memory.beginsShift('2026-11-27')
  memory.beginsShift('2026-11-27')
  expect([memory.lastShift, own.content.value.lastShift]).toEqual(['2026-10-14', '2026-11-27'])
})

test('[DK66] who begins before the own settings came still reads what is new since the shift that was kept', () => {
  const own = ownSettings('loading', { ...emptyContent, lastShift: '2026-10-14' })
  const memory = new ShiftMemory(own)
  expect(memory.lastShift).toBeUndefined()
  memory.beginsShift('2026-11-27')
  memory.practisedToTheEnd('pesten')
  own.comes()
  expect([memory.lastShift, own.content.value.lastShift]).toEqual(['2026-10-14', '2026-11-27'])
  expect(memory.practised).toEqual(['pesten'])
})

test('[DK66] news that cannot be fetched, or is of another shape, is said and stops nobody', async () => {
  const answers = [{ entries }, { refused: 'try-again' }, { entries: [{ title: 'half' }] }]
  const found = []
  for (const answer of answers) {
    const news = new News(async () => answer)
    await news.load()
    found.push(news.now.value.is)
  }
  const broken = new News(() => Promise.reject(new Error('no network')))
  await broken.load()
  expect([...found, broken.now.value.is]).toEqual(['here', 'failed', 'failed', 'failed'])
})
