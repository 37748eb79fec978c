import { expect, test } from 'vitest'
import { at, clbHours } from '../../test/hours.ts'
import { hoursAhead } from './hours-ahead.ts'

const monday = at('2026-11-23 12:00')

test('[WP7] for each school holiday of a year ahead one reads whether somebody is there', () => {
  const { schoolHolidays } = hoursAhead(clbHours, monday)
  expect(schoolHolidays.map(({ kind }) => kind)).toEqual([
    ...['christmas', 'carnival', 'easter', 'labour-day', 'ascension', 'whit-monday', 'summer'],
    ...['autumn', 'armistice'],
  ])
  expect(schoolHolidays[0]).toMatchObject({ from: '2026-12-21', to: '2027-01-03', sessions: [] })
})

test('[WP7] a session planned in a holiday is the answer for that holiday, and a day apart', () => {
  const extra = { date: '2026-12-22', from: '14:00', to: '17:00', because: 'Voor wie het zwaar heeft.' }
  const { schoolHolidays, daysApart } = hoursAhead({ ...clbHours, extraSessions: [extra] }, monday)
  const session = {
    opensAt: { date: '2026-12-22', time: '14:00' },
    closesAt: { date: '2026-12-22', time: '17:00' },
  }
  expect(schoolHolidays[0]?.sessions).toEqual([session])
  expect(daysApart).toEqual([{ date: '2026-12-22', because: extra.because, sessions: [session] }])
})

test('[WP7] a coordinator\u2019s extra session is told as one planned in the file, and what closes wins', () => {
  const from = at('2026-11-27 14:00')
  const until = at('2026-11-27 17:00')
  const extra = { kind: 'extra-session', from, until, because: null } as const
  expect(hoursAhead(clbHours, monday, [extra]).daysApart).toMatchObject([
    { date: '2026-11-27', sessions: [{ opensAt: { time: '14:00' } }] },
  ])
  const shut = { kind: 'closed', from, until, reason: 'Er is een storing.' } as const
  expect(hoursAhead(clbHours, monday, [extra, shut]).daysApart).toMatchObject([{ sessions: [] }])
})

test('[WP7] of public holidays and planned exceptions one reads the hours, or that nobody is there', () => {
  const exception = { date: '2026-12-25', periods: [{ from: '18:00', to: '20:00' }], because: 'Kerstavond.' }
  const { publicHolidays, daysApart } = hoursAhead({ ...clbHours, exceptions: [exception] }, monday)
  expect(publicHolidays).toHaveLength(10)
  expect(publicHolidays[0]).toMatchObject({
    name: 'Kerstmis',
    sessions: [{ opensAt: { date: '2026-12-25', time: '18:00' } }],
  })
  expect(publicHolidays[1]).toMatchObject({ date: '2027-01-01', sessions: [] })
  expect(daysApart).toMatchObject([{ date: '2026-12-25', because: 'Kerstavond.' }])
})

test('[WP7] what is over is not told any more', () => {
  const closure = (day: string) => ({
    ...{
      from: { date: '2026-11-02', time: '00:00' },
      until: { date: day, time: '24:00' },
      reason: 'Verbouwing',
    },
  })
  const hours = {
    ...clbHours,
    exceptions: [{ date: '2026-11-19', periods: [], because: 'Studiedag' }],
    closures: [closure('2026-11-20'), closure('2026-11-24')],
  }
  expect(hoursAhead(hours, monday)).toMatchObject({ daysApart: [], closures: [closure('2026-11-24')] })
})
