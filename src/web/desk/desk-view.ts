import type { ConversationId } from '../../domain/people.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { StopReason } from '../staff/stop-reason.ts'
import type { DeskConversation } from './desk-conversation.ts'

/** What the desk shows. `taking`: the take is on its way. */
export type DeskView =
  | { readonly at: 'duty' }
  | { readonly at: 'taking'; readonly take: string }
  | { readonly at: 'conversation'; readonly conversation: DeskConversation }
  /** SE11: an envelope that this page did not trust; nothing was sent. */
  | { readonly at: 'wrong-key' }
  /** A conversation goes on, and the page that held its key is gone. */
  | { readonly at: 'key-gone'; readonly c: ConversationId }
  | { readonly at: 'stopped'; readonly why: StopReason }

/** Something that happened and that the counsellor should read once. */
export type Notice =
  | { readonly about: 'offer'; readonly why: 'missed' | 'declined' | 'visitor-left' }
  | { readonly about: 'take-over'; readonly why: 'no-key' | 'no-hello' | 'visitor-left' }
  | { readonly about: 'refused'; readonly code: Refusal }
