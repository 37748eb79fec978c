import type { Limits } from '../../domain/limits.ts'
import type { ConversationId, CounsellorId, Instant } from '../../domain/people.ts'
import type { SignedObject } from '../../protocol/sealed.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Delivery } from '../delivery.ts'
import type { Log } from '../log.ts'
import type { Places } from '../queue/places.ts'
import type { QueueDeps } from '../queue/queue.ts'
import type { Changes, Conversations, Messages } from './book.ts'
import type { DeskBlobs } from './desk-blobs.ts'

export interface LiveStores {
  readonly places: Places
  readonly conversations: Conversations
  readonly messages: Messages
  readonly changes: Changes
}

/** What the acts of a conversation need. */
export interface ConversationDeps {
  readonly commit: Commit<LiveStores>
  /** Empties the journal of the live store, so that what was erased is nowhere on the disk (SE43). */
  readonly eraseJournal: () => Promise<void>
  readonly delivery: Delivery
  readonly queue: QueueDeps
  readonly clock: Clock
  readonly limits: Limits
  /** Tells the log that something is broken, and lets the rest go on. */
  readonly broken: Log['broken']
  /** When each desk past its planned time was last asked to decide (CV13). */
  readonly decisionsAsked: Map<ConversationId, Instant>
  /** Colleagues, and those who come, whose page is out of sight, and since when (CH8). */
  readonly lostDesks: Map<CounsellorId, Instant>
  readonly deskBlobs: DeskBlobs
  /** A pass for one survey, which leads back to no conversation (SV2). */
  readonly surveyPass: () => string
  /** A counsellor's grant and the grants that it hangs on, up to the root. */
  readonly grantsOf: (counsellor: CounsellorId) => Promise<readonly SignedObject[]>
}
