import type { Refusal } from '../../domain/refusal.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { StopReason } from '../staff/stop-reason.ts'
import type { Closing } from './closing.ts'
import type { DeskConversation } from './desk-conversation.ts'

/** What the desk shows. `taking`: the take is on its way. */
export type DeskView =
  | { readonly at: 'duty' }
  | { readonly at: 'taking'; readonly take: string }
  | { readonly at: 'conversation'; readonly conversation: DeskConversation }
  /** SE11: a key or a note that this page did not trust; nothing was sent. `wasOpen`: people were talking already. */
  | { readonly at: 'wrong-key'; readonly wasOpen: boolean }
  /** A closing that was left for later. */
  | { readonly at: 'closing'; readonly closing: Closing }
  /** The end of the shift. */
  | { readonly at: 'check-out' }
  | { readonly at: 'stopped'; readonly why: StopReason }

/** Something that happened and that the counsellor should read once. */
export type Notice =
  | {
      readonly about: 'offer'
      readonly why: Extract<ToDeskFrame, { t: 'offer-gone' }>['why']
      /** A colleague called. */
      readonly isCall: boolean
    }
  | { readonly about: 'take-over'; readonly why: Extract<ToDeskFrame, { t: 'take-over' }>['why'] }
  | { readonly about: 'refused'; readonly code: Refusal }
