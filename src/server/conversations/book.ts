import type { Conversation } from '../../domain/conversation.ts'
import type { ConversationId, CounsellorId, Instant, Speaker } from '../../domain/people.ts'
import type { SealedEnvelope, SealedMessage, SignedObject } from '../../protocol/sealed.ts'
import type { VisitorSecrets } from '../queue/places.ts'

export type LiveConversation = Exclude<Conversation, { state: 'closed' }>

/** The conversations that are going on, inside one transaction. A closed one is not here any more. */
export interface Conversations {
  find(id: ConversationId): Promise<LiveConversation | undefined>
  secretsOf(id: ConversationId): Promise<VisitorSecrets | undefined>
  /** The conversation that keeps this counsellor busy: taken, open or interrupted. There is at most one. */
  busyWith(counsellor: CounsellorId): Promise<LiveConversation | undefined>
  add(conversation: LiveConversation, secrets: VisitorSecrets): Promise<void>
  save(conversation: LiveConversation): Promise<void>
  /** Keeps the certificate that was taken with, so that a visitor's page on a new socket gets it again. */
  keepCertificate(id: ConversationId, certificate: SignedObject): Promise<void>
  certificateOf(id: ConversationId): Promise<SignedObject | undefined>
  /** Keeps the envelope until the hello, so that a desk on a new socket gets it again. */
  keepEnvelope(id: ConversationId, envelope: SealedEnvelope): Promise<void>
  envelopeOf(id: ConversationId): Promise<SealedEnvelope | undefined>
  dropEnvelope(id: ConversationId): Promise<void>
  /** Those that are past their planned end. */
  pastPlan(now: Instant): Promise<readonly LiveConversation[]>
  due(now: Instant): Promise<readonly LiveConversation[]>
  all(): Promise<readonly LiveConversation[]>
  /** Erases the conversation, its messages and its envelope. The journal is emptied by the caller after the commit. */
  erase(id: ConversationId): Promise<void>
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
  countOf(id: ConversationId, speaker: Speaker): Promise<number>
}
