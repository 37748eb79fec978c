import type { LocalDate } from '../../domain/opening-plan.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { hasBegun, isPast, proposeShifts } from '../../domain/roster.ts'
import {
  daysLater,
  mondayOf,
  type Needed,
  planFault,
  type Shift,
  type ShiftPlan,
  withPlan,
} from '../../domain/shift.ts'
import { undoSwap } from '../../domain/swap.ts'
import { makeSecret } from '../secret.ts'
import { isPlannable, type RosterDeps, type RosterStores } from './roster.ts'

/** What a coordinator asks: for so many weeks, from the week of a date on. */
export interface ProposalAsked {
  readonly date: LocalDate
  readonly weeks: number
  readonly needed: Needed
}

/** [RO4] Plans the shifts of these weeks from the opening hours, beside what stands. Gives how many it added. */
export async function proposeRoster(
  deps: RosterDeps,
  by: string,
  { date, weeks, needed }: ProposalAsked,
): Promise<number | Refused> {
  const { commit, schedule, rosterNow } = deps
  if (planFault({ ...anyTime, needed }) !== undefined) return refuse('unknown-frame')
  const [first, days] = [mondayOf(date), weeks * 7]
  const added = await commit(async ({ shifts, auditLog }) => {
    const existing = await shifts.between(first, daysLater(first, days - 1))
    const span = { first, days, now: schedule.clock.now() }
    const proposed = proposeShifts(schedule.hours, span, existing)
    for (const when of proposed) await shifts.save(fresh({ ...anyTime, ...when, needed }))
    const { length: times } = proposed
    await auditLog.append({ actor: by, action: 'shifts-proposed', times })
    return times
  })
  await rosterNow.changed()
  return added
}

const anyTime = { date: '2026-01-01', from: '00:00', to: '24:00', people: [], pointPerson: null } as const

function fresh(plan: ShiftPlan): Shift {
  return { ...plan, id: makeSecret(16), version: 1, putUp: [], swaps: [] }
}

/** [RO5] Adds a shift. Refuses `unknown-frame` (RO1), `expired` for a past one, `not-yours` for somebody unknown in it. */
export async function addShift(deps: RosterDeps, by: string, plan: ShiftPlan): Promise<Refused | undefined> {
  if (planFault(plan) !== undefined) return refuse('unknown-frame')
  if (isOver(deps, plan)) return refuse('expired')
  const refused = await deps.commit(async stores => {
    if (!(await areKnown(stores, plan.people))) return refuse('not-yours')
    const shift = fresh(plan)
    await stores.shifts.save(shift)
    await stores.auditLog.append({ actor: by, action: 'shift-added', object: shift.id })
    return undefined
  })
  await deps.rosterNow.changed()
  return refused
}

/** A shift as somebody saw it. */
export interface SeenShift {
  readonly id: string
  readonly version: number
}

/**
 * [RO5] [RO6] Changes a shift. Refuses as `addShift` does, and `out-of-order` when somebody else changed it since,
 * `not-yours` when it is not there any more, `expired` when it is past.
 */
export async function changeShift(
  deps: RosterDeps,
  by: string,
  seen: SeenShift,
  plan: ShiftPlan,
): Promise<Refused | undefined> {
  if (planFault(plan) !== undefined) return refuse('unknown-frame')
  if (isOver(deps, plan)) return refuse('expired')
  return decide(deps, seen, async (shift, stores) => {
    const newcomers = plan.people.filter(id => !shift.people.includes(id))
    if (!(await areKnown(stores, newcomers))) return refuse('not-yours')
    await stores.shifts.save(withPlan(shift, plan))
    await stores.auditLog.append({ actor: by, action: 'shift-changed', object: shift.id })
    return undefined
  })
}

/** [RO5] [RO6] Takes a shift out of the roster. Refuses as `changeShift` does. */
export function removeShift(deps: RosterDeps, by: string, seen: SeenShift): Promise<Refused | undefined> {
  return decide(deps, seen, async ({ id }, { shifts, auditLog }) => {
    await shifts.remove(id)
    await auditLog.append({ actor: by, action: 'shift-removed', object: id })
    return undefined
  })
}

/** [RO9] Undoes the last swap of a shift. Refuses as `changeShift` and `undoSwap` do. */
export function undoLastSwap(deps: RosterDeps, by: string, seen: SeenShift): Promise<Refused | undefined> {
  const { clock, hours } = deps.schedule
  return decide(deps, seen, async (shift, { shifts, auditLog }) => {
    const others = await shifts.between(shift.date, shift.date)
    const undone = undoSwap(shift, hasBegun(hours.zone, shift, clock.now()), others)
    if (isRefused(undone)) return undone
    await shifts.save(undone)
    await auditLog.append({ actor: by, action: 'swap-undone', object: shift.id })
    return undefined
  })
}

async function decide(
  deps: RosterDeps,
  { id, version }: SeenShift,
  act: (shift: Shift, stores: RosterStores) => Promise<Refused | undefined>,
): Promise<Refused | undefined> {
  const refused = await deps.commit(async stores => {
    const shift = await stores.shifts.find(id)
    if (!shift) return refuse('not-yours')
    if (shift.version !== version) return refuse('out-of-order')
    if (isOver(deps, shift)) return refuse('expired')
    return act(shift, stores)
  })
  await deps.rosterNow.changed()
  return refused
}

function isOver({ schedule }: RosterDeps, plan: ShiftPlan): boolean {
  return isPast(schedule.hours.zone, plan, schedule.clock.now())
}

async function areKnown({ accounts }: RosterStores, people: readonly string[]): Promise<boolean> {
  const all = await accounts.all()
  return people.every(id => all.some(account => account.id === id && isPlannable(account)))
}
