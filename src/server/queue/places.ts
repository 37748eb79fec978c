import type { ConversationId, CounsellorId, Instant } from '../../domain/people.ts'
import type { Place, PlaceIn } from '../../domain/queue.ts'

/** Hashes of the two secrets that only the visitor's page has: SHA-256 in base64url. */
export interface VisitorSecrets {
  readonly ticketHash: string
  readonly byeHash: string
}

/** The places of the queue, inside one transaction. */
export interface Places {
  find(conversation: ConversationId): Promise<Place | undefined>
  secretsOf(conversation: ConversationId): Promise<VisitorSecrets | undefined>
  /** Adds a place with its secrets. The conversation id must be new here: the caller looked first. */
  add(place: Place, secrets: VisitorSecrets): Promise<void>
  /** Writes the new state of a place that stands. */
  save(place: Place): Promise<void>
  remove(conversation: ConversationId): Promise<void>
  /** Everyone who waits or is being rung for, first ticket first. */
  inLine(): Promise<readonly PlaceIn<'waiting' | 'ringing'>[]>
  /** Everyone who stands outside the full queue, first ticket first. */
  outside(): Promise<readonly PlaceIn<'outside'>[]>
  findOffer(offer: string): Promise<PlaceIn<'ringing'> | undefined>
  ringingFor(counsellor: CounsellorId): Promise<PlaceIn<'ringing'> | undefined>
  /** Places whose deadline has come. */
  due(now: Instant): Promise<readonly Place[]>
  all(): Promise<readonly Place[]>
}
