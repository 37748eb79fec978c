import type { CounsellorId } from '../../domain/people.ts'
import { schoolYearOf } from '../../domain/registration.ts'
import type { OwnCounts } from '../../protocol/registration.ts'
import type { OwnCount, RegistrationDeps, Sums } from './registrations.ts'

const nothing: Sums = { conversations: 0, minutes: 0 }

/** [RG6] One more talk of this counsellor, of so many milliseconds. Another day or school year begins with nothing. */
export async function countOwn(deps: RegistrationDeps, account: CounsellorId, lasted: number): Promise<void> {
  await deps.commit(async ({ ownCounts }) => {
    const { schoolYear, inYear, day, onDay } = asOfNow(deps, await ownCounts.find(account))
    const more = ({ conversations, minutes }: Sums): Sums => ({
      conversations: conversations + 1,
      minutes: minutes + Math.round(lasted / 60_000),
    })
    await ownCounts.put(account, { schoolYear, inYear: more(inYear), day, onDay: more(onDay) })
  })
}

/** [RG6] What the one who asks did today and this school year. */
export async function ownCountsOf(deps: RegistrationDeps, account: CounsellorId): Promise<OwnCounts> {
  const found = await deps.commit(({ ownCounts }) => ownCounts.find(account))
  const { inYear, onDay } = asOfNow(deps, found)
  return { today: onDay, schoolYear: inYear }
}

function asOfNow({ clock, localAt }: RegistrationDeps, found: OwnCount | undefined): OwnCount {
  const day = localAt(clock.now()).date
  const schoolYear = schoolYearOf(day)
  return {
    ...{ day, schoolYear },
    inYear: found?.schoolYear === schoolYear ? found.inYear : nothing,
    onDay: found?.day === day ? found.onDay : nothing,
  }
}
