import type { Change, HolderVoice } from '../../domain/change.ts'
import type { Conversation } from '../../domain/conversation.ts'
import type { ConversationId, CounsellorId, Instant, Voice } from '../../domain/people.ts'
import type { SealedEnvelope, SealedMessage, SignedObject } from '../../protocol/sealed.ts'
import type { VisitorSecrets } from '../queue/places.ts'

export type LiveConversation = Exclude<Conversation, { state: 'closed' }>

/** The conversations that are going on, inside one transaction. A closed one is not here any more. */
export interface Conversations {
  find(id: ConversationId): Promise<LiveConversation | undefined>
  secretsOf(id: ConversationId): Promise<VisitorSecrets | undefined>
  /** The conversation that keeps this person busy, as counsellor or as colleague. There is at most one. */
  busyWith(counsellor: CounsellorId): Promise<LiveConversation | undefined>
  add(conversation: LiveConversation, secrets: VisitorSecrets): Promise<void>
  save(conversation: LiveConversation): Promise<void>
  /** Keeps the certificate that a holder came with, so that pages that need it get it again. */
  keepCertificate(id: ConversationId, certificate: SignedObject, of?: HolderVoice): Promise<void>
  certificateOf(id: ConversationId, of?: HolderVoice): Promise<SignedObject | undefined>
  /** Keeps the envelope until the hello, so that a desk on a new socket gets it again. */
  keepEnvelope(id: ConversationId, envelope: SealedEnvelope): Promise<void>
  envelopeOf(id: ConversationId): Promise<SealedEnvelope | undefined>
  dropEnvelope(id: ConversationId): Promise<void>
  /** Keeps for which new conversation a ticket was given after this one was lost (CH7). */
  keepNext(id: ConversationId, next: ConversationId): Promise<void>
  nextOf(id: ConversationId): Promise<ConversationId | undefined>
  /** Those that are past their planned end. */
  pastPlan(now: Instant): Promise<readonly LiveConversation[]>
  due(now: Instant): Promise<readonly LiveConversation[]>
  all(): Promise<readonly LiveConversation[]>
  /** Erases the conversation, its messages, its envelope and its change. The journal is emptied by the caller after the commit. */
  erase(id: ConversationId): Promise<void>
}

/** The changes that are under way, inside one transaction: at most one a conversation, and one for who comes. */
export interface Changes {
  of(conversation: ConversationId): Promise<Change | undefined>
  /** Writes the change of its conversation, the first or the next stage; what is carried for it stays. */
  put(change: Change): Promise<void>
  remove(conversation: ConversationId): Promise<void>
  findOffer(offer: string): Promise<Change | undefined>
  /** The change for which this person is rung or comes. */
  busyWith(counsellor: CounsellorId): Promise<Change | undefined>
  keepCertificate(conversation: ConversationId, certificate: SignedObject): Promise<void>
  certificateOf(conversation: ConversationId): Promise<SignedObject | undefined>
  /** Keeps the key of the next epoch for one holder until every hello is there. */
  keepEnvelope(conversation: ConversationId, to: HolderVoice, envelope: SealedEnvelope): Promise<void>
  envelopeOf(conversation: ConversationId, to: HolderVoice): Promise<SealedEnvelope | undefined>
  due(now: Instant): Promise<readonly Change[]>
  all(): Promise<readonly Change[]>
}

export interface KeptMessage {
  readonly seq: number
  readonly message: SealedMessage
}

/** The sealed messages of a conversation, numbered from 1 in the order of their commit. */
export interface Messages {
  /** The number under which this very message (role, s, q) already stands, if it does. */
  numberOf(message: SealedMessage): Promise<number | undefined>
  /** The last `q` of this sender instance in this epoch, or undefined when it has not spoken yet. */
  lastOf(message: SealedMessage): Promise<number | undefined>
  /** Keeps a message and gives its number. */
  keep(message: SealedMessage): Promise<number>
  /** Messages with a number above `seq`, oldest first, at most `limit`. */
  after(id: ConversationId, seq: number, limit: number): Promise<readonly KeptMessage[]>
  countOf(id: ConversationId, voice: Voice): Promise<number>
}
