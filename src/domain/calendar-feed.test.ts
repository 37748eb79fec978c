import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at } from '../../test/hours.ts'
import { calendarFeed, type FeedAbout, shiftFeed } from './calendar-feed.ts'

const about: FeedAbout = {
  name: 'CLBch@t is open',
  address: 'https://chat.example/',
  host: 'chat.example',
  language: 'nl',
  now: at('2026-09-14 12:00'),
}
const session = { opensAt: at('2026-09-14 17:00'), closesAt: at('2026-09-14 21:00'), because: null }

/** The lines as a calendar program reads them, or a complaint. */
function unfold(feed: string): string[] {
  expect(feed.endsWith('\r\n')).toBe(true)
  expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  return feed.replaceAll('\r\n ', '').trimEnd().split('\r\n')
}

test('[OH11] who subscribes finds a session in their calendar, in UTC', () => {
  const lines = unfold(calendarFeed([session], about))
  expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
  expect(lines.slice(8)).toEqual([
    'BEGIN:VEVENT',
    'UID:20260914T150000Z@chat.example',
    'DTSTAMP:20260914T100000Z',
    'DTSTART:20260914T150000Z',
    'DTEND:20260914T190000Z',
    'SUMMARY:CLBch@t is open',
    'URL:https://chat.example/',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
})

test('[OH11] a session that moves its end keeps its id', () => {
  const id = (feed: string) => unfold(feed).find(line => line.startsWith('UID:'))
  const longer = { ...session, closesAt: at('2026-09-14 22:00') }
  expect(id(calendarFeed([longer], { ...about, now: about.now + 1000 }))).toBe(
    id(calendarFeed([session], about)),
  )
})

const asRead = (text: string) => text.replaceAll(/\\(.)/g, (_, found) => (found === 'n' ? '\n' : found))

test('[OH11] a reason arrives in a calendar as it was written, and can forge no entry', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.constantFrom('a\r\nBEGIN:VEVENT', 'é'.repeat(80), '🙂'.repeat(40), 'x; y, z\\n', '\u0085\u2028 '),
  )
  fc.assert(
    fc.property(text, because => {
      const lines = unfold(calendarFeed([{ ...session, because }], about))
      const found = lines.filter(line => line.startsWith('DESCRIPTION:'))
      expect(found).toHaveLength(1)
      const asWritten = because.replaceAll(/\r\n|\r/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, '')
      expect(asRead(found[0]?.slice('DESCRIPTION:'.length) ?? '')).toBe(asWritten)
      expect(lines.filter(line => line === 'BEGIN:VEVENT')).toHaveLength(1)
    }),
    { numRuns: 500 },
  )
})

test('[RO11] an own shift keeps its id when it moves, fills the calendar and names nobody', () => {
  const own = { id: 'c2hpZnQ', from: at('2026-09-14 17:00'), to: at('2026-09-14 21:00') }
  const lines = unfold(shiftFeed([own], about))
  expect(lines).toContain('UID:c2hpZnQ@chat.example')
  expect(lines).toContain('DTSTART:20260914T150000Z')
  expect(lines).toContain('TRANSP:OPAQUE')
  expect(lines.filter(line => line.startsWith('DESCRIPTION:') || line.startsWith('ATTENDEE'))).toEqual([])
})
