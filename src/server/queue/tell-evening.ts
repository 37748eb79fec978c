import { tellOpening } from '../schedule/schedule.ts'
import { pointPersonOf } from './point-person.ts'
import type { QueueDeps } from './queue.ts'

/** What the alarm tells the board. Milliseconds since 1970; names are of people of the alarm's list. */
export interface AlarmView {
  readonly since: number | null
  readonly answeredBy: string | null
  readonly lastTest: {
    readonly at: number
    readonly arrived: boolean
    readonly failed: readonly string[]
  } | null
}

/** [QU10] Tells the coordinators how the evening goes: counts and decisions, never anything of a conversation. */
export async function tellEvening(deps: QueueDeps, alarm: AlarmView): Promise<void> {
  if (deps.delivery.boards.count === 0) return
  const { outcomes, over45 } = await deps.counter.today()
  const { cap, notice } = deps.decided.now
  const pointPerson = pointPersonOf(deps)
  const { now, opening } = tellOpening(deps.schedule)
  const ago = (instant: number) => Math.max(0, deps.clock.now() - instant)
  deps.delivery.boards.tellAll({
    t: 'evening',
    ...{ outcomes, over45, cap, notice, opening, now },
    alarm: alarm.since === null ? null : ago(alarm.since),
    alarmAnsweredBy: alarm.answeredBy,
    debriefs: deps.debriefs
      .all(deps.clock.now())
      .map(({ since, ...asked }) => ({ ...asked, since: ago(since) })),
    pointPerson: pointPerson && {
      ...{ id: pointPerson.id, name: pointPerson.name, isByRoster: pointPerson.isByRoster },
    },
    testAlarm: alarm.lastTest && {
      ago: ago(alarm.lastTest.at),
      arrived: alarm.lastTest.arrived,
      failed: [...alarm.lastTest.failed],
    },
  })
}
