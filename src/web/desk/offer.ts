import type { WantedHelp } from '../../domain/queue.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'

/** Somebody waits for this counsellor: what may be known of it before taking (SE22), by this page's clock. */
export interface Offer {
  readonly id: string
  readonly wanted: WantedHelp
  readonly typesSlowly: boolean
  readonly from: number
  readonly until: number
}

/** An offer as the desk shows it, from its frame; `now` in milliseconds. */
export function offerOf(frame: Extract<ToDeskFrame, { t: 'offer' }>, now: number): Offer {
  const { offer: id, wanted, slow: typesSlowly, within } = frame
  return { id, wanted, typesSlowly, from: now, until: now + within }
}

/** Whole seconds that the ring still lasts, never below 0. */
export function secondsLeft({ until }: Offer, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000))
}
