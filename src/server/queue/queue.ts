import type { Limits } from '../../domain/limits.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Delivery } from '../delivery.ts'
import type { Duty } from './duty.ts'
import type { Places } from './places.ts'

/** What the acts of the queue need. */
export interface QueueDeps {
  readonly commit: Commit<{ places: Places }>
  readonly delivery: Delivery
  readonly duty: Duty
  readonly clock: Clock
  readonly limits: Limits
  /** The last place told to each visitor, so that only changes are sent. */
  readonly toldPlaces: Map<string, number>
}
