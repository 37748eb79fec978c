import fc from 'fast-check'
import { expect, test } from 'vitest'
import { always, at, clbHours, never } from '../../test/hours.ts'
import {
  clockChange,
  hasBegun,
  isPast,
  openPeriods,
  pointPersonAt,
  pointTimes,
  proposeShifts,
  warningsOf,
} from './roster.ts'
import { overlap, type Shift } from './shift.ts'
import { evening, shift, team } from './test-shifts.ts'

const zone = 'Europe/Brussels'
const around = { hours: clbHours, staff: team, others: [] }

test('[RO3] a coordinator is warned of who is planned twice at once, and of who is not on the staff any more', () => {
  const other = shift({ id: 'other', from: '20:00', to: '22:00', people: ['noor'] })
  const own = shift({ people: ['noor', 'farid', 'left'] })
  expect(warningsOf(own, { ...around, others: [own, other] })).toEqual({
    ...{ understaffed: null, twice: ['noor'], gone: ['left'], closed: null },
  })
})

test('[RO3] a coordinator is warned of a shift outside the opening hours, and of a day off with its reason', () => {
  expect(warningsOf(shift({ to: '22:00' }), around).closed).toEqual({ because: null })
  expect(warningsOf(shift({ date: '2026-12-24' }), around).closed).toEqual({
    because: { kind: 'school-holiday', holiday: 'christmas' },
  })
  expect(warningsOf(shift({ date: '2026-11-11' }), around).closed?.because).toMatchObject({
    kind: 'public-holiday',
  })
  expect(warningsOf(shift(), around).closed).toBeNull()
})

test('[RO4] a coordinator gets one shift for each session of the week, and none in a holiday', () => {
  const now = at('2026-11-29 12:00')
  const times = (first: string) =>
    proposeShifts(clbHours, { first, days: 7, now }, []).map(({ date, from, to }) => [date, from, to])
  expect(times('2026-11-30')).toEqual([
    ['2026-11-30', '17:00', '21:00'],
    ['2026-12-01', '17:00', '21:00'],
    ['2026-12-02', '14:00', '21:00'],
    ['2026-12-03', '17:00', '21:00'],
  ])
  expect(times('2026-12-21')).toEqual([])
})

test('[RO4] what stands stays, and what has begun is not proposed', () => {
  const now = at('2026-12-01 17:00')
  const proposed = proposeShifts(clbHours, { first: '2026-11-30', days: 7, now }, [
    shift({ date: '2026-12-03', from: '20:00', to: '22:00' }),
  ])
  expect(proposed.map(({ date }) => date)).toEqual(['2026-12-02'])
})

test('[RO4] a session past midnight becomes a shift on each day', () => {
  const late = { ...clbHours, week: always({ from: '00:00', to: '24:00' }), publicHolidays: null }
  expect(openPeriods(late, '2026-11-30')).toEqual([{ from: '00:00', to: '24:00' }])
})

const date = fc
  .integer({ min: 0, max: 365 })
  .map(days => new Date(Date.UTC(2026, 8, 1) + days * 86_400_000).toISOString().slice(0, 10))
const hour = fc.integer({ min: 0, max: 24 }).map(count => `${String(count).padStart(2, '0')}:00`)
const period = fc.tuple(hour, hour).filter(([from, to]) => from < to)
const stands: fc.Arbitrary<Shift> = fc
  .tuple(date, period)
  .map(([date, [from, to]]) => shift({ id: `${date} ${from} ${to}`, date, from, to }))
const hours = fc.oneof(
  fc.constant(clbHours),
  period.map(([from, to]) => ({ ...clbHours, week: always({ from, to }) })),
  fc.constant({ ...clbHours, week: never }),
)

test('[RO4] what is proposed is within the hours, beside what stands, and proposed once', () => {
  let proposedAtAll = 0
  fc.assert(
    fc.property(hours, date, fc.array(stands, { maxLength: 20 }), (hours, first, existing) => {
      const span = { first, days: 14, now: at('2026-09-10 12:00') }
      const proposed = proposeShifts(hours, span, existing).map(one => shift({ ...one, id: one.date }))
      proposedAtAll += proposed.length
      for (const one of proposed) {
        expect(warningsOf(one, { ...around, hours }).closed).toBeNull()
        expect(existing.some(other => overlap(one, other))).toBe(false)
        expect(hasBegun(zone, one, span.now)).toBe(false)
      }
      expect(proposeShifts(hours, span, [...existing, ...proposed])).toEqual([])
    }),
    { numRuns: 30 },
  )
  expect(proposedAtAll).toBeGreaterThan(20)
})

test('[RO5] a shift is past from its end on, also in the hour that comes twice', () => {
  const night = { date: '2026-10-25', from: '01:00', to: '02:30' }
  expect(isPast(zone, night, Date.parse('2026-10-25T01:29:59Z'))).toBe(false)
  expect(isPast(zone, night, Date.parse('2026-10-25T01:30:00Z'))).toBe(true)
  expect(hasBegun(zone, night, Date.parse('2026-10-24T23:00:00Z'))).toBe(true)
})

test('[RO3] a coordinator sees on which day the clock changes', () => {
  expect(['2026-03-29', '2026-10-25', '2026-10-26'].map(day => clockChange(zone, day))).toEqual([
    ...['forward', 'back', null],
  ])
})

test('[RO12] the point person is that of the shift that runs, until just before its end', () => {
  const later = shift({ id: 'b', from: '20:00', to: '22:00', people: ['els'], pointPerson: 'els' })
  const all = [later, shift(), shift({ id: 'c', from: '00:00', to: '24:00', pointPerson: null })]
  const who = (time: string) => pointPersonAt(pointTimes(zone, all), at(`${evening.date} ${time}`))?.id
  expect([who('16:59'), who('17:00'), who('20:30'), who('21:00'), who('22:00')]).toEqual([
    ...[undefined, 'noor', 'noor', 'els', undefined],
  ])
})
