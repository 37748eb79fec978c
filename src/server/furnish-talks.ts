import type { Alarm } from './alarm/alarm.ts'
import type { ConversationDeps } from './conversations/conversations.ts'
import { DeskBlobs } from './conversations/desk-blobs.ts'
import { openDelivery } from './delivery.ts'
import { openLive } from './furnish-stores.ts'
import type { Ground } from './ground.ts'
import { Pressure } from './misuse/pressure.ts'
import { type OwedErasure, owedErasure } from './owed-erasure.ts'
import type { PinnedKeys } from './pinned-keys.ts'
import { Debriefs } from './queue/debriefs.ts'
import { Duty } from './queue/duty.ts'
import { Evening } from './queue/evening.ts'
import type { QueueDeps } from './queue/queue.ts'
import { ResumeBlobs } from './queue/resume-blobs.ts'
import { tellNow } from './queue/tell-places.ts'
import { Telling } from './queue/telling.ts'
import { grantsOf } from './staff/grants.ts'
import type { StaffDeps } from './staff/staff.ts'
import type { SurveyDeps } from './survey/survey.ts'

type Shared = Pick<QueueDeps, 'decided' | 'schedule' | 'counter' | 'rosterNow' | 'crises'> & {
  readonly staff: StaffDeps
  readonly keys: PinnedKeys
  readonly alarm: Alarm
  readonly survey: Pick<SurveyDeps, 'passes'>
}

/** The conversations and their queue, and the erasing of the journal behind them. */
export type Talks = ConversationDeps & { readonly erasure: OwedErasure }

/** What is live: people who wait and talk, in the database of this moment. */
export function talksOf(
  { databases, config, site, clock, log }: Ground,
  { staff, keys, survey, ...shared }: Shared,
): Talks {
  const erasure = owedErasure(() => databases.live.eraseJournal(), log)
  const commit = openLive(databases)
  const live = { commit, delivery: openDelivery(), clock, limits: site.limits }
  const queue: QueueDeps = {
    ...live,
    ...shared,
    duty: new Duty(),
    debriefs: new Debriefs(),
    evening: new Evening(),
    telling: new Telling(() => tellNow(queue), log),
    blobs: new ResumeBlobs(),
    pressure: new Pressure(clock, { perNetwork: site.limits.visitorsPerNetwork }),
    isSetUp: () => keys.isSetUp(),
    mayWaitUnattended: config.mode === 'demo',
  }
  const eraseJournal = erasure.erase
  const decisionsAsked = new Map<string, number>()
  const broken = log.broken
  return {
    ...live,
    queue,
    erasure,
    broken,
    eraseJournal,
    decisionsAsked,
    lostDesks: new Map(),
    deskBlobs: new DeskBlobs(),
    grantsOf: id => grantsOf(staff, id),
    surveyPass: () => survey.passes.give(),
  }
}
