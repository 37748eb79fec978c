import type { ConversationId } from '../../domain/people.ts'
import type { ShownHolder } from '../../protocol/change-frames.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { HolderRole } from './epoch-seals.ts'
import type { TimeFrame } from './time-plan.ts'

/** Frames about who holds the key. */
export type ChangeFrame = Extract<
  ToDeskFrame,
  {
    t:
      | 'next-key'
      | 'changed'
      | 'released'
      | 'staff-note'
      | 'colleague-left'
      | 'colleague-ready'
      | 'colleague-no'
      | 'caught-up'
  }
>

/** Frames about the conversation itself. */
export type ConversationFrame =
  | ChangeFrame
  | Extract<
      ToDeskFrame,
      {
        t:
          | TimeFrame['t']
          | 'many-messages'
          | 'accepted'
          | 'message'
          | 'peer'
          | 'looking'
          | 'typing'
          | 'ended'
          | 'closed'
      }
    >

/** What was taken; `e` is not known when the answer to the take was lost with a connection. */
export interface Taken {
  readonly id: ConversationId
  readonly take: string
  readonly e?: number
  /** For a conversation that goes on already: why, in what role, and who asks. */
  readonly change?: TakenChange | null
}

export interface TakenChange {
  readonly why: 'back' | 'transfer' | 'colleague'
  readonly role: HolderRole
  readonly from: ShownHolder | null
}

/**
 * returning: this page is new, and waits for a key of the conversation that goes on. awaiting-key: taken, no envelope
 * yet. awaiting-yes: a colleague's call was taken, and the visitor is asked. greeting: our hello is on its way; then
 * open; then ended.
 */
export type Stage = 'returning' | 'awaiting-key' | 'awaiting-yes' | 'greeting' | 'open' | 'ended'

const isAboutChange: { readonly [Kind in ChangeFrame['t']]: true } = {
  'next-key': true,
  changed: true,
  released: true,
  'staff-note': true,
  'colleague-left': true,
  'colleague-ready': true,
  'colleague-no': true,
  'caught-up': true,
}

const isAboutConversation: { readonly [Kind in ConversationFrame['t']]: true } = {
  ...isAboutChange,
  opened: true,
  time: true,
  'more-time-asked': true,
  decide: true,
  'many-messages': true,
  accepted: true,
  message: true,
  peer: true,
  looking: true,
  typing: true,
  ended: true,
  closed: true,
}

export function isConversationFrame(frame: ToDeskFrame): frame is ConversationFrame {
  return frame.t in isAboutConversation
}

export function isChangeFrame(frame: ConversationFrame): frame is ChangeFrame {
  return frame.t in isAboutChange
}

/** Which conversation a frame is about; `accepted` names the page that spoke instead, and that is one of a kind. */
export function idIn(frame: ConversationFrame): ConversationId | undefined {
  switch (frame.t) {
    case 'accepted':
      return undefined
    case 'message':
      return frame.message.c
    case 'next-key':
      return frame.envelope.conv
    default:
      return frame.c
  }
}
