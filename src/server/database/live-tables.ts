import type { Change, ChangeReason } from '../../domain/change.ts'
import type { ConversationIn, EndedBy } from '../../domain/conversation.ts'
import type { ConversationId, CounsellorId, Instant } from '../../domain/people.ts'
import type { Place, WantedHelp } from '../../domain/queue.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'

/** The tables of the live store: what goes on now. Never in a backup (SE42), erased at closing. */
export interface LiveTables {
  places: PlaceTable
  line: LineTable
  conversations: ConversationTable
  changes: ChangeTable
  messages: MessageTable
}

/** One row: how many stand in line. Written with the places, in the same transaction. */
export interface LineTable {
  id: number
  size: number
}

interface SecretColumns {
  ticket_hash: string
  bye_hash: string
}

/** Columns that only some states have are null in the others. Flags are 0 or 1. */
export interface PlaceTable extends SecretColumns {
  conversation: ConversationId
  state: Place['state']
  ticket_at: Instant
  epoch: number
  language: string | null
  wanted: WantedHelp | null
  types_slowly: number | null
  kept_until: Instant | null
  head_since: Instant | null
  misses: number | null
  rung_from: Instant | null
  /** Null in a row from before colleagues could be asked: no. */
  is_talking: number | null
  offer: string | null
  counsellor: CounsellorId | null
  until: Instant | null
  /** The deadline as the domain gives it, so that the clock can be asked by an index. */
  due: Instant | null
}

type LiveState = ConversationIn<'taken' | 'open' | 'interrupted' | 'closing'>['state']

export interface ConversationTable extends SecretColumns {
  id: ConversationId
  state: LiveState
  counsellor: CounsellorId
  take: string
  epoch: number
  ticket_at: Instant
  language: string
  wanted: WantedHelp
  types_slowly: number
  handed_over: number | null
  opened_at: Instant | null
  planned_until: Instant | null
  /** Null in a row from before there was crisis mode: none. */
  is_crisis: number | null
  /** The highest epoch that was handed over, from the opening on. */
  used_epoch: number | null
  colleague: CounsellorId | null
  colleague_take: string | null
  /** Speakers and since when, as `visitor:1700000000000`, separated by a comma. */
  missing: string | null
  ended_by: EndedBy | null
  closed_by: string | null
  until: Instant | null
  due: Instant | null
  /** The certificate that was taken with, as JSON text. */
  certificate: string | null
  colleague_certificate: string | null
  /** The sealed envelope as JSON text, until the hello. */
  envelope: string | null
  /** The conversation for which a new ticket was given after a lost connection (CH7). */
  next_conversation: ConversationId | null
}

/** What changes the holders of a conversation, beside it. Lists are separated by a comma. */
export interface ChangeTable {
  conversation: ConversationId
  stage: Change['stage']
  reason: ChangeReason
  /** Who is rung or comes; null when nobody does. */
  counsellor: CounsellorId | null
  take: string | null
  is_alone: number
  offer: string | null
  epoch: number | null
  given: string | null
  awaits: string | null
  until: Instant
  /** The certificate of who comes, as JSON text. */
  certificate: string | null
  /** The sealed envelopes of the next epoch as JSON text, until every hello is there. */
  counsellor_envelope: string | null
  colleague_envelope: string | null
}

/** One sealed message: the labels that its sender put on it, and bytes that nobody here can open. */
export interface MessageTable {
  conversation: ConversationId
  seq: number
  version: SealedMessage['v']
  epoch: number
  role: SealedMessage['r']
  sender: string
  counter: number
  sealed: string
}
