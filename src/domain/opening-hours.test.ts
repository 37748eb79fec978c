import { expect, test } from 'vitest'
import { always, at, clbHours as hours, never, onTheWall } from '../../test/hours.ts'
import { announcedHolidaySessions, openingAt, restOfEvening, sessionsBetween } from './opening-hours.ts'
import type { OpeningHours, Override } from './opening-plan.ts'

/** What a person would read: "open until …" or "closed until …", and the reason. */
function read(plan: OpeningHours, when: string, overrides: readonly Override[] = []): string {
  const opening = openingAt(plan, at(when, plan.zone), overrides)
  if (opening.isOpen) {
    const until = onTheWall(opening.closesAt, plan.zone) ?? 'for ever'
    return opening.because === null ? `open until ${until}` : `open until ${until}: ${opening.because}`
  }
  const until = onTheWall(opening.opensAt, plan.zone) ?? 'nobody knows'
  const { reason } = opening
  return `closed until ${until}${reason ? `: ${Object.values(reason).join(' ')}` : ''}`
}

test('[OH7] a visitor knows until when it is open, and when it opens again', () => {
  expect(read(hours, '2026-09-14 16:59')).toBe('closed until 2026-09-14 17:00')
  expect(read(hours, '2026-09-14 17:00')).toBe('open until 2026-09-14 21:00')
  expect(read(hours, '2026-09-14 20:59:59.999')).toBe('open until 2026-09-14 21:00')
  expect(read(hours, '2026-09-14 21:00')).toBe('closed until 2026-09-15 17:00')
  expect(read(hours, '2026-09-15 23:00')).toBe('closed until 2026-09-16 14:00')
  expect(read(hours, '2026-09-17 21:00')).toBe('closed until 2026-09-21 17:00')
})

test('[OH2] a visitor on a public holiday reads which one, and when it opens again', () => {
  expect(read(hours, '2026-11-11 15:00')).toBe('closed until 2026-11-12 17:00: public-holiday Wapenstilstand')
  expect(read(hours, '2027-05-06 18:00')).toBe('closed until 2027-05-10 17:00: public-holiday Hemelvaartsdag')
})

test('[OH4] a visitor in a school holiday finds it closed unless the helpline decided otherwise', () => {
  expect(read(hours, '2026-11-03 18:00')).toBe('closed until 2026-11-09 17:00: school-holiday autumn')
  expect(read(hours, '2027-07-01 18:00')).toBe('closed until 2027-09-01 14:00: school-holiday summer')
  const wednesdays = { ...never, wednesday: [{ from: '14:00', to: '17:00' }] }
  const open = { ...hours, inSchoolHolidays: { ...hours.inSchoolHolidays, autumn: wednesdays } }
  expect(read(open, '2026-11-04 15:00')).toBe('open until 2026-11-04 17:00')
  expect(read(open, '2026-11-03 15:00')).toBe('closed until 2026-11-04 14:00: school-holiday autumn')
})

test('[OH4] a public holiday closes also where its school holiday is open', () => {
  const evenings = always({ from: '17:00', to: '21:00' })
  const open = { ...hours, inSchoolHolidays: { ...hours.inSchoolHolidays, christmas: evenings } }
  expect(read(open, '2026-12-25 18:00')).toBe('closed until 2026-12-26 17:00: public-holiday Kerstmis')
  const asUsual = { ...open, publicHolidays: null }
  expect(read(asUsual, '2026-12-25 18:00')).toBe('open until 2026-12-25 21:00')
})

test('[OH2] an exception for a date replaces whatever the day would have been', () => {
  const plan = {
    ...hours,
    exceptions: [
      { date: '2026-09-14', periods: [], because: 'Vandaag leren we bij.' },
      { date: '2026-09-15', periods: [{ from: '19:00', to: '20:00' }], because: null },
      { date: '2026-11-11', periods: [{ from: '14:00', to: '16:00' }], because: 'Extra voor jou' },
    ],
  }
  expect(read(plan, '2026-09-14 18:00')).toBe(
    'closed until 2026-09-15 19:00: exception Vandaag leren we bij.',
  )
  expect(read(plan, '2026-09-15 18:00')).toBe('closed until 2026-09-15 19:00')
  expect(read(plan, '2026-11-11 15:00')).toBe('open until 2026-11-11 16:00: Extra voor jou')
})

test('[OH5] a visitor in a holiday gets in at the session that was planned', () => {
  const session = { date: '2026-11-03', from: '17:00', to: '20:00', because: 'Ook in de vakantie' }
  const plan = { ...hours, extraSessions: [session] }
  expect(read(plan, '2026-11-03 16:00')).toBe('closed until 2026-11-03 17:00')
  expect(read(plan, '2026-11-03 17:00')).toBe('open until 2026-11-03 20:00: Ook in de vakantie')
  expect(read(plan, '2026-11-03 20:00')).toBe('closed until 2026-11-09 17:00')
})

test('[OH8] a visitor sees one session where two touch or overlap', () => {
  const before = { date: '2026-09-14', from: '15:00', to: '17:00', because: 'Examens' }
  const after = { date: '2026-09-14', from: '20:30', to: '22:00', because: null }
  const plan = { ...hours, extraSessions: [after, before] }
  expect(read(plan, '2026-09-14 15:00')).toBe('open until 2026-09-14 22:00: Examens')
  expect(read(plan, '2026-09-14 18:00')).toBe('open until 2026-09-14 22:00')
  const sessions = sessionsBetween(plan, at('2026-09-14 00:00'), at('2026-09-15 00:00'))
  expect(sessions.map(({ opensAt, closesAt }) => [onTheWall(opensAt), onTheWall(closesAt)])).toEqual([
    ['2026-09-14 15:00', '2026-09-14 22:00'],
  ])
})

test('[OH6] a closure shuts the door whatever is planned, and says why', () => {
  const from = { date: '2026-09-14', time: '18:00' }
  const until = { date: '2026-09-16', time: '16:00' }
  const plan = { ...hours, closures: [{ from, until, reason: 'We verhuizen' }] }
  expect(read(plan, '2026-09-14 17:30')).toBe('open until 2026-09-14 18:00')
  expect(read(plan, '2026-09-14 18:00')).toBe('closed until 2026-09-16 16:00: closed We verhuizen')
  const openEnd = { ...hours, closures: [{ from, until: null, reason: 'We verhuizen' }] }
  expect(read(openEnd, '2026-09-20 18:00')).toBe('closed until nobody knows: closed We verhuizen')
})

const closed = (from: string, until: string | null, kind: 'closed' | 'paused' = 'closed'): Override => ({
  kind,
  from: at(from),
  until: until === null ? null : at(until),
  reason: kind,
})
const extra = (from: string, until: string): Override => ({
  kind: 'extra-session',
  from: at(from),
  until: at(until),
  because: 'extra',
})

test('[OH6] a coordinator opens an extra session at once, also in a holiday', () => {
  expect(read(hours, '2026-11-03 18:00', [extra('2026-11-03 18:00', '2026-11-03 20:00')])).toBe(
    'open until 2026-11-03 20:00: extra',
  )
})

test('[OH6] a coordinator who extends the evening moves its end', () => {
  expect(read(hours, '2026-09-14 20:00', [extra('2026-09-14 20:00', '2026-09-14 22:30')])).toBe(
    'open until 2026-09-14 22:30',
  )
})

test('[OH6] a coordinator who closes wins over another who opened', () => {
  const both = [extra('2026-09-14 20:00', '2026-09-14 23:00'), closed('2026-09-14 19:00', '2026-09-14 22:00')]
  expect(read(hours, '2026-09-14 20:30', both)).toBe('closed until 2026-09-14 22:00: closed closed')
  expect(read(hours, '2026-09-14 20:30', both.toReversed())).toBe(
    'closed until 2026-09-14 22:00: closed closed',
  )
})

test('[OH6] a pause ends by itself, or when it is lifted; a real closing is named before it', () => {
  const pause = closed('2026-09-14 18:00', '2026-09-14 18:15', 'paused')
  expect(read(hours, '2026-09-14 18:05', [pause])).toBe('closed until 2026-09-14 18:15: paused paused')
  const openEnd = closed('2026-09-14 18:00', null, 'paused')
  expect(read(hours, '2026-09-14 18:05', [openEnd])).toBe('closed until nobody knows: paused paused')
  expect(read(hours, '2026-09-14 18:05', [openEnd, closed('2026-09-14 18:00', null)])).toBe(
    'closed until nobody knows: closed closed',
  )
})

test('[OH6] closed for the rest of the evening holds until midnight, or to the end of a night session', () => {
  expect(onTheWall(restOfEvening(hours, at('2026-09-14 19:00')))).toBe('2026-09-15 00:00')
  const late = [extra('2026-09-14 20:00', '2026-09-15 02:00')]
  expect(onTheWall(restOfEvening(hours, at('2026-09-14 22:00'), late))).toBe('2026-09-15 02:00')
})

test('[OH9] a visitor reads of holiday openings from 14 days ahead', () => {
  const session = { date: '2026-11-03', from: '17:00', to: '20:00', because: null }
  const plan = { ...hours, extraSessions: [session] }
  const announced = (now: string) =>
    announcedHolidaySessions(plan, at(now)).map(({ holiday, opensAt }) => `${holiday} ${onTheWall(opensAt)}`)
  expect(announced('2026-10-19 23:59')).toEqual([])
  expect(announced('2026-10-20 00:00')).toEqual(['autumn 2026-11-03 17:00'])
  expect(announced('2026-11-03 19:59')).toEqual(['autumn 2026-11-03 17:00'])
  expect(announced('2026-11-03 20:00')).toEqual([])
})

const nights: OpeningHours = { ...hours, publicHolidays: null, week: always({ from: '00:00', to: '06:00' }) }
const hoursOpen = (plan: OpeningHours, date: string) => {
  const [session] = sessionsBetween(plan, at(`${date} 00:30`), at(`${date} 00:31`))
  return session ? (session.closesAt - session.opensAt) / 3_600_000 : 0
}

test('[OH1] a night session is an hour shorter in spring and an hour longer in autumn', () => {
  expect(hoursOpen(nights, '2026-03-28')).toBe(6)
  expect(hoursOpen(nights, '2026-03-29')).toBe(5)
  expect(hoursOpen(nights, '2026-10-24')).toBe(6)
  expect(hoursOpen(nights, '2026-10-25')).toBe(7)
})

test('[OH1] an evening after a clock change begins and ends as the wall says', () => {
  expect(openingAt(hours, Date.parse('2026-03-30T15:00Z')).isOpen).toBe(true)
  expect(openingAt(hours, Date.parse('2026-03-30T14:59Z')).isOpen).toBe(false)
  expect(openingAt(hours, Date.parse('2026-10-26T16:00Z')).isOpen).toBe(true)
  expect(openingAt(hours, Date.parse('2026-10-26T15:59Z')).isOpen).toBe(false)
})

test('[OH1] in the hour that comes twice it opens at the first and closes at the second', () => {
  const plan = { ...nights, week: always({ from: '02:15', to: '02:30' }) }
  const [session] = sessionsBetween(plan, at('2026-10-25 00:00'), at('2026-10-25 12:00'))
  expect(session?.opensAt).toBe(Date.parse('2026-10-25T00:15Z'))
  expect(session?.closesAt).toBe(Date.parse('2026-10-25T01:30Z'))
})

test('[OH1] a time that the clock skips is the instant of its jump', () => {
  const jump = Date.parse('2026-03-29T01:00Z')
  const begins = { ...nights, week: always({ from: '02:30', to: '04:00' }) }
  const ends = { ...nights, week: always({ from: '01:00', to: '02:30' }) }
  const inside = { ...nights, week: always({ from: '02:10', to: '02:50' }) }
  const sunday = [at('2026-03-29 00:00'), at('2026-03-29 12:00')] as const
  expect(sessionsBetween(begins, ...sunday)[0]?.opensAt).toBe(jump)
  expect(sessionsBetween(ends, ...sunday)[0]?.closesAt).toBe(jump)
  expect(sessionsBetween(inside, ...sunday)).toEqual([])
})

test('[OH7] who is always open has no closing time, and who never opens has no opening time', () => {
  const allDay = always({ from: '00:00', to: '24:00' })
  const plan = { ...hours, week: allDay, publicHolidays: null }
  const open = { ...plan, inSchoolHolidays: mapAll(allDay) }
  expect(read(open, '2026-09-14 03:00')).toBe('open until for ever')
  expect(read({ ...hours, week: never }, '2026-09-14 18:00')).toBe('closed until nobody knows')
})

function mapAll(week: OpeningHours['week']): OpeningHours['inSchoolHolidays'] {
  const kinds = Object.keys(hours.inSchoolHolidays).map(kind => [kind, week])
  return Object.fromEntries(kinds) as OpeningHours['inSchoolHolidays']
}

test('[OH8] a session is told whole, also to who asks for a part of it', () => {
  const sessions = sessionsBetween(hours, at('2026-09-14 18:00'), at('2026-09-16 14:01'))
  expect(sessions.map(({ opensAt, closesAt }) => `${onTheWall(opensAt)} ${onTheWall(closesAt)}`)).toEqual([
    '2026-09-14 17:00 2026-09-14 21:00',
    '2026-09-15 17:00 2026-09-15 21:00',
    '2026-09-16 14:00 2026-09-16 21:00',
  ])
})

test('[OH8] a session that goes past midnight is one session, from both its days', () => {
  const day = [
    { from: '00:00', to: '02:00' },
    { from: '22:00', to: '24:00' },
  ]
  const plan = { ...hours, week: { ...never, friday: day, saturday: day } }
  const whole = [{ opensAt: at('2026-09-18 22:00'), closesAt: at('2026-09-19 02:00'), because: null }]
  expect(sessionsBetween(plan, at('2026-09-18 23:00'), at('2026-09-18 23:30'))).toEqual(whole)
  expect(sessionsBetween(plan, at('2026-09-19 01:00'), at('2026-09-19 01:30'))).toEqual(whole)
  expect(read(plan, '2026-09-18 23:00')).toBe('open until 2026-09-19 02:00')
})

test('[OH1] a helpline in another zone has its own clock', () => {
  const plan = { ...hours, zone: 'America/Paramaribo', publicHolidays: null }
  expect(openingAt(plan, Date.parse('2026-09-14T20:00Z')).isOpen).toBe(true)
  expect(openingAt(plan, Date.parse('2026-09-14T19:59Z')).isOpen).toBe(false)
})
