import type { ConversationId } from '../../src/domain/people.ts'

/** A visitor's page in sight of the house: what it is told. */
export interface VisitorPage {
  isTaken(): void
  isOpened(): void
  isEnded(): void
  isPassedOver(): void
}

/** A counsellor's desk: what it is told. */
export interface Desk {
  isOffered(offer: string): void
  isOfferGone(why: 'missed' | 'declined' | 'visitor-left'): void
  getsKey(conversation: ConversationId): void
  isTakenBack(why: 'no-key' | 'no-hello' | 'visitor-left'): void
  isEnded(conversation: ConversationId): void
}
