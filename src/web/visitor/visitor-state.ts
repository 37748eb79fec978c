import type { Refusal } from '../../domain/refusal.ts'
import type { Opened } from '../shared/talk-time.ts'

/** Where a visitor is. Each state holds only what exists in it. */
export type VisitorState =
  | { readonly is: 'before' }
  /** The work before a ticket is not done yet (FL1). */
  | { readonly is: 'working' }
  /** Busy: the server is behind with its work; the page asks again by itself. */
  | { readonly is: 'joining'; readonly isBusy: boolean }
  /** After a reload: the page asks for the place or the conversation that it had (SE23). */
  | { readonly is: 'resuming'; readonly isTalk: boolean }
  /** The door said no; the answers are kept. */
  | { readonly is: 'not-let-in'; readonly why: Refusal }
  /** No place in the queue: the server opens the door by itself, in order. */
  | { readonly is: 'full' }
  | { readonly is: 'waiting'; readonly place: number; readonly wait: Wait | null }
  | { readonly is: 'passed-over' }
  /** Somebody took the conversation and was verified; the key is handed over, the hello is awaited. */
  | { readonly is: 'meeting'; readonly counsellor: string }
  | Talking
  | { readonly is: 'ended'; readonly how: HowEnded; readonly counsellor: string }
  | { readonly is: 'left-queue' }
  /** A visible stop: who is on the other side, or what was said, could not be verified. */
  | { readonly is: 'stopped'; readonly why: 'not-verified' | 'damaged' }

export interface Talking {
  readonly is: 'talking'
  readonly counsellor: string
  /** Who talks along (SE32). */
  readonly colleague: string | null
  readonly opened: Opened
}

/** The usual range of the wait from now, in minutes. */
export interface Wait {
  readonly from: number
  readonly to: number
}

/** `broken`: it ended, but nobody said so under seal (SE34), or the server does not know it any more. */
export type HowEnded = 'by-me' | 'by-counsellor' | 'lost-connection' | 'broken'

/** Whether leaving now would lose something: a place in the queue or a conversation. */
export function hasSomethingToLose({ is }: VisitorState): boolean {
  return is === 'full' || is === 'waiting' || is === 'passed-over' || is === 'meeting' || is === 'talking'
}
