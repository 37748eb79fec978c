import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localMoment } from './local-moment.ts'
import { type Week, weekdays } from './opening-plan.ts'
import {
  type Calendar,
  type Channel,
  lastCheckedOf,
  openChannels,
  openNow,
  type Referral,
  trustedDays,
  urgentNumbers,
  withChecks,
} from './referral.ts'

const zone = 'Europe/Brussels'
const calendar = { zone, publicHolidays: null }
const never: Week = {
  ...{ monday: [], tuesday: [], wednesday: [], thursday: [] },
  ...{ friday: [], saturday: [], sunday: [] },
}
const evenings: Week = { ...never, monday: [{ from: '18:00', to: '22:00' }] }
const minute = 60_000
const day = 24 * 60 * minute

function chat(hours: Channel['hours'], lastChecked: string | null): Channel {
  return { kind: 'chat', to: 'https://example.be', hours, lastChecked }
}

/** An instant in UTC, as 2026-11-16T18:00. */
const utc = (text: string) => Date.parse(`${text}Z`)

describe('who needs help now', () => {
  test('[RF1] reads "open" from the first minute of the hours until the last, in the zone of the helpline', () => {
    const awel = chat(evenings, '2026-11-01')
    const at = (time: string) => openNow(awel, calendar, utc(`2026-11-16T${time}`))
    expect([at('16:59:59'), at('17:00:00'), at('20:59:59'), at('21:00:00')]).toEqual([
      ...['closed', 'open', 'open', 'closed'],
    ])
  })

  test('[RF2] is always answered by who always answers, whenever that was checked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.option(fc.constant('2017-01-01')), (now, checked) => {
        expect(openNow({ ...chat('always', checked), kind: 'phone' }, calendar, now)).toBe('open')
      }),
    )
  })

  test('[RF3] is told nothing about now where nobody checked the hours, too long ago, or not yet', () => {
    const now = utc('2026-11-16T18:00')
    const checked = (days: number) => new Date(now - days * day).toISOString().slice(0, 10)
    const at = (lastChecked: string | null) => openNow(chat(evenings, lastChecked), calendar, now)
    expect([at(null), at('2023-01-01'), at(checked(trustedDays + 1)), at(checked(-1))]).toEqual([
      ...['unknown', 'unknown', 'unknown', 'unknown'],
    ])
    expect([at(checked(trustedDays)), at(checked(0))]).toEqual(['open', 'open'])
    expect(openNow(chat(null, checked(0)), calendar, now)).toBe('unknown')
  })

  test('[RF1] is told nothing of a usual week on a public holiday', () => {
    const withHolidays: Calendar = {
      zone,
      publicHolidays: { country: 'BE', region: 'VLG', language: 'nl', opening: 'as-usual' },
    }
    const wednesdays: Week = { ...never, wednesday: [{ from: '14:00', to: '20:00' }] }
    const at = (date: string) => openNow(chat(wednesdays, date), withHolidays, utc(`${date}T15:00`))
    expect([at('2026-11-11'), at('2026-11-18')]).toEqual(['unknown', 'open'])
  })

  test('[RF1] stays with who goes on past midnight', () => {
    const late = { from: '22:00', to: '24:00' }
    const night = chat({ ...never, sunday: [late], monday: [{ from: '00:00', to: '02:00' }] }, '2026-11-01')
    const at = (text: string) => openNow(night, calendar, utc(text))
    expect([
      at('2026-11-15T22:59'),
      at('2026-11-15T23:00'),
      at('2026-11-16T00:59'),
      at('2026-11-16T01:00'),
    ]).toEqual(['open', 'open', 'open', 'closed'])
  })

  test('[RF1] in the night of the longer hour is answered through both, and in the shorter from the jump on', () => {
    const nights: Week = { ...never, sunday: [{ from: '02:00', to: '03:00' }] }
    const autumn = (time: string) => openNow(chat(nights, '2026-10-01'), calendar, utc(`2026-10-25T${time}`))
    expect([autumn('00:00'), autumn('00:59'), autumn('01:59'), autumn('02:00')]).toEqual([
      ...['open', 'open', 'open', 'closed'],
    ])
    const early: Week = { ...never, sunday: [{ from: '02:30', to: '04:00' }] }
    const spring = (time: string) => openNow(chat(early, '2026-03-01'), calendar, utc(`2026-03-29T${time}`))
    expect([spring('00:59'), spring('01:00'), spring('01:59'), spring('02:00')]).toEqual([
      ...['closed', 'open', 'open', 'closed'],
    ])
  })

  test('[RF1] reads what the clock on the wall says, in any week', () => {
    const time = fc.integer({ min: 0, max: 1439 })
    const text = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const period = fc
      .tuple(time, time)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ from: text(Math.min(a, b)), to: text(Math.max(a, b)) }))
    const week = fc.record(
      Object.fromEntries(weekdays.map(name => [name, fc.array(period, { maxLength: 2 })])),
    ) as fc.Arbitrary<Week>
    const seen = new Set<string>()
    fc.assert(
      fc.property(week, fc.nat(27), time, (hours, days, minutes) => {
        // November has no change of the clock.
        const now = utc('2026-11-02T00:00') + days * day + minutes * minute
        const wall = localMoment(zone, now)
        const name = weekdays[(new Date(wall.date).getUTCDay() + 6) % 7] ?? 'monday'
        const isOpen = hours[name].some(({ from, to }) => from <= wall.time && wall.time < to)
        const answer = openNow(chat(hours, '2026-11-01'), calendar, now)
        expect(answer).toBe(isOpen ? 'open' : 'closed')
        seen.add(answer)
      }),
      { numRuns: 150 },
    )
    expect([...seen].sort()).toEqual(['closed', 'open'])
  })
})

describe('the list of the helpline', () => {
  const phone = (to: string, hours: Channel['hours']): Channel => ({
    ...{ kind: 'phone', to, hours, lastChecked: null },
  })
  const listen: Referral = {
    ...{ id: 'tele-onthaal', name: 'Tele-Onthaal', purpose: 'Een luisterend oor', isUrgent: true },
    channels: [phone('106', 'always'), chat(evenings, '2026-11-01')],
  }
  const young: Referral = { ...listen, id: 'awel', name: 'Awel', channels: [phone('102', null)] }
  const other: Referral = { ...listen, id: 'lumi', name: 'Lumi', isUrgent: false }

  test('[RF1] tells only what is known of now', () => {
    const told = openChannels([listen, young], calendar, utc('2026-11-16T18:00'))
    expect(told).toEqual({ 'tele-onthaal/chat': 'open' })
    expect(openChannels([listen, young], calendar, utc('2027-06-01T18:00'))).toEqual({})
  })

  test('[RF6] gives the few numbers of every page, in its own order', () => {
    expect(urgentNumbers([listen, other, young])).toEqual([
      { number: '106', name: 'Tele-Onthaal', purpose: 'Een luisterend oor', always: true },
      { number: '102', name: 'Awel', purpose: 'Een luisterend oor', always: false },
    ])
  })
})

describe('a coordinator who looks up the others', () => {
  const jac = (...channels: Channel[]): Referral => ({
    ...{ id: 'jac', name: 'JAC', purpose: 'Voor jongeren', isUrgent: false },
    channels,
  })
  const phone: Channel = { kind: 'phone', to: '106', hours: 'always', lastChecked: null }

  test('[RF7] gives the day to every channel whose own date is older, and to no other service', () => {
    const services = [
      jac(chat(evenings, '2026-11-20'), chat(null, null)),
      { ...jac(chat(evenings, null)), id: 'lumi' },
    ]
    const checked = withChecks(services, new Map([['jac', '2026-11-10']]))
    expect(checked.map(({ channels }) => channels.map(({ lastChecked }) => lastChecked))).toEqual([
      ['2026-11-20', '2026-11-10'],
      [null],
    ])
  })

  test('[RF8] reads the oldest date of the channels that have hours, and "never" where one of them has none', () => {
    const dates = [
      jac(chat(evenings, '2026-11-20'), chat(evenings, '2026-01-02'), phone),
      jac(chat(evenings, '2026-11-20'), chat(evenings, null)),
      jac(phone, chat(null, '2026-03-01')),
      jac(phone),
    ]
    expect(dates.map(lastCheckedOf)).toEqual(['2026-01-02', null, '2026-03-01', null])
  })
})
