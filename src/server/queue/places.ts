import type { ConversationId, CounsellorId, Instant } from '../../domain/people.ts'
import type { Place, PlaceIn } from '../../domain/queue.ts'

/** Hashes of the two secrets that only the visitor's page has: SHA-256 in base64url. */
export interface VisitorSecrets {
  readonly ticketHash: string
  readonly byeHash: string
}

/** What telling places needs of somebody in line. */
export type InLine = Pick<PlaceIn<'waiting'>, 'conversation' | 'ticketAt' | 'isTalking'>

/** The places of the queue, inside one transaction. */
export interface Places {
  find(conversation: ConversationId): Promise<Place | undefined>
  secretsOf(conversation: ConversationId): Promise<VisitorSecrets | undefined>
  /** Adds a place with its secrets. The conversation id must be new here: the caller looked first. */
  add(place: Place, secrets: VisitorSecrets): Promise<void>
  /** Writes the new state of a place that stands. */
  save(place: Place): Promise<void>
  remove(conversation: ConversationId): Promise<void>
  /** Everyone who waits or is being rung for, first ticket first. Reads the whole line: for what looks at everybody. */
  inLine(): Promise<readonly PlaceIn<'waiting' | 'ringing'>[]>
  /** Who stands in line with a ticket of this instant or later, in order. */
  inLineFrom(ticketAt: Instant): Promise<readonly InLine[]>
  /** How many stand in line. */
  sizeOfLine(): Promise<number>
  /** When the first in line took the ticket. */
  firstTicketAt(): Promise<Instant | undefined>
  /** [QU2] The first who waits and can be seen. */
  nextInLine(): Promise<PlaceIn<'waiting'> | undefined>
  /** Those in line for whom somebody was rung, and whom nobody took. */
  rungFor(): Promise<readonly PlaceIn<'waiting' | 'ringing'>[]>
  /** Everyone who stands outside the full queue, first ticket first. */
  outside(): Promise<readonly PlaceIn<'outside'>[]>
  /** [QU7] The first who stands outside and can be seen. */
  nextOutside(): Promise<PlaceIn<'outside'> | undefined>
  findOffer(offer: string): Promise<PlaceIn<'ringing'> | undefined>
  ringingFor(counsellor: CounsellorId): Promise<PlaceIn<'ringing'> | undefined>
  /** Places whose deadline has come. */
  due(now: Instant): Promise<readonly Place[]>
  all(): Promise<readonly Place[]>
}
