import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, clbHours } from '../../test/hours.ts'
import { localMoment } from './local-moment.ts'
import { announcedHolidaySessions, openingAt, sessionsBetween } from './opening-hours.ts'
import {
  type LocalMoment,
  type OpeningHours,
  type Override,
  type Period,
  schoolHolidayKinds,
  type Week,
  weekdays,
} from './opening-plan.ts'
import { publicHolidayOn } from './public-holidays.ts'
import { schoolHolidayOn } from './school-holidays.ts'

const minute = 60_000
const hour = 60 * minute
/** A year with both clock changes, every holiday and a new school year in it. */
const [first, last] = [at('2026-03-01 00:00'), at('2027-03-01 00:00')]
const changes = [Date.parse('2026-03-29T01:00Z'), Date.parse('2026-10-25T01:00Z')]

const quarter = (count: number) =>
  `${String(Math.floor(count / 4)).padStart(2, '0')}:${String((count % 4) * 15).padStart(2, '0')}`
const periodOf = (quarters: readonly number[]): Period => {
  const [from = 0, to = 96] = quarters.toSorted((a, b) => a - b)
  return { from: quarter(from), to: quarter(to) }
}
const period = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 2 }).map(periodOf)
const day = fc.array(period, { maxLength: 3 })
const week: fc.Arbitrary<Week> = fc.record({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
})

/** Instants everywhere in the year, and often around a clock change. */
const instant = fc
  .oneof(
    { weight: 2, arbitrary: fc.integer({ min: first / minute, max: last / minute }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...changes), fc.integer({ min: -1500, max: 1500 }))
        .map(([change, away]) => change / minute + away),
    },
  )
  .map(minutes => minutes * minute)
const date = instant.map(when => localMoment('Europe/Brussels', when).date)
const because = fc.constantFrom(null, 'daarom')

const closing = fc.record({
  kind: fc.constantFrom('closed' as const, 'paused' as const),
  from: instant,
  length: fc.option(fc.integer({ min: 1, max: 5000 })),
})
const overrides: fc.Arbitrary<Override[]> = fc
  .tuple(
    fc.array(fc.record({ from: instant, length: fc.integer({ min: 1, max: 5000 }), because }), {
      maxLength: 4,
    }),
    fc.array(closing, { maxLength: 3 }),
  )
  .map(([extra, closings]) => [
    ...extra.map(({ from, length, because }) => ({
      kind: 'extra-session' as const,
      from,
      until: from + length * minute,
      because,
    })),
    ...closings.map(({ kind, from, length }) => ({
      kind,
      from,
      until: length === null ? null : from + length * minute,
      reason: 'nu niet',
    })),
  ])

const plan: fc.Arbitrary<OpeningHours> = fc
  .record({
    week,
    holidays: fc.array(fc.oneof(fc.constant('closed' as const), week), {
      minLength: schoolHolidayKinds.length,
      maxLength: schoolHolidayKinds.length,
    }),
    publicHolidays: fc.constantFrom('closed' as const, 'as-usual' as const),
    exceptions: fc.uniqueArray(fc.record({ date, periods: fc.array(period, { maxLength: 2 }), because }), {
      maxLength: 5,
      selector: ({ date }) => date,
    }),
    extraSessions: fc.array(
      fc.record({ date, period, because }).map(({ period, ...rest }) => ({ ...rest, ...period })),
      { maxLength: 5 },
    ),
    closures: fc.array(
      fc
        .record({ from: instant, length: fc.option(fc.integer({ min: 60, max: 20_000 }), { freq: 5 }) })
        .map(({ from, length }) => ({
          from: onQuarter(from),
          until: length === null ? null : onQuarter(from + length * minute),
          reason: 'dicht',
        })),
      { maxLength: 2 },
    ),
  })
  .map(({ holidays, publicHolidays, ...rest }) => ({
    ...clbHours,
    ...rest,
    inSchoolHolidays: Object.fromEntries(
      schoolHolidayKinds.map((kind, index) => [kind, holidays[index] ?? 'closed']),
    ) as OpeningHours['inSchoolHolidays'],
    publicHolidays: { country: 'BE', region: 'VLG', language: 'nl', opening: publicHolidays },
  }))

function onQuarter(when: number): LocalMoment {
  return localMoment('Europe/Brussels', Math.floor(when / (15 * minute)) * 15 * minute)
}

/** The plan read minute by minute, the way a person with a wall clock does: our own notes, beside the code. */
function isOpenOnTheWall(hours: OpeningHours, when: number, decided: readonly Override[]): boolean {
  const wall = localMoment(hours.zone, when)
  const text = (moment: LocalMoment) => `${moment.date} ${moment.time}`
  const isShut =
    hours.closures.some(
      ({ from, until }) => text(from) <= text(wall) && (until === null || text(wall) < text(until)),
    ) ||
    decided.some(
      each =>
        each.kind !== 'extra-session' && each.from <= when && (each.until === null || when < each.until),
    )
  if (isShut) return false
  const isExtra = decided.some(
    each => each.kind === 'extra-session' && each.from <= when && when < each.until,
  )
  const extra = hours.extraSessions.filter(({ date }) => date === wall.date)
  return (
    isExtra ||
    [...periodsOf(hours, wall.date), ...extra].some(({ from, to }) => from <= wall.time && wall.time < to)
  )
}

function periodsOf(hours: OpeningHours, date: string): readonly Period[] {
  const exception = hours.exceptions.find(each => each.date === date)
  if (exception) return exception.periods
  const { publicHolidays } = hours
  if (publicHolidays?.opening === 'closed' && publicHolidayOn(date, publicHolidays) !== undefined) return []
  const kind = schoolHolidayOn(date)?.kind
  const decided = kind === undefined ? hours.week : hours.inSchoolHolidays[kind]
  const weekday = weekdays[(new Date(date).getUTCDay() + 6) % 7]
  return decided === 'closed' || weekday === undefined ? [] : decided[weekday]
}

/** In these hours the wall shows every time twice, and says too little: the examples of OH1 stand for them. */
const isTwice = (when: number) => Math.abs(when - Date.parse('2026-10-25T01:00Z')) <= hour

test('[OH1] [OH5] [OH6] a visitor finds it open exactly when the plan on the wall says so', () => {
  fc.assert(
    fc.property(
      plan,
      overrides,
      fc.array(instant, { minLength: 5, maxLength: 5 }),
      (hours, decided, moments) => {
        for (const when of moments.filter(when => !isTwice(when)))
          expect(openingAt(hours, when, decided).isOpen).toBe(isOpenOnTheWall(hours, when, decided))
      },
    ),
    { numRuns: 200 },
  )
})

test('[OH7] a visitor who comes at the time that was told finds what was told, and nothing changed before it', () => {
  fc.assert(
    fc.property(
      plan,
      overrides,
      instant,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (hours, decided, when, part) => {
        const now = openingAt(hours, when, decided)
        const change = now.isOpen ? now.closesAt : now.opensAt
        if (change === null) return
        expect(change).toBeGreaterThan(when)
        expect(openingAt(hours, change, decided).isOpen).toBe(!now.isOpen)
        expect(openingAt(hours, change - 1, decided).isOpen).toBe(now.isOpen)
        const between = Math.floor(when + (change - 1 - when) * part)
        expect(openingAt(hours, between, decided).isOpen).toBe(now.isOpen)
      },
    ),
    { numRuns: 200 },
  )
})

test('[OH6] nobody gets in while a coordinator has closed or paused, whoever opened what', () => {
  fc.assert(
    fc.property(plan, overrides, instant, (hours, decided, when) => {
      const shut: Override = { kind: 'closed', from: when, until: when + 1, reason: 'dicht' }
      const always: Override = { kind: 'extra-session', from: first, until: last, because: null }
      expect(openingAt(hours, when, [...decided, always, shut]).isOpen).toBe(false)
    }),
  )
})

test('[OH5] [OH6] everybody gets in during an extra session that nothing closes', () => {
  fc.assert(
    fc.property(plan, instant, (hours, when) => {
      const extra: Override = { kind: 'extra-session', from: when, until: when + 1, because: null }
      expect(openingAt({ ...hours, closures: [] }, when, [extra]).isOpen).toBe(true)
    }),
  )
})

test('[OH8] sessions stand in order, never touch, and agree with the door', () => {
  fc.assert(
    fc.property(plan, overrides, instant, fc.integer({ min: 1, max: 30 }), (hours, decided, from, days) => {
      const sessions = sessionsBetween(hours, from, from + days * 24 * hour, decided)
      sessions.forEach(({ opensAt, closesAt }, index) => {
        expect(opensAt).toBeLessThan(closesAt)
        expect(opensAt).toBeGreaterThan(sessions[index - 1]?.closesAt ?? 0)
        expect(openingAt(hours, opensAt, decided).isOpen).toBe(true)
      })
      const isInside = sessions.some(({ opensAt, closesAt }) => opensAt <= from && from < closesAt)
      expect(openingAt(hours, from, decided).isOpen).toBe(isInside)
    }),
    { numRuns: 100 },
  )
})

test('[OH4] [OH9] with everything closed in holidays, only a planned session is announced', () => {
  fc.assert(
    fc.property(week, instant, (week, when) => {
      expect(announcedHolidaySessions({ ...clbHours, week }, when)).toEqual([])
    }),
  )
})
