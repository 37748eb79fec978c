import type { CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { hasBegun } from '../../domain/roster.ts'
import type { Shift } from '../../domain/shift.ts'
import { putUp, takeOver, withdraw } from '../../domain/swap.ts'
import type { RosterDeps } from './roster.ts'

/** [RO7] A counsellor puts the own place in a shift up. Refuses `not-yours` and `expired` (see `putUp`). */
export function putShiftUp(deps: RosterDeps, id: string, by: CounsellorId): Promise<Refused | undefined> {
  return swap(deps, id, shift => putUp(shift, by, begun(deps, shift)))
}

/** [RO7] Takes it back. Refuses `not-yours` when it is not up (any more). */
export function withdrawShift(deps: RosterDeps, id: string, by: CounsellorId): Promise<Refused | undefined> {
  return swap(deps, id, shift => withdraw(shift, by))
}

/** [RO8] Takes the place of a colleague over. Refuses `not-yours`, `not-allowed` and `expired` (see `takeOver`). */
export function takeShiftOver(
  deps: RosterDeps,
  { id, from, by }: { readonly id: string; readonly from: CounsellorId; readonly by: CounsellorId },
): Promise<Refused | undefined> {
  const now = deps.schedule.clock.now()
  return swap(deps, id, (shift, others) =>
    takeOver(shift, { from, by, now, others, hasBegun: begun(deps, shift) }),
  )
}

async function swap(
  { commit, rosterNow }: RosterDeps,
  id: string,
  act: (shift: Shift, others: readonly Shift[]) => Shift | Refused,
): Promise<Refused | undefined> {
  const refused = await commit(async ({ shifts }) => {
    const shift = await shifts.find(id)
    if (!shift) return refuse('not-yours')
    const answer = act(shift, await shifts.between(shift.date, shift.date))
    if (isRefused(answer)) return answer
    if (answer !== shift) await shifts.save(answer)
    return undefined
  })
  await rosterNow.changed()
  return refused
}

function begun({ schedule }: RosterDeps, shift: Shift): boolean {
  return hasBegun(schedule.hours.zone, shift, schedule.clock.now())
}
