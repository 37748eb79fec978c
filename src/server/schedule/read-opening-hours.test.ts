import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StartRefused } from '../start-refused.ts'
import { readOpeningHours } from './read-opening-hours.ts'

const least = { lastChecked: '2026-09', zone: 'Europe/Brussels', week: {}, schoolHolidays: {} }

/** Reads a file with this in it; gives what the start would say when it refuses. */
function reading(content: unknown): { refused: string } | ReturnType<typeof readOpeningHours> {
  const directory = mkdtempSync(join(tmpdir(), 'hours-'))
  try {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    writeFileSync(join(directory, 'opening-hours.json'), text)
    return readOpeningHours(directory)
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    return { refused: error.message.replace(directory, '') }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

test('[OH12] the hours that ship with the site are those the helpline last published', () => {
  const { hours, lastChecked } = readOpeningHours('site/clbchat')
  expect(lastChecked).toBe('2024-01')
  expect(hours.zone).toBe('Europe/Brussels')
  expect(hours.week).toEqual({
    monday: [{ from: '17:00', to: '21:00' }],
    tuesday: [{ from: '17:00', to: '21:00' }],
    wednesday: [{ from: '14:00', to: '21:00' }],
    thursday: [{ from: '17:00', to: '21:00' }],
    friday: [],
    saturday: [],
    sunday: [],
  })
})

test('[OH4] who says nothing about a holiday is closed in it', () => {
  const wednesday = { wednesday: ['14:00-17:00'] }
  expect(reading({ ...least, schoolHolidays: { autumn: wednesday } })).toMatchObject({
    hours: {
      inSchoolHolidays: { autumn: { wednesday: [{ from: '14:00', to: '17:00' }] }, easter: 'closed' },
      publicHolidays: null,
    },
  })
})

test('[OH12] a coordinator writes exceptions, extra sessions, closures and dates of their own', () => {
  const written = {
    ...least,
    schoolHolidayDates: [{ kind: 'autumn', from: '2026-10-26', to: '2026-11-01' }],
    publicHolidays: { country: 'BE', region: 'VLG', language: 'nl', opening: 'as-usual' },
    exceptions: [
      { date: '2026-09-14', closed: 'Vandaag leren we bij.' },
      { date: '2026-09-15', periods: ['19:00–20:00'], because: 'Een korte avond.' },
    ],
    extraSessions: [{ date: '2026-11-03', period: '17:00-24:00' }],
    closures: [{ from: '2026-12-24 17:00', reason: 'We verhuizen.' }],
  }
  expect(reading(written)).toMatchObject({
    hours: {
      schoolHolidayDates: written.schoolHolidayDates,
      publicHolidays: written.publicHolidays,
      exceptions: [
        { date: '2026-09-14', periods: [], because: 'Vandaag leren we bij.' },
        { date: '2026-09-15', periods: [{ from: '19:00', to: '20:00' }], because: 'Een korte avond.' },
      ],
      extraSessions: [{ date: '2026-11-03', from: '17:00', to: '24:00', because: null }],
      closures: [{ from: { date: '2026-12-24', time: '17:00' }, until: null, reason: 'We verhuizen.' }],
    },
  })
})

test.each([
  ['{', 'is not JSON'],
  [{ ...least, zone: 'Europe/Atlantis' }, 'zone: expected a time zone as Europe/Brussels'],
  [{ ...least, lastChecked: 'gisteren' }, 'lastChecked: expected a month as 2026-09'],
  [
    { ...least, week: { monday: ['17-21'] } },
    'week.monday.0: expected a period within one day, as 17:00-21:00',
  ],
  [{ ...least, week: { monday: ['21:00-17:00'] } }, 'week.monday.0: expected a period within one day'],
  [{ ...least, week: { monday: ['17:00-25:00'] } }, 'week.monday.0: expected a period'],
  [{ ...least, week: { monday: '17:00-21:00' } }, 'week.monday: expected a list of periods'],
  [{ ...least, week: { maandag: [] } }, 'week.maandag: expected a week with English names of days'],
  [{ ...least, schoolHolidays: { autumn: 'open' } }, 'schoolHolidays.autumn: expected "closed" or a week'],
  [{ ...least, schoolHolidays: { herfst: 'closed' } }, 'schoolHolidays.herfst: '],
  [{ ...least, exceptions: [{ date: '2026-02-30', closed: 'x' }] }, 'exceptions.0'],
  [{ ...least, exceptions: [{ date: '2026-02-28' }] }, 'exceptions.0: expected { date, closed: "why" } or'],
  [
    { ...least, closures: [{ from: '2026-12-24', reason: 'x' }] },
    'closures.0.from: expected a date and time',
  ],
  [
    { ...least, closures: [{ from: '2026-12-24 17:00', until: '2026-12-24 16:00', reason: 'x' }] },
    'closures.0: expected "until" after "from"',
  ],
  [
    { ...least, schoolHolidayDates: [{ kind: 'summer', from: '2026-08-30', to: '2026-09-02' }] },
    'schoolHolidayDates.0: expected dates within one school year',
  ],
  [
    { ...least, publicHolidays: { country: 'BE', region: 'ZZZ', language: 'nl', opening: 'closed' } },
    'publicHolidays.region: expected a region of Belgium',
  ],
  [
    { ...least, publicHolidays: { country: 'NL', language: 'nl', opening: 'closed' } },
    'publicHolidays.country: expected the country BE',
  ],
  [
    { ...least, publicHolidays: { country: 'BE', language: 'en', opening: 'closed' } },
    'publicHolidays.language: expected a language of Belgium',
  ],
  [
    {
      ...least,
      exceptions: [
        { date: '2026-09-14', closed: 'x' },
        { date: '2026-09-14', closed: 'y' },
      ],
    },
    'exceptions: expected one exception per date',
  ],
  [
    {
      ...least,
      exceptions: [{ date: '2026-09-14', closed: 'x' }],
      extraSessions: [{ date: '2026-09-14', period: '17:00-21:00' }],
    },
    'extraSessions: expected no extra session on a date that an exception closes',
  ],
])('[OH12] who writes %j reads the file, the place in it and what was expected', (content, expected) => {
  const read = reading(content)
  const refused = 'refused' in read ? read.refused : 'nothing was refused'
  expect(refused).toMatch(/^SITE_DIR: \/opening-hours.json/)
  expect(refused).toContain(expected)
})

test('[OH12] who has no file of hours reads which one is missing', () => {
  expect(() => readOpeningHours('site/nowhere')).toThrow(
    'site/nowhere/opening-hours.json: there is no such file',
  )
})
