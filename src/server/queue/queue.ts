import type { Limits } from '../../domain/limits.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { CrisisCalls } from '../crisis/crisis-calls.ts'
import type { Delivery } from '../delivery.ts'
import type { Pressure } from '../misuse/pressure.ts'
import type { DecidedNow } from '../schedule/decisions.ts'
import type { RosterNow } from '../schedule/roster.ts'
import type { ScheduleDeps } from '../schedule/schedule.ts'
import type { OutcomeCounter } from './day-counts.ts'
import type { Debriefs } from './debriefs.ts'
import type { Duty } from './duty.ts'
import type { Evening } from './evening.ts'
import type { Places } from './places.ts'
import type { ResumeBlobs } from './resume-blobs.ts'
import type { Telling } from './telling.ts'

/** Reaches a person who is not looking (numbers.md, "alarm"). Neither act waits or fails. */
export interface AlarmBell {
  raise(why: 'misses' | 'ringing-long' | 'nobody'): void
  settle(): void
}

/** What the acts of the queue need. */
export interface QueueDeps {
  readonly commit: Commit<{ places: Places }>
  readonly delivery: Delivery
  readonly duty: Duty
  readonly debriefs: Debriefs
  readonly clock: Clock
  readonly limits: Limits
  readonly schedule: ScheduleDeps
  readonly decided: DecidedNow
  /** Who is point person by the roster (RO12). */
  readonly rosterNow: RosterNow
  readonly evening: Evening
  readonly telling: Telling
  readonly counter: OutcomeCounter
  readonly alarm: AlarmBell
  readonly crises: Pick<CrisisCalls, 'answeredBy'>
  readonly blobs: ResumeBlobs
  /** Hears how full the room outside is (FL2). */
  readonly pressure: Pressure
  /** Whether a root key is in place: without it the door stays shut (SE7). */
  readonly isSetUp: () => boolean
  /** In the demo one may wait although nobody is at the desk yet. */
  readonly mayWaitUnattended: boolean
}
