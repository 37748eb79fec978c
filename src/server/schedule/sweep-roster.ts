import { localMoment } from '../../domain/local-moment.ts'
import { daysLater } from '../../domain/shift.ts'
import type { RosterDeps } from './roster.ts'

export const rosterKeptDays = 366

/** [RO15] Once a day: shifts of more than a year ago are erased, and calendar addresses whose owner has no account. */
export async function sweepRoster({ commit, schedule, rosterNow }: RosterDeps): Promise<void> {
  const today = localMoment(schedule.hours.zone, schedule.clock.now()).date
  if (rosterNow.sweptOn === today) return
  await commit(async ({ shifts, calendarSecrets, accounts }) => {
    await shifts.removeBefore(daysLater(today, -rosterKeptDays))
    await calendarSecrets.keepOnly((await accounts.all()).map(({ id }) => id))
  })
  rosterNow.sweptOn = today
}
