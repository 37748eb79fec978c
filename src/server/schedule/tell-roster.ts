import { planOf } from '../../domain/day-plan.ts'
import { dayOffInWords } from '../../domain/hours-in-words.ts'
import { localMoment } from '../../domain/local-moment.ts'
import type { LocalDate, LocalMoment } from '../../domain/opening-plan.ts'
import type { CounsellorId, Instant } from '../../domain/people.ts'
import { clockChange, hasBegun, isPast, openPeriods, warningsOf } from '../../domain/roster.ts'
import { datesFrom, daysLater, mondayOf, type RosterPerson, type Shift } from '../../domain/shift.ts'
import { isElsewhere, lastSwap } from '../../domain/swap.ts'
import type { OwnRoster, RosterWeek, ToldShift } from '../../protocol/roster.ts'
import { type RosterDeps, rosterStaff } from './roster.ts'

/** Further ahead nobody plans, and a page stays light. */
const ownDays = 26 * 7

/** [RO10] The week of this date, for who asks. */
export async function tellWeek(deps: RosterDeps, date: LocalDate, asker: CounsellorId): Promise<RosterWeek> {
  const monday = mondayOf(date)
  const shifts = await deps.commit(({ shifts }) => shifts.between(monday, daysLater(monday, 6)))
  const look = await lookFor(deps, asker)
  return {
    now: look.now,
    days: datesFrom(monday, 7).map(day => tellDay(deps, day, look.now.date)),
    shifts: shifts.map(shift => tellShift(deps, shift, { ...look, others: shifts })),
    staff: [...look.told],
  }
}

/** [RO7] [RO8] What comes for one counsellor: the own shifts, and those in which a colleague's place is up. */
export async function tellOwn(deps: RosterDeps, asker: CounsellorId): Promise<OwnRoster> {
  const look = await lookFor(deps, asker)
  const today = look.now.date
  const { shifts, secret } = await deps.commit(async ({ shifts, calendarSecrets }) => ({
    shifts: await shifts.between(today, daysLater(today, ownDays)),
    secret: await calendarSecrets.hashOf(asker),
  }))
  const told = shifts
    .map(shift => tellShift(deps, shift, { ...look, others: shifts }))
    .filter(({ isPast }) => !isPast)
  return {
    now: look.now,
    own: told.filter(({ people }) => people.includes(asker)),
    up: told.filter(({ putUp, hasBegun }) => !hasBegun && putUp.some(id => id !== asker)),
    staff: [...look.told],
    hasCalendar: secret !== undefined,
  }
}

interface Look {
  readonly asker: CounsellorId
  readonly instant: Instant
  readonly now: LocalMoment
  readonly staff: readonly RosterPerson[]
  readonly told: OwnRoster['staff']
}

async function lookFor(deps: RosterDeps, asker: CounsellorId): Promise<Look> {
  const { here, left } = await rosterStaff(deps)
  const instant = deps.schedule.clock.now()
  const now = localMoment(deps.schedule.hours.zone, instant)
  const told = [
    ...here.map(({ disciplines, ...person }) => ({
      ...{ ...person, disciplines: [...disciplines], isHere: true },
    })),
    ...left.map(person => ({ ...person, disciplines: [], isHere: false })),
  ]
  return { asker, instant, now, staff: here, told }
}

function tellDay(
  { schedule: { hours } }: RosterDeps,
  date: LocalDate,
  today: LocalDate,
): RosterWeek['days'][number] {
  const open = openPeriods(hours, date)
  const reason = open.length > 0 ? null : planOf(hours, date).reason
  return {
    ...{ date, open, clock: clockChange(hours.zone, date), isPast: date < today },
    closed: reason && dayOffInWords(reason),
  }
}

function tellShift(
  { schedule: { hours } }: RosterDeps,
  shift: Shift,
  { asker, instant, staff, others }: Look & { readonly others: readonly Shift[] },
): ToldShift {
  const { understaffed, twice, gone, closed } = warningsOf(shift, { hours, staff, others })
  const { id, version, date, from, to, needed, people, pointPerson, putUp } = shift
  const because = closed?.because ? dayOffInWords(closed.because) : null
  const begun = hasBegun(hours.zone, shift, instant)
  return {
    ...{ id, version, date, from, to, pointPerson, people: [...people], putUp: [...putUp] },
    needed: { people: needed.people, atLeast: { ...needed.atLeast } },
    warnings: {
      understaffed: understaffed && { ...understaffed, disciplines: [...understaffed.disciplines] },
      ...{ twice: [...twice], gone: [...gone], closed: closed && { because } },
    },
    swaps: shift.swaps.map(({ from, to, at }) => ({ from, to, at: localMoment(hours.zone, at) })),
    canUndo: !begun && lastSwap(shift) !== undefined,
    ...{ hasBegun: begun, isPast: isPast(hours.zone, shift, instant) },
    mayTake: !begun && !people.includes(asker) && !isElsewhere(shift, asker, others),
  }
}
